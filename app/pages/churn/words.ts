import { customerStates, type CustomerState } from "../../clv/states/states.ts";
import {
  countOf,
  formatCompactMoney,
  formatDay,
  formatDays,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../../figures/format.ts";

/** Where this shop's lines lie; amounts and ratios that were not finite are null. */
export type Lines =
  | {
      kind: "model";
      newUntil: number;
      windowCloses: number;
      topValue: number | null;
      vipChance: number;
      topSpend: number | null;
      activeChance: number;
      dueFrom: number;
      slippingFrom: number;
      slippingUntil: number;
      lapsedChance: number;
      aliveKnown: boolean;
    }
  | {
      kind: "rhythm";
      newUntilDays: number;
      windowClosesDays: number;
      topTenthMinor: number | null;
      topFifthMinor: number | null;
    };

const percent = (share: number) => formatPercent(share, 0);

/** The rule of a state with this shop's own numbers. The first that fits decides. */
export function ruleOf(state: CustomerState, lines: Lines, currency: string): string {
  return lines.kind === "model"
    ? modelRule(state, lines, currency)
    : rhythmRule(state, lines, currency);
}

function oneOrder(state: CustomerState, newUntil: number, closes: number): string | null {
  const [soon, late] = [Math.round(newUntil), Math.round(closes)];
  if (state === "new") return `One order, up to ${formatDays(soon)} ago.`;
  if (state === "second_order_window")
    return `One order, more than ${formatNumber(soon)} and up to ${formatDays(late)} ago.`;
  if (state === "one_time_closed") return `One order, more than ${formatDays(late)} ago.`;
  return null;
}

function amount(minor: number | null, currency: string): string {
  return minor === null
    ? "the shop's highest"
    : `at least ${formatMoney(Math.round(minor), currency)}`;
}

function modelRule(
  state: CustomerState,
  lines: Extract<Lines, { kind: "model" }>,
  currency: string,
): string {
  const single = oneOrder(state, lines.newUntil, lines.windowCloses);
  if (single) return single;
  const ratio = (value: number) => formatNumber(value, 1);
  switch (state) {
    case "vip":
      return `Expected value of 12 months ${amount(lines.topValue, currency)}, and at least ${percent(lines.vipChance)} chance of an order within 90 days.`;
    case "due_now":
      return `Last order ${ratio(lines.dueFrom)} to ${ratio(lines.slippingFrom)} times their own rhythm ago${lines.aliveKnown ? ", and more likely still a customer than not" : ""}.`;
    case "slipping":
      return `Last order ${ratio(lines.slippingFrom)} to ${ratio(lines.slippingUntil)} times their own rhythm ago${lines.aliveKnown ? ", still a customer with 20% to 80% chance" : ""}.`;
    case "high_value_at_risk":
      return `Spent ${amount(lines.topSpend, currency)} so far, and less than 50% chance of an order within a year.`;
    case "active":
      return `At least ${formatPercent(lines.activeChance)} chance of an order within 90 days: the upper half of returning customers.`;
    case "lapsed":
      return `Less than ${percent(lines.lapsedChance)} chance of an order within a year.`;
    default:
      return "Two or more orders, and none of the other rules fits.";
  }
}

function rhythmRule(
  state: CustomerState,
  lines: Extract<Lines, { kind: "rhythm" }>,
  currency: string,
): string {
  const single = oneOrder(state, lines.newUntilDays, lines.windowClosesDays);
  if (single) return single;
  switch (state) {
    case "vip":
      return `Spent ${amount(lines.topTenthMinor, currency)} so far, last order less than 1.5 times their own rhythm ago.`;
    case "due_now":
      return "Last order 0.8 to 1.5 times their own rhythm ago.";
    case "slipping":
      return "Last order 1.5 to 3 times their own rhythm ago.";
    case "high_value_at_risk":
      return `Spent ${amount(lines.topFifthMinor, currency)} so far, last order 1.5 to 6 times their own rhythm ago.`;
    case "active":
      return "Last order less than 0.8 times their own rhythm ago.";
    case "lapsed":
      return "Last order 6 times their own rhythm ago, or longer.";
    default:
      return "Last order 3 to 6 times their own rhythm ago.";
  }
}

/** Where an offer is the advised answer; elsewhere one looks at the customers. */
const OFFER_TO: ReadonlySet<CustomerState> = new Set(["slipping", "second_order_window"]);

export function actionOf(state: CustomerState): { content: string; url: string } {
  return OFFER_TO.has(state)
    ? { content: "Create offer", url: `/app/offers/new?segment=${state}` }
    : { content: "See customers", url: `/app/customers?state=${state}&sort=risk desc` };
}

export function statesWords(
  states: readonly { state: CustomerState; customers: number; valueAtRiskMinor: number }[],
  currency: string,
): string {
  const all = states.reduce((sum, one) => sum + one.customers, 0);
  const worst = [...states].sort((a, b) => b.valueAtRiskMinor - a.valueAtRiskMinor)[0];
  const whole = `${countOf(all, "customer")}, each in one state.`;
  if (!worst || worst.valueAtRiskMinor <= 0) return `${whole} No value is at risk.`;
  return `${whole} Most value is at risk in “${customerStates[worst.state].label}”: ~${formatCompactMoney(worst.valueAtRiskMinor, currency)} of ${countOf(worst.customers, "customer")}.`;
}

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

/** From those one keeps to those one wins back or gives up, or the other way. */
function towards({ from, to }: FlowRow): "away" | "back" | null {
  const closeness = { keep: 2, grow: 2, win_back: 1, leave_alone: 0 };
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
    return "Shown when there are 90 days of history and somebody has ordered twice.";
  const begin = `Right after a first order, ${percent(first.chance)} order again within 90 days.`;
  if (closes > last.day)
    return `${begin} Without a second order the chance falls, but not below 5% within the ${formatDays(last.day)} that can be seen: the window is still open.`;
  return `${begin} Without a second order the chance falls: after ${formatDays(closes)} it is below 5%, and the window closes.`;
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
