import { DAYS_PER_WEEK } from "../../calendar/days.ts";
import type { OrderLedger } from "../fit/ledger.ts";

/** Days looked at: what a shop did years ago says nothing of its weekdays now. */
const LAST_DAYS = 364;
/** A weekday has practically no orders below this part of a mean one. */
const PRACTICALLY_NONE = 0.05;
/** Orders a mean weekday must have had: fewer may miss one by chance. */
const ENOUGH = 30;

const weekdayOf = (day: number) => ((day % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;

/** Weekdays on which practically nobody orders, as day modulo 7: 0 is a Thursday. */
export function quietWeekdays({ day }: Pick<OrderLedger, "day">, today: number): number[] {
  const orders = new Array<number>(DAYS_PER_WEEK).fill(0);
  for (const one of day) if (one <= today && one > today - LAST_DAYS) orders[weekdayOf(one)]! += 1;
  const mean = orders.reduce((sum, count) => sum + count, 0) / DAYS_PER_WEEK;
  if (mean < ENOUGH) return [];
  return orders.flatMap((count, weekday) => (count <= PRACTICALLY_NONE * mean ? [weekday] : []));
}

/** The day an order is expected on, or the next on which the shop has orders. */
export function openDay(day: number, quiet: readonly number[]): number {
  let found = Math.round(day);
  while (quiet.includes(weekdayOf(found)) && found < day + DAYS_PER_WEEK) found++;
  return found;
}
