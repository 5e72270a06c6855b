import { DateTime } from "luxon";
import type { Random } from "../../app/numeric/random.ts";

/** Share of new customers by month, January first; the shop lives from the weeks before Christmas. */
const monthFactors = [0.84, 0.86, 0.93, 0.96, 1.0, 0.9, 0.85, 0.9, 1.0, 1.06, 1.35, 1.3];
const weekdayFactors = [1.02, 0.98, 0.97, 1.0, 1.05, 0.96, 1.08];
const growthPerYear = 0.4;

/** Orders by hour of the shop's day, midnight first. */
const hourWeights = [2, 1, 1, 1, 1, 2, 3, 5, 7, 8, 9, 9, 9, 8, 8, 8, 8, 8, 9, 11, 12, 10, 7, 4];

/** The shop's days from its first to the one `endsAt` falls on, and moments in them. */
export interface Calendar {
  days: number;
  /** share of the last day that has passed at the end */
  lastDayShare: number;
  /** seconds since 1970 at which the day begins in the shop */
  startOf(day: number): number;
  endsAt: number;
  /** month of the day, 1 to 12, and day of the month */
  monthOf(day: number): number;
  dayOfMonth(day: number): number;
  isWeekend(day: number): boolean;
  /** day on which a new customer arrives: growth, season, weekday, the sale weekend */
  drawArrival(random: Random): number;
  /** seconds since 1970 within that day, none after the end */
  drawMoment(day: number, random: Random): number;
}

export function createCalendar(endsAt: Date, years: number, timezone: string): Calendar {
  const end = DateTime.fromJSDate(endsAt, { zone: timezone });
  const days = Math.max(2, Math.round(years * 365.25));
  const lastDay = end.startOf("day");
  const starts = new Float64Array(days);
  const lengths = new Float64Array(days);
  const months = new Uint8Array(days);
  const daysOfMonth = new Uint8Array(days);
  const weekends = new Uint8Array(days);
  const cumulated = new Float64Array(days);
  const lastDayShare = Math.max(
    1e-4,
    end.diff(lastDay).as("seconds") / lastDay.plus({ days: 1 }).diff(lastDay).as("seconds"),
  );
  let sum = 0;
  for (let day = 0; day < days; day++) {
    const date = lastDay.minus({ days: days - 1 - day });
    starts[day] = date.toSeconds();
    lengths[day] = date.plus({ days: 1 }).toSeconds() - date.toSeconds();
    months[day] = date.month;
    daysOfMonth[day] = date.day;
    weekends[day] = date.weekday > 5 ? 1 : 0;
    sum +=
      Math.exp(growthPerYear * (day / 365.25)) *
      monthFactors[date.month - 1]! *
      weekdayFactors[date.weekday - 1]! *
      (isSaleWeekend(date.month, date.day) ? 2.2 : 1) *
      (day === days - 1 ? lastDayShare : 1);
    cumulated[day] = sum;
  }
  const hours = cumulate(hourWeights);
  const endSecond = Math.floor(endsAt.getTime() / 1000);

  return {
    days,
    lastDayShare,
    endsAt: endSecond,
    startOf: (day) => starts[day]!,
    monthOf: (day) => months[day]!,
    dayOfMonth: (day) => daysOfMonth[day]!,
    isWeekend: (day) => weekends[day] === 1,
    drawArrival: (random) => firstAbove(cumulated, random.next() * sum),
    drawMoment(day, random) {
      if (day === days - 1) {
        const passed = endSecond - starts[day]!;
        return starts[day]! + Math.floor(random.next() * Math.max(1, passed));
      }
      const hour = firstAbove(hours, random.next() * hours[23]!);
      // A day of 23 hours has no 24th: its last hour is taken twice.
      const second = Math.floor((hour + random.next()) * 3600);
      return starts[day]! + Math.min(second, lengths[day]! - 1);
    },
  };
}

export function isSaleWeekend(month: number, day: number): boolean {
  return month === 11 && day >= 23 && day <= 30;
}

function cumulate(weights: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight));
}

/** Index of the first entry above `value` in an ascending array. */
export function firstAbove(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
