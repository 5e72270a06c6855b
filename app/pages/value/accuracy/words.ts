import { dayNumber, formatDay as writtenDay } from "../../../calendar/days.ts";
import { formatDay, formatNumber, formatPercent } from "../../../figures/format.ts";
import { countOf, formatDays } from "../../../figures/words.ts";

/** Day number since 1970-01-01 → "Aug 3, 2026". */
function dayName(day: number): string {
  return formatDay(writtenDay(day));
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

export const backtestCard = {
  wouldItHaveBeen: "Would it have been right?",
  notYet: "Not tested yet",
  notTestedYet:
    "The test hides the last quarter of the history from the model, and needs at least 50 customers before it.",
  predictedAndActualOrders: "Predicted and actual orders by month since the cut",
  monthUpTo: "Month up to",
  /** a month that ends on a day, which its own name would hide */
  until: (day: string) => `to ${day}`,
  predictedAgainstActual: "predicted against actual orders",
  predicted: "Predicted",
  actual: "Actual",
  carried: "At their pace so far",
  doNotTrust: "A plain rule or chance did better than the model",
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
    "Spend and how often customers order go together: who orders more often spends more, or less, on an order.",
  spendFollowsPace: "Each customer's order value follows how often they order.",
  spendLevelMoves:
    "What an order is worth moved over the shop's history. Past orders are seen in today's money, and a trend fades when it is carried forward.",
  spendMovesWithOrders:
    "A customer's later orders differ in value from the earlier ones: orders to come are valued by how many came before.",
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
  mle: "MLE, likelihood alone",
  n95Interval: "95% interval",
  standardError: "± (1 s.e.)",
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
