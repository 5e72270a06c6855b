import { WINDOW_CHANCE, WINDOW_DAYS } from "../../../clv/states/lines.ts";
import type { Purpose } from "../../../clv/states/state.ts";
import { customerStates, type CustomerState } from "../../../clv/states/states.ts";
import {
  formatCompactMoney,
  formatDay,
  formatNumber,
  formatPercent,
} from "../../../figures/format.ts";
import { countOf, formatDays } from "../../../figures/words.ts";

const percent = (share: number) => formatPercent(share, 0);

export const NEWCOMERS = "First order";

export interface FlowRow {
  from: CustomerState | null;
  to: CustomerState;
  customers: number;
}

/** What moved, or since when states are followed. */
export function flowWords(
  flow: { since: string; until: string; moves: readonly FlowRow[] } | null,
): string {
  if (!flow || flow.since === flow.until)
    return `States are followed since ${flow ? formatDay(flow.since) : "today"}. Moves appear here from tomorrow on.`;
  const since = `Since ${formatDay(flow.since)},`;
  if (flow.moves.length === 0) return `${since} nobody has changed state.`;
  const newcomers = total(flow.moves.filter(({ from }) => from === null));
  const moved = total(flow.moves) - newcomers;
  const away = total(flow.moves.filter((move) => towards(move) === "away"));
  const back = total(flow.moves.filter((move) => towards(move) === "back"));
  return `${since} ${countOf(moved, "customer")} changed state and ${formatNumber(newcomers)} came new. ${formatNumber(away)} moved away from you, ${formatNumber(back)} came back.`;
}

const total = (moves: readonly FlowRow[]) => moves.reduce((sum, one) => sum + one.customers, 0);

const closeness: Record<Purpose, number> = { keep: 2, grow: 2, win_back: 1, leave_alone: 0 };

/** From those one keeps to those one wins back or gives up, or the other way. */
function towards({ from, to }: FlowRow): "away" | "back" | null {
  if (from === null) return null;
  const change = closeness[customerStates[to].purpose] - closeness[customerStates[from].purpose];
  return change < 0 ? "away" : change > 0 ? "back" : null;
}

export function riskWords(
  saving: { customers: number; revenueMinor: number },
  currency: string,
): string {
  if (saving.customers === 0)
    return "Nobody is among the upper three tenths both by risk and by what they brought.";
  return `${countOf(saving.customers, "customer")} ${saving.customers === 1 ? "is" : "are"} in the upper three tenths by risk and by what they brought: ${formatCompactMoney(saving.revenueMinor, currency)} so far. They are in the lower right corner.`;
}

interface WinBack {
  points: readonly { day: number; chance: number }[];
  closes: number;
}

/** The chance at the beginning and where the window ends. */
export function winBackWords({ points, closes }: WinBack): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last)
    return `Shown when there are ${WINDOW_DAYS} days of history and somebody has ordered twice.`;
  const begin = `Right after a first order, ${percent(first.chance)} order again within ${WINDOW_DAYS} days.`;
  if (closes > last.day)
    return `${begin} Without a second order the chance falls, but not below ${percent(WINDOW_CHANCE)} within the ${formatDays(last.day)} that can be seen: the window is still open.`;
  return `${begin} Without a second order the chance falls: after ${formatDays(closes)} it is below ${percent(WINDOW_CHANCE)}, and the window closes.`;
}

/** "3: 35–52%", numbered so that each is its own. */
export function riskBandName(band: { from: number; to: number }, index: number): string {
  const [from, to] = [percent(band.from), percent(band.to)];
  return `${index + 1}: ${from === to ? from : `${from.replace("%", "")}–${to}`}`;
}

export function valueBandName(
  band: { from: number; to: number },
  index: number,
  currency: string,
): string {
  return `${index + 1}: ≤${formatCompactMoney(band.to, currency)}`;
}

export const discountsCard = {
  noOrderHasBeen: "No order has been discounted yet.",
  nobodyIsAtRisk: "Nobody is at risk.",
  noneIsLed: (customers: number) =>
    `None of the ${countOf(customers, "customer")} at risk is discount-led: remind them before you offer anything.`,
  someAreLed: (
    led: number,
    customers: number,
    ledValueAtRisk: number,
    currency: string,
    valueAtRisk: number,
  ) =>
    `${formatNumber(led)} of the ${countOf(customers, "customer")} at risk ${led === 1 ? "is" : "are"} discount-led, with ~${formatCompactMoney(ledValueAtRisk, currency)} of ~${formatCompactMoney(valueAtRisk, currency)}: they may only come back at a discount.`,
  restIsNot: (are: string, others: number) =>
    `${are} That cannot be said of the other ${formatNumber(others)}: remind them first, and do not pay for orders that would come anyway.`,
  atRisk: (minor: number, currency: string) => `~${formatCompactMoney(minor, currency)} at risk`,
  whoComes: "Who comes for the discount",
  customersAtRisk: "Customers at risk by whether discounts lead them",
  atRiskColumn: "Customers at risk",
  customers: "Customers",
  share: "Share",
  valueAtRisk12: "Value at risk, 12 months",
  discountLed: "Discount-led",
  notDiscountLed: "Not discount-led",
};

export const flowCard = {
  movesBetweenStates: "Moves between states",
  customersInAnotherState: "Customers in another state, or new",
  stateOfTheFirst: "state of the first day against state of the last day of the period",
  from: "From",
  to: "To",
  atMostTheLast: "At most the last 30 days.",
  thoseWhoCameBack:
    "Those who came back to the state they were in are not drawn, nor are those who stayed.",
  customersWhoChangedState: (since: string, until: string) =>
    `Customers who changed state between ${formatDay(since)} and ${formatDay(until)}`,
  customers: "Customers",
};

export const riskCard = {
  riskAgainstValue: "Risk against value",
  customersInGroups:
    "Customers, in groups by their risk of no order within a year (down) and by what they brought so far (across, up to the amount above).",
  customersByRisk: "Customers by risk of no order within a year and by revenue so far",
  risk: "Risk",
};

export const winBackCard = {
  howLongOneTime: "How long one-time buyers can be won back",
  chanceOfASecond:
    "Chance of a second order within the next 90 days, by days since the first without one",
  daysWithoutASecond: "Days without a second order",
  chanceWithinTheNext: "Chance within the next 90 days",
  windowCloses: "window closes",
};

export const churn = {
  whoMayLeave: "Who may leave, and what goes with them",
};
