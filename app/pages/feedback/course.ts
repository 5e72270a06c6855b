import { dayNumber, firstDayOfMonth, formatDay, monthOf } from "../../calendar/days.ts";
import { lengthOf, type Days } from "../../calendar/period.ts";
import { averageRating, together, type ByRating } from "../../surveys/rating.ts";

export interface CoursePoint extends Days {
  answers: number;
  mean: number | null;
  low: number | null;
  high: number | null;
}

/** Longer periods are drawn by week, still longer ones by month. */
const MOST_DAYS = 31;
const MOST_WEEKS_DAYS = 190;
/** So is a short one with fewer answers a day: a point wants some. */
const ANSWERS_A_DAY = 3;

/**
 * The days, weeks (of seven days, the last one ends with the period) or months of a period, in order.
 * @param answers in all of it
 */
export function partsOf(period: Days, answers: number): Days[] {
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)];
  const starts: number[] = [];
  const length = lengthOf(period);
  if (length > MOST_WEEKS_DAYS)
    for (let month = monthOf(from); firstDayOfMonth(month) <= to; month++)
      starts.push(Math.max(from, firstDayOfMonth(month)));
  else {
    const step = length > MOST_DAYS || answers < ANSWERS_A_DAY * length ? 7 : 1;
    for (let day = to + 1 - step; day > from; day -= step) starts.unshift(day);
    starts.unshift(from);
  }
  return starts.map((start, index) => ({
    from: formatDay(start),
    to: formatDay((starts[index + 1] ?? to + 1) - 1),
  }));
}

/** The mean rating of each part of a period, with its interval where it has enough answers. */
export function courseOf(
  period: Days,
  days: readonly { day: string; byRating: ByRating }[],
): CoursePoint[] {
  const answers = days.flatMap(({ byRating }) => byRating).reduce((sum, rated) => sum + rated, 0);
  return partsOf(period, answers).map((part) => {
    const within = days.filter(({ day }) => day >= part.from && day <= part.to);
    return { ...part, ...averageRating(together(within.map(({ byRating }) => byRating))) };
  });
}
