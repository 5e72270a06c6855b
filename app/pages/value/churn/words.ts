import { WINDOW_CHANCE, WINDOW_DAYS } from "../../../clv/states/lines.ts";
import type { Purpose } from "../../../clv/states/state.ts";
import { customerStates, type CustomerState } from "../../../clv/states/states.ts";
import {
  formatCompactMoney,
  formatDay,
  formatNumber,
  formatPercent,
} from "../../../figures/format.ts";
import { countOf, formatDays, waitWords } from "../../../figures/words.ts";

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
  return `${begin} Without a second order the chance falls: after ${waitWords(closes)} it is below ${percent(WINDOW_CHANCE)}, and the window closes.`;
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

export const winBackCard = {
  howLongOneTime: "How long one-time buyers can be won back",
  chanceOfASecond:
    "Chance of a second order within the next 90 days, by days since the first without one",
  daysWithoutASecond: "Days without a second order",
  chanceWithinTheNext: "Chance within the next 90 days",
  windowCloses: "window closes",
};

export const atRiskCard = {
  createOffer: "Create offer",
  byState: "Value at risk by state, 12 months",
  state: "State",
  valueAtRisk: "Value at risk",
  customers: "Customers",
  noneAtRisk: "Nobody is drifting away just now.",
  mostIn: (state: string, minor: number, customers: number, currency: string) =>
    `Most of it is in “${state}”: ~${formatCompactMoney(minor, currency)} of ${countOf(customers, "customer")}.`,
  countedOn: (asOf: string) =>
    `Followed with each order. Chances, their map and moves are those of ${formatDay(asOf)}.`,
};
