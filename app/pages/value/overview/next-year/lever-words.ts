import type { Lever } from "../../../../clv/levers/levers.ts";
import { formatMoney, formatNumber, formatPercent } from "../../../../figures/format.ts";
import { countOf } from "../../../../figures/words.ts";

/** "27.38%", "0.5%" */
const percent = (share: number) => `${formatNumber(share * 100, 2)}%`;

/** Where a lever stands, with its unit. */
export function placeWords(lever: Lever, value: number, currency: string): string {
  switch (lever) {
    case "repeatRate":
    case "discountShare":
    case "margin":
      return percent(value);
    case "lifespan":
      return value === 1 ? countOf(1, "year") : `${formatNumber(value, 2)} years`;
    case "orderValue":
      return formatMoney(Math.round(value), currency);
    case "newCustomers":
      return formatNumber(Math.round(value));
  }
}

/** "25 → 26%", "2 → 2.5 years", "$50.00 → $52.50": a unit that stands behind stands once. */
export function fromToWords(lever: Lever, from: number, to: number, currency: string): string {
  const [first, last] = [placeWords(lever, from, currency), placeWords(lever, to, currency)];
  return `${lever === "orderValue" ? first : first.replace(/%$| years?$/, "")} → ${last}`;
}

export const leverNames: Record<Lever, string> = {
  repeatRate: "Repeat rate",
  lifespan: "Lifespan T",
  orderValue: "Order value",
  newCustomers: "New customers",
  discountShare: "Discounts",
  margin: "Margin",
};

/** What a lever is, under its field. @param within days after the first order */
export function meaningWords(lever: Lever, within: number): string {
  switch (lever) {
    case "repeatRate":
      return `New customers with a second order within ${within === 365 ? "a year" : countOf(within, "day")}.`;
    case "lifespan":
      return "How long a customer stays: your choice on Home.";
    case "orderValue":
      return "On average, of the next 12 months.";
    case "newCustomers":
      return "With their first order in the next 12 months.";
    case "discountShare":
      return "Of full prices, over the last 12 months.";
    case "margin":
      return "Left of revenue after the cost of goods.";
  }
}

export const fieldHelp = {
  now: (meaning: string, place: string) => `${meaning} Now ${place}.`,
  noMargin: (meaning: string) => `${meaning} Not known yet: enter one to try it.`,
  percent: "%",
  years: "years",
  customers: "customers",
};

export const unknownPlace: Record<Exclude<Lever, "margin" | "lifespan" | "orderValue">, string> = {
  repeatRate: "Too few customers have come back to say a repeat rate.",
  newCustomers: "No new customers are expected, so there is no number to change.",
  discountShare: "Nothing was sold in the last 12 months, so there is no share of discounts.",
};

interface Parts {
  readonly revenue: string;
  readonly again: string;
  readonly once: string;
  readonly known: string;
  readonly come: string;
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** What a lever does, with the shop's own numbers. */
export const formulas = {
  repeatRate: ({ again, once }: Parts, { from, to }: Ends) =>
    `Repeat orders of customers to come (${again}) and orders of today’s customers with one order so far (${once}), both × ${to} ÷ ${from}. The rest of the forecast stays.`,
  lifespan: (
    { known, again }: Parts,
    { from, to }: Ends,
    stay: { known: Ends; fresh: Ends },
    simple: Ends | null,
  ) =>
    `Orders of customers of today (${known}) × ${stay.known.to} ÷ ${stay.known.from}, repeat orders of customers to come (${again}) × ${stay.fresh.to} ÷ ${stay.fresh.from}: the part of a year’s orders that comes before customers leave, if they leave at a constant rate after ${to}, instead of ${from}, on average. T is your choice, not measured.` +
    (simple ? ` Simple CLV, CV × T: ${simple.from} → ${simple.to}.` : ""),
  orderValue: ({ revenue }: Parts, { from, to }: Ends) => `Revenue (${revenue}) × ${to} ÷ ${from}.`,
  newCustomers: ({ come }: Parts, { from, to }: Ends) =>
    `Revenue of customers to come (${come}), first orders and repeat orders, × ${to} ÷ ${from}.`,
  discountShare: ({ revenue }: Parts, { from, to }: Ends) =>
    `Revenue (${revenue}) × (1 − ${to}) ÷ (1 − ${from}), at the same orders. Goods cost the same, so the whole difference is profit.`,
  margin: ({ revenue }: Parts, { to }: Ends) => `Profit = revenue (${revenue}) × ${to}.`,
};

/** 0.7869 → "0.787" */
export const factorWords = (value: number) => formatNumber(value, 3);

export const discountWords = {
  /** @param lost share of orders @param of "revenue" */
  fewer: (lost: number, of: string) =>
    `Fewer discounts: orders that only come for one may be lost, and how many, your orders do not say. The gain in ${of} is used up when ${formatPercent(lost)} of orders are lost.`,
  /** null where no number of orders makes up for it */
  more: (needed: number | null, of: string) =>
    needed === null
      ? `More discounts: whether they bring more orders, your orders do not say. At this discount no number of orders brings as much ${of} as now.`
      : `More discounts: whether they bring more orders, your orders do not say. It takes ${formatPercent(needed)} more orders for as much ${of} as now.`,
  revenue: "revenue",
  profit: "profit",
};
