import { emptyColumns, type CustomerColumns } from "../fit/columns.ts";
import { scoreWith, type Scorer } from "../fit/engine.ts";
import { orderValues } from "../fit/order-value.ts";
import { summaryFromColumns } from "../fit/shop-fit.ts";
import { daysOfOne } from "./summary.ts";
import type { CustomerState } from "../states/states.ts";

/** Facts of one customer; days count from 1970-01-01 in the shop's zone, amounts in minor units. */
export interface CustomerHistory {
  orders: number;
  orderDays: number;
  firstDay: number;
  lastDay: number;
  /** null: none yet */
  secondDay: number | null;
  revenueMinor: number;
  firstDayMinor: number;
  /** each day with an order, oldest first: without them nobody is known for a regular buyer */
  days?: readonly number[];
}

export type Course =
  | { kind: "now" }
  /** an order of this value today */
  | { kind: "order"; valueMinor: number }
  /** no order for so many more days */
  | { kind: "away"; days: number };

/** What would be said of the customer; null where nothing can be said. */
export interface Outlook {
  course: Course;
  state: CustomerState;
  pOrder90: number | null;
  pOrder365: number | null;
  clv12Minor: number | null;
  clv12LowMinor: number | null;
  clv12HighMinor: number | null;
  valueAtRiskMinor: number;
}

export const AWAY_DAYS = [30, 60, 90] as const;

/**
 * The same scorer on histories that have not happened: an order today of the value to be expected of them, or none for
 * 30, 60 and 90 days more. States as the rules give them at once, without the two days a move has to hold. Whoever
 * has ordered today has no further order to suppose: orders of one day are one.
 */
export function whatIf(scorer: Scorer, history: CustomerHistory, today: number): Outlook[] {
  const now = Math.max(today, history.lastDay);
  const courses: Outlook[] = [outlook(scorer, history, now, { kind: "now" })];
  if (history.lastDay < now) {
    const valueMinor = Math.round(expectedOrder(scorer, history, now));
    const ordered = withOrder(history, now, valueMinor);
    courses.push(outlook(scorer, ordered, now, { kind: "order", valueMinor }));
  }
  for (const days of AWAY_DAYS)
    courses.push(outlook(scorer, history, now + days, { kind: "away", days }));
  return courses;
}

/** The same for each of these days more without an order: what they would be said to bring then. */
export function ifAway(
  scorer: Scorer,
  history: CustomerHistory,
  today: number,
  days: readonly number[],
): Outlook[] {
  const now = Math.max(today, history.lastDay);
  return days.map((away) => outlook(scorer, history, now + away, { kind: "away", days: away }));
}

function outlook(scorer: Scorer, history: CustomerHistory, day: number, course: Course): Outlook {
  const scores = scoreWith(scorer, columnsOf(history), day);
  const known = (values: Float64Array) => (Number.isFinite(values[0]!) ? values[0]! : null);
  return {
    course,
    state: scores.state[0]!,
    pOrder90: known(scores.pOrder90),
    pOrder365: known(scores.pOrder365),
    clv12Minor: known(scores.clv12Minor),
    clv12LowMinor: known(scores.clv12LowMinor),
    clv12HighMinor: known(scores.clv12HighMinor),
    valueAtRiskMinor: scores.valueAtRiskMinor[0]!,
  };
}

/** What the models expect an order of the customer to be worth; below their gates, what one was worth so far. */
function expectedOrder(scorer: Scorer, history: CustomerHistory, today: number): number {
  if (scorer.kind === "rhythm") return history.revenueMinor / history.orderDays;
  return orderValues(scorer.fit.spend, summaryFromColumns(columnsOf(history), today))[0]!;
}

function withOrder(history: CustomerHistory, day: number, valueMinor: number): CustomerHistory {
  return {
    ...history,
    orders: history.orders + 1,
    orderDays: history.orderDays + 1,
    lastDay: day,
    secondDay: history.secondDay ?? day,
    ...(history.days ? { days: [...history.days, day] } : {}),
    revenueMinor: history.revenueMinor + valueMinor,
  };
}

function columnsOf(history: CustomerHistory): CustomerColumns {
  const columns = emptyColumns(1);
  columns.n = 1;
  columns.orders[0] = history.orders;
  columns.orderDays[0] = history.orderDays;
  columns.firstDay[0] = history.firstDay;
  columns.lastDay[0] = history.lastDay;
  columns.secondDay[0] = history.secondDay ?? 0;
  columns.revenueMinor[0] = history.revenueMinor;
  columns.firstDayMinor[0] = history.firstDayMinor;
  if (history.days) columns.days = daysOfOne(history.days);
  return columns;
}
