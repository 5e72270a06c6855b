import { dayRange } from "../../../figures/quantity.ts";
import { formatDay, formatNumber, formatPercent } from "../../../figures/format.ts";
import { countOf } from "../../../figures/words.ts";
import type { Measure } from "./group-row.ts";
import type { Newcomers } from "./newcomers.ts";

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
  const [from, to] =
    median.low !== null && median.high !== null ? dayRange(median.low, median.high) : [];
  const range =
    from !== undefined && to !== undefined
      ? ` (between ${formatNumber(from)} and ${formatNumber(to)} with 95% confidence)`
      : "";
  return `Half of all customers have ordered again by day ${formatNumber(median.value)}${range}. ${usual}`;
}

export const cohortsCard = {
  shownFrom: (fewest: number) =>
    `Who of a month's new customers came back is shown from ${fewest} customers on.`,
  title: "Month by month",
  measure: "Judged by",
  months: "Month",
  meaning: {
    orders: "Share of the new customers who ordered, by months after the first order.",
    revenue: "What they spent in each month, for each customer it began with.",
    margin: "What was left after the cost of goods, for each customer it began with.",
  } satisfies Record<Measure, string>,
  label: (measure: string, by: string) => `${measure} by ${by}, by months after the first order`,
  by: {
    month: "month of the first order",
    product: "product",
    channel: "channel",
    discount: "discount",
  },
  firstOrderIn: "First order in",
  firstOrder: "First order",
  of: (customers: number, size: number) =>
    `${formatNumber(customers)} of ${countOf(size, "customer")}`,
  ofAll: "Of customers for whom the month is over.",
  costsKnown: (share: number, marginPercent: number | null) =>
    `Unit costs are known for ${formatPercent(share, 0)} of these sales; ${marginPercent === null ? "the rest is left out, as if it brought nothing." : `the rest counts at your margin of ${formatNumber(marginPercent, 1)}%.`}`,
};

export const backHero = {
  shareOfCustomers: "Share of customers with a second order, by days since the first",
  daysSinceTheFirst: "Days since the first order",
  orderedAgain95Interval: "Ordered again (95% interval)",
  halfOfThose: "half of those who come back",
  halfOfAllCustomers: "half of all customers",
};

export const newcomersCard = {
  title: "New customers of a period",
  nobody: "Nobody ordered for the first time on these days.",
  came: (customers: number, before: number | null) =>
    before === null
      ? `${countOf(customers, "customer")} ordered for the first time.`
      : `${countOf(customers, "customer")} ordered for the first time; ${formatNumber(before)} on the days they are held against.`,
  tooYoung: "Nobody of them has been a customer for a week yet: how many come back is told then.",
  no: "How many come back does not differ clearly.",
  /** @param points of a hundred */
  differs: (days: number, points: number) =>
    `Within ${days} days ${points > 0 ? "more" : "fewer"} come back, by ${formatNumber(Math.abs(points), 1)} points.`,
  caption: "Back within so many days of the first order",
  within: "Back within",
  days: (days: number) => countOf(days, "day"),
  these: "These",
  heldAgainst: "Held against",
  difference: "Difference",
  share: (value: number, low: number, high: number) =>
    `${formatPercent(value, 0)} (${formatPercent(low, 0)} to ${formatPercent(high, 0)})`,
  points: (value: number, low: number, high: number) =>
    `${signed(value)} points (${signed(low)} to ${signed(high)})`,
  notYet: "–",
  seeCustomers: "See these customers",
};

/** Who came, and whether they come back otherwise than those they are held against. */
export function newcomersWords({ customers, before, backBy }: Newcomers): string {
  if (customers === 0) return newcomersCard.nobody;
  const came = newcomersCard.came(customers, before);
  if (!backBy.some(({ now }) => now)) return `${came} ${newcomersCard.tooYoung}`;
  // the longest that both were watched for: looked at once, not at every length
  const longest = backBy.findLast(({ change }) => change)?.change;
  if (!longest) return came;
  const { days } = backBy.findLast(({ change }) => change)!;
  return longest.pValue < 0.05
    ? `${came} ${newcomersCard.differs(days, longest.value * 100)}`
    : `${came} ${newcomersCard.no}`;
}

const signed = (share: number) =>
  `${share < 0 ? "−" : "+"}${formatNumber(Math.abs(share) * 100, 1)}`;
