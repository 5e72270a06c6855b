import { dayNumber, formatDay as writtenDay } from "../../calendar/days.ts";
import { FEWEST_FOR_SHARES } from "../../figures/few.ts";
import type { Readiness } from "../../clv/fit/readiness.ts";
import {
  formatCompactMoney,
  formatDay,
  formatNumber,
  formatPercent,
} from "../../figures/format.ts";
import { countOf, formatDays } from "../../figures/words.ts";

/** "2026-08" → "Aug 2026" */
export function monthName(month: string): string {
  const [name, , year] = formatDay(`${month}-01`).split(" ");
  return `${name} ${year}`;
}

/** Day number since 1970-01-01 → "Aug 3, 2026". */
function dayName(day: number): string {
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

export function concentrationWords(
  share: number | null,
  customers: number,
  bins: { fromMinor: number; toMinor: number; customers: number }[],
  currency: string,
): string {
  if (share === null)
    return customers < FEWEST_FOR_SHARES
      ? `What the top tenth of customers brought is shown from ${FEWEST_FOR_SHARES} customers on.`
      : "Nobody has spent anything yet.";
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
      : "Too few customers have ordered a second time to say when they do.";
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

export const backtestCard = {
  wouldItHaveBeen: "Would it have been right?",
  notTestedYet:
    "Not tested yet: the test hides the last quarter of the history from the model, and needs at least 50 customers before it.",
  ordersByMonth: "Orders by month",
  predictedAndActualOrders: "Predicted and actual orders by month since the cut",
  monthUpTo: "Month up to",
  /** a month that ends on a day, which its own name would hide */
  until: (day: string) => `to ${day}`,
  predicted: "Predicted",
  actual: "Actual",
  theLast: (daysLeft: number) => `The last ${formatDays(daysLeft)} are in the total only.`,
  areTheChancesRight: "Are the chances right?",
  customersByTheChance:
    "Customers by the chance they were given of ordering at all, and how many of them did.",
  predictedAndActualShare:
    "Predicted and actual share of customers who ordered, by predicted chance",
  predictedChance: "Predicted chance",
  customers: "Customers",
  doesItKnow: "Does it know the best customers?",
  tenEqualGroups: "Ten equal groups of customers by predicted orders, least first.",
  ordersByTenth: "Predicted and actual orders by tenth of customers",
  tenth: "Tenth",
  earlierTests: "Earlier tests",
  errorOfTheTest: "Error of the test, by the day it was made",
  testedOn: "Tested on",
  error: "Predicted ÷ actual − 1",
};

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

export const distributionCard = {
  whoBringsTheRevenue: "Who brings the revenue",
  customersByWhatThey: "Customers by what they spent so far",
  spentSoFar: "Spent so far",
  customers: "Customers",
  shareOfRevenue: "Share of revenue from the most valuable customers",
  shareColumn: "Share of revenue",
  numberOfCustomers: "Number of customers",
  top: (customers: number) => `Top ${formatPercent(customers, 0)}`,
};

export const modelCard = {
  paretoNbdSchmittleinMorrison: "Pareto/NBD (Schmittlein, Morrison & Colombo 1987)",
  bgNbdFaderHardie: "BG/NBD (Fader, Hardie & Lee 2005)",
  mbgNbdBatislamDenizel: "MBG/NBD (Batislam, Denizel & Filiztekin 2007)",
  mbgCnbd2Platzer: "MBG/CNBD-2 (Platzer & Reutterer 2016)",
  mbgCnbd3Platzer: "MBG/CNBD-3 (Platzer & Reutterer 2016)",
  mbgCnbd4Platzer: "MBG/CNBD-4 (Platzer & Reutterer 2016)",
  theSearchStoppedBefore: "The search stopped before the gradient vanished.",
  theOrdersDoNot:
    "The orders do not tell leaving from pausing: chances of still being a customer are not shown.",
  someCombinationOfParameters: "Some combination of parameters is hardly told apart by the data.",
  below200Customers50: "Below 200 customers, 50 repeat buyers or 180 days.",
  spendDepends:
    "Spend depends on how often customers order: order values are taken by number of orders.",
  aFewCustomersCarry:
    "A few customers carry the mean: the observed mean stands in for the model's.",
  tooFewRepeatBuyers: "Too few repeat buyers for a model of spend: the observed mean is used.",
  theModel: "The model",
  orders: (one: string, asOf: string) =>
    `Orders: ${one}. Spend: Gamma-Gamma (Fader, Hardie & Lee 2005). Learned anew each night, last on ${asOf}.`,
  parametersAndDiagnostics: "Parameters and diagnostics",
  parametersOfThePurchase: "Parameters of the purchase model, times in days",
  parameter: "Parameter",
  value: "Value",
  interval: (low: string, high: string) => `${low} to ${high}`,
  spendAndDiagnostics: "Spend and diagnostics",
  quantity: "Quantity",
  estimate: "Estimate",
  mapWeakLogNormal: "MAP, weak log-normal prior",
  logLikelihood: "Log-likelihood",
  largestGradientEntry: "Largest gradient entry",
  smallestEigenvalue: "Smallest eigenvalue of the Hessian",
  gainOverNoDropout: "Gain over no dropout (ln)",
  gammaGammaP: "Gamma-Gamma p",
  gammaGammaQ: "Gamma-Gamma q",
  gammaGammaMinorUnits: "Gamma-Gamma γ, minor units",
  correlationOfSpend: "Correlation of spend and orders",
  customersRepeatBuyers: "Customers, repeat buyers",
  modelsComparedOnHeld: "Models compared on held-out orders",
  model: "Model",
  meanLogDensity: "Mean log density",
  leadOnParetoNbd: "Lead on Pareto/NBD",
  chosen: (model: string) => `${model} (chosen)`,
};

export const page = {
  value: "Value",
  seeCustomers: "See customers",
  beingWorkedOut: "Being worked out",
  noCustomersYet: "No customers yet",
  goToHome: "Go to Home",
  inAMoment: "What your customers are worth appears here in a moment.",
  onceOrdersAreRead:
    "What your customers are worth, with its interval and its test against your own orders, appears here once all orders are read.",
  whatYourCustomersWill: "What your customers will bring",
  noPredictionYet: "No prediction yet",
  computedOn: (asOf: string) => `Computed on ${formatDay(asOf)}.`,
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
