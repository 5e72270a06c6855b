import type { Readiness } from "../../../clv/fit/readiness.ts";
import {
  formatCompactMoney,
  formatDay,
  formatNumber,
  formatPercent,
} from "../../../figures/format.ts";
import type { Quantity } from "../../../figures/figure.ts";
import { sizeOf } from "../../../figures/quantity.ts";
import { countOf } from "../../../figures/words.ts";

/** Whose money it is, and how far the history carries it. */
export function predictionWords(customers: number, { confidence, sentence }: Readiness): string {
  const whose = `From your ${countOf(customers, "customer")} of today.`;
  return confidence === "low" ? `${whose} Confidence is low. ${sentence}` : `${whose} ${sentence}`;
}

export function concentrationWords(
  share: Quantity,
  customers: number,
  bins: { fromMinor: number; toMinor: number; customers: number }[],
  currency: string,
): string {
  // counted at night: who came since may be enough for a share that nobody has worked out
  if (share.kind === "unknown") return `What the top tenth of customers brought: ${share.why}.`;
  const top = Math.round(customers / 10);
  const largest = [...bins].sort((a, b) => b.customers - a.customers)[0];
  const usual = largest
    ? ` The largest group, ${countOf(largest.customers, "customer")}, has spent ${binName(largest, currency)} so far.`
    : "";
  return `The top 10% of customers (${formatNumber(top)}) brought ${formatPercent(sizeOf(share), 0)} of revenue.${usual}`;
}

/** "$20–$50" */
export function binName(bin: { fromMinor: number; toMinor: number }, currency: string): string {
  return `${formatCompactMoney(bin.fromMinor, currency)}–${formatCompactMoney(bin.toMinor, currency)}`;
}

export const distributionCard = {
  whoBringsTheRevenue: "Who brings the revenue",
  customersByWhatThey: "Customers by what they spent so far",
  spentSoFar: "Spent so far",
  customers: "Customers",
  shareOfRevenue: "Share of revenue from the most valuable customers",
  shareColumn: "Share of revenue",
  numberOfCustomers: "Number of customers",
  countedOn: (asOf: string) =>
    `Counted on ${formatDay(asOf)}. The lists behind follow each order since.`,
  top: (customers: number) => `Top ${formatPercent(customers, 0)}`,
};

export const profitSection = {
  afterTheCost: "After the cost of goods",
  readingYourUnitCosts: "Reading your unit costs from Shopify.",
  nothingWasChanged: "Nothing was changed. You can allow it at any time.",
  shopifyCouldNotAsk: "Shopify could not ask just now. Try again.",
  theFiguresAbove:
    "The figures above are revenue. With the cost per item from Shopify, Boomerang shows what is left of it: so far, by the formula, and in the next 12 months.",
  useUnitCosts: "Use unit costs from Shopify",
};

export const overview = {
  whatYourCustomersWill: "What your customers will bring",
  besides: "What it is made of",
  expected: "Predicted, next 12 months",
  noPredictionYet: "No prediction yet",
  computedOn: (asOf: string) => `Computed on ${formatDay(asOf)}.`,
};
