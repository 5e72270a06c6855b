import { formatDay, formatNumber, formatPercent } from "../../../figures/format.ts";

/** "2026-08" → "Aug 2026" */
export function monthName(month: string): string {
  const [name, , year] = formatDay(`${month}-01`).split(" ");
  return `${name} ${year}`;
}

export function retentionWords(share: number | null): string {
  return share === null
    ? "The first month after a first order is not over for anyone yet."
    : `Of the customers of a month, ${formatPercent(share)} order again in the month after.`;
}

interface Reached {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** By when half are back, or how many are by now. */
export function secondOrderWords(
  median: Reached,
  usualWait: number,
  backSoFar: { day: number; share: number } | null,
): string {
  const usual = `Half of those who come back have done so by day ${formatNumber(usualWait)}.`;
  if (median.value === null) {
    const so = backSoFar
      ? `By day ${formatNumber(backSoFar.day)} about ${formatPercent(backSoFar.share, 0)} of customers have ordered again; half never do within the history.`
      : "Too few customers have ordered a second time to say when they do.";
    return backSoFar ? `${so} ${usual}` : so;
  }
  const range =
    median.low !== null && median.high !== null
      ? ` (between ${formatNumber(median.low)} and ${formatNumber(median.high)} with 95% confidence)`
      : "";
  return `Half of all customers have ordered again by day ${formatNumber(median.value)}${range}. ${usual}`;
}

const channels: Record<string, string> = {
  web: "Online store",
  pos: "Point of sale",
  shopify_draft_order: "Draft order",
  subscription_contract: "Subscription",
  unknown: "Not known",
};

/** Shopify's name of a channel; an app's is its number. */
export function channelName(source: string): string {
  return channels[source] ?? (/^\d+$/.test(source) ? `App ${source}` : source);
}

export const cohortsCard = {
  shownFrom: (fewest: number) =>
    `Who of a month's new customers came back is shown from ${fewest} customers on.`,
  retentionByMonth: "Retention by month of the first order",
  orders: "Orders",
  revenue: "Revenue",
  shareOfTheMonths:
    "Share of the month's new customers who ordered, by months after the first order.",
  whatTheySpent: "What they spent in each month, for each customer the month began with.",
  shareOfCustomers: "Share of customers who ordered, by months after the first order",
  revenueACustomer: "Revenue a customer, by months after the first order",
  firstOrderIn: "First order in",
};

export const secondOrderCard = {
  byPrice: "By price of the first order",
  byChannel: "By channel of the first order",
  byProduct: "By product in the first order",
  timeToSecondOrder: "Time to second order",
  shareOfCustomers: "Share of customers with a second order, by days since the first",
  daysSinceTheFirst: "Days since the first order",
  orderedAgain95Interval: "Ordered again (95% interval)",
  halfOfThose: "half of those who come back",
  halfOfAllCustomers: "half of all customers",
  firstOrder: "First order",
  customers: "Customers",
  backWithin90Days: "Back within 90 days",
  halfAreBackBy: "Half are back by",
  fromDay: (low: number) => ` (from ${low})`,
  betweenDays: (low: number, high: number) => ` (${low} to ${high})`,
  halfInterval: (value: string, low: string, high: string) => `~${value} (${low} to ${high})`,
  notYetHalf: "not yet half",
};
