import { WINDOW_CHANCE, WINDOW_DAYS, type Lines } from "../../clv/states/lines.ts";
import type { Purpose } from "../../clv/states/state.ts";
import { customerStates, type CustomerState } from "../../clv/states/states.ts";
import {
  countOf,
  formatCompactMoney,
  formatDay,
  formatDays,
  formatNumber,
  formatPercent,
} from "../../figures/format.ts";

const percent = (share: number) => formatPercent(share, 0);

/** The rule of a state with this shop's own numbers. The first that fits decides. */
export function ruleOf(state: CustomerState, lines: Lines, currency: string): string {
  const { byModel, byRhythm } = customerStates[state];
  return lines.kind === "model" ? byModel.words(lines, currency) : byRhythm.words(lines, currency);
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
