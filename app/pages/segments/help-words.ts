import type { Lines } from "../../clv/states/lines.ts";
import { customerStates, type CustomerState } from "../../clv/states/states.ts";
import { formatCompactMoney, formatNumber, formatPercent } from "../../figures/format.ts";

/** The rule of a state with this shop's own numbers. The first that fits decides. */
export function ruleOf(state: CustomerState, lines: Lines, currency: string): string {
  const { byModel, byRhythm } = customerStates[state];
  return lines.kind === "model" ? byModel.words(lines, currency) : byRhythm.words(lines, currency);
}

export const help = {
  title: "What the segments mean",
  noSegmentsYet: "No segments yet",
  onceYourOrders:
    "Once all your orders are read, each customer is compared with their own rhythm. What each segment means in your shop appears here.",
  goToHome: "Go to Home",
  segments: "Segments",
};

export const meanings = {
  inYourShop: "What the segments mean in your shop",
  aCustomer:
    "A customer is in the first segment whose rule fits. The lines are drawn anew each night from your own orders.",
  andAtRisk: (valueAtRisk: number, currency: string) =>
    `, ~${formatCompactMoney(valueAtRisk, currency)} at risk`,
};

export const rfmCard = {
  everyCustomer: "Every customer is in one group.",
  broughtMost: (group: string, revenue: number, customers: number) =>
    `“${group}” brought most: ${formatPercent(revenue)} of the revenue so far from ${formatPercent(customers)} of the customers.`,
  rfmGroups: "RFM groups",
  shownLater: (least: number) =>
    `Groups are fifths of your customers: shown from ${formatNumber(least)} customers on, from the night after.`,
  customersAndRevenue: "Customers and revenue so far by RFM group, and Shopify's own count",
  group: "Group",
  customers: "Customers",
  inShopify: "In Shopify",
  revenueSoFar: "Revenue so far",
  shopifyDidNotTell: "Shopify did not tell its own counts. Load the page again to ask once more.",
  shopifysOwnGroupsNeed:
    "Shopify's own groups need not agree with these: see how this is computed.",
};
