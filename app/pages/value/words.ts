import { dayNumber, formatDay as writtenDay } from "../../calendar/days.ts";
import type { Readiness } from "../../clv/fit/readiness.ts";
import {
  countOf,
  formatCompactMoney,
  formatDay,
  formatDays,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../../figures/format.ts";

/** "2026-08" → "Aug 2026" */
export function monthName(month: string): string {
  const [name, , year] = formatDay(`${month}-01`).split(" ");
  return `${name} ${year}`;
}

/** Day number since 1970-01-01 → "Aug 3, 2026". */
export function dayName(day: number): string {
  return formatDay(writtenDay(day));
}

interface Total {
  value: number;
  low: number;
  high: number;
}

/** The total in a sentence, as sure as the history allows. */
export function predictionWords(
  customers: number,
  total: Total,
  readiness: Readiness,
  currency: string,
): string {
  const money = (minor: number) => formatCompactMoney(minor, currency);
  const estimate =
    `An estimate: your ${countOf(customers, "customer")} of today will bring about ${money(total.value)} ` +
    `in the next 12 months, with 95% confidence between ${money(total.low)} and ${money(total.high)}.`;
  return readiness.confidence === "low"
    ? `${estimate} Confidence is low. ${readiness.sentence}`
    : `${estimate} ${readiness.sentence}`;
}

interface Against {
  simpleMinor: number;
  predictedMinor: number;
  ratio: number;
}

/** How the formula differs from the prediction, and why. */
export function againstWords(against: Against, currency: string): string {
  const { ratio } = against;
  const money = (minor: number) => formatMoney(Math.round(minor), currency);
  const both = `By the formula a customer is worth ${money(against.simpleMinor)} a year; the prediction for the next 12 months is ${money(against.predictedMinor)}`;
  const off = Math.abs(ratio - 1);
  if (off < 0.05) return `${both}: nearly the same.`;
  return ratio > 1
    ? `${both}. The formula is ${times(ratio)} as high, because it takes nobody to have left and counts the whole history as a year.`
    : `${both}. The formula is lower, because there is less than a year of orders in it or they have become more frequent.`;
}

function times(ratio: number): string {
  return `${formatNumber(ratio, 1)} times`;
}

export function concentrationWords(
  share: number | null,
  customers: number,
  bins: { fromMinor: number; toMinor: number; customers: number }[],
  currency: string,
): string {
  if (share === null) return "Nobody has spent anything yet.";
  const top = Math.round(customers / 10);
  const largest = [...bins].sort((a, b) => b.customers - a.customers)[0];
  const usual = largest
    ? ` The largest group, ${countOf(largest.customers, "customer")}, has spent ${binName(largest, currency)} so far.`
    : "";
  return `The top 10% of customers (${formatNumber(top)}) brought ${formatPercent(share, 0)} of revenue.${usual}`;
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
      : "Nobody has ordered a second time yet.";
    return backSoFar ? `${so} ${usual}` : so;
  }
  const range =
    median.low !== null && median.high !== null
      ? ` (between ${formatNumber(median.low)} and ${formatNumber(median.high)} with 95% confidence)`
      : "";
  return `Half of all customers have ordered again by day ${formatNumber(median.value)}${range}. ${usual}`;
}

interface Tested {
  cut: number;
  days: number;
  predictedOrders: number;
  actualOrders: number;
  /** null where nobody ordered */
  bias: number | null;
}

/** "we would have predicted 412 orders; you had 398" */
export function backtestWords(test: Tested): string {
  const predicted = Math.round(test.predictedOrders);
  const said = `On ${dayName(test.cut)} we would have predicted ${countOf(predicted, "order")} for the ${formatDays(test.days)} since; you had ${formatNumber(test.actualOrders)}`;
  if (test.bias === null || test.actualOrders === 0) return `${said}.`;
  const off = Math.abs(test.bias);
  if (off < 0.005) return `${said}: right within half a percent.`;
  return `${said}: ${formatPercent(off)} too ${test.bias > 0 ? "many" : "few"}.`;
}

/** Whether the test has changed since its first time; null for a single one. */
export function driftWords(
  history: readonly { asOf: string; bias: number | null }[],
): string | null {
  const known = history.filter((one): one is { asOf: string; bias: number } => one.bias !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return null;
  const signed = (bias: number) => `${bias < 0 ? "−" : "+"}${formatPercent(Math.abs(bias))}`;
  return `Its error went from ${signed(first.bias)} on ${formatDay(first.asOf)} to ${signed(last.bias)} on ${formatDay(last.asOf)}, over ${countOf(known.length, "test")}.`;
}

/** "$20–$50" */
export function binName(bin: { fromMinor: number; toMinor: number }, currency: string): string {
  return `${formatCompactMoney(bin.fromMinor, currency)}–${formatCompactMoney(bin.toMinor, currency)}`;
}

/** A last month of fewer days says little beside whole ones. */
const HALF_A_MONTH = 15;

interface MonthTested {
  label: string;
  predicted: number;
  actual: number;
}

/** The whole months of a test, and how many days after them are in its total only. */
export function monthsTested<Month extends MonthTested>(
  byMonth: readonly Month[],
  cut: number,
): { months: readonly Month[]; daysLeft: number } {
  const ends = byMonth.map(({ label }) => dayNumber(label) - cut);
  const daysLeft = (ends.at(-1) ?? 0) - (ends.at(-2) ?? 0);
  return ends.length > 1 && daysLeft < HALF_A_MONTH
    ? { months: byMonth.slice(0, -1), daysLeft }
    : { months: byMonth, daysLeft: 0 };
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
