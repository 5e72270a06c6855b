import { formatNumber } from "../../figures/format.ts";

export function countWords(count: number, isComplete: boolean, sort: string | null): string {
  const all = isComplete
    ? `${formatNumber(count)} ${count === 1 ? "customer" : "customers"}`
    : `More than ${formatNumber(count)} customers`;
  return sort?.startsWith("predicted")
    ? `${all} with a prediction; the others are not in this order`
    : all;
}
