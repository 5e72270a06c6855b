import { formatNumber } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import type { CustomerId } from "../../ids.ts";
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

export const customerFilters = {
  product: (value: string) => `product ${value}`,
  search: "Search by name, e-mail or customer number",
  state: "State",
  orders: "Orders",
  valueSoFar: "Value so far",
  daysSinceLastOrder: "Days since last order",
  daysSinceTheyBought: (product: string) => `Days since they bought ${product}`,
  stateIs: (value: string) => `State: ${value}`,
  ordersAre: (value: string) => `Orders: ${value}`,
  valueIs: (value: string, currency: string) => `Value so far: ${value} ${currency}`,
  lastOrder: (value: string) => `Last order: ${value} ${value === "1" ? "day" : "days"} ago`,
  lastBought: (product: string, share: string) =>
    `Last bought ${product}: ${share} ${share === "1" ? "day" : "days"} ago`,
  between: (least: string, most: string) => `${least} to ${most}`,
  orMore: (least: string) => `${least} or more`,
  upTo: (most: string) => `up to ${most}`,
  atLeast: "At least",
  atMost: "At most",
};

export const customerTable = {
  customer: (customerId: CustomerId) => `Customer ${customerId}`,
  orders: (count: number) => countOf(count, "order"),
  onlyCustomers:
    "Only customers with an order that counts are listed. Remove a filter, or search by another name.",
  noCustomerFits: "No customer fits",
  showAllCustomers: "Show all customers",
  eachOne:
    "Each one with what they brought, what they may bring, and whether they are slipping away. They come with the orders read from Shopify.",
  yourCustomersAppearHere: "Your customers appear here",
  seeProgress: "See progress",
};

export const page = {
  customers: "Customers",
  exportCsv: "Export CSV",
  readSoFar:
    "Orders are still being read or worked out: customers and values grow, and states and predictions stand here once all are.",
  leftOut: (count: number) =>
    `${countOf(count, "customer")} who objected to being profiled ${count === 1 ? "is" : "are"} in no list chosen by a filter.`,
};
