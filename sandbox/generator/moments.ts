import type { Random } from "../../app/numeric/random.ts";
import type { Calendar } from "./calendar.ts";
import type { Histories } from "./histories.ts";

export interface Moment {
  day: number;
  /** in the histories */
  position: number;
  /** seconds since 1970 */
  at: number;
}

/** All orders by the clock, one day at a time. */
export function* momentsInOrder(
  histories: Histories,
  calendar: Calendar,
  random: Random,
): Generator<Moment, undefined> {
  for (let day = 0; day < calendar.days; day++) {
    const today: Moment[] = [];
    const end = histories.firstOfDay[day + 1]!;
    for (let position = histories.firstOfDay[day]!; position < end; position++) {
      today.push({ day, position, at: calendar.drawMoment(day, random) });
    }
    yield* today.sort((a, b) => a.at - b.at || a.position - b.position);
  }
  return undefined;
}
