import { formatNumber } from "../../figures/format.ts";
import { orders, sortKeys } from "./columns.ts";

export function countWords(count: number, isComplete: boolean, sort: string | null): string {
  const all = isComplete
    ? `${formatNumber(count)} ${count === 1 ? "customer" : "customers"}`
    : `More than ${formatNumber(count)} customers`;
  const key = sortKeys.find((one) => sort?.startsWith(`${one} `));
  const only = key && orders[key].only;
  return only ? `${all} ${only.words}` : all;
}

export const searchUnanswered =
  "Shopify does not answer the search by name at the moment. Search by customer number, or try again.";
