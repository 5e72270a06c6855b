import { DateTime } from "luxon";

/**
 * Days as whole numbers: day 0 is 1970-01-01, and a day is a date on the shop's wall calendar.
 */

const MILLISECONDS_PER_DAY = 86_400_000;
/** Mean Gregorian month, used wherever a horizon is given in months. */
export const DAYS_PER_MONTH = 30.436875;
export const DAYS_PER_WEEK = 7;

/** The day on which `instant` falls in the shop's time zone. Throws on an unknown zone. */
export function dayOf(instant: Date, zone: string): number {
  const local = DateTime.fromJSDate(instant, { zone });
  if (!local.isValid) {
    throw new RangeError(
      `Cannot place ${String(instant)} in zone "${zone}": ${local.invalidReason}`,
    );
  }
  return Date.UTC(local.year, local.month - 1, local.day) / MILLISECONDS_PER_DAY;
}

/** The day written as YYYY-MM-DD (or YYYYMMDD), or null where there is no such date. */
export function parseDay(text: string): number | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text.trim());
  if (parts === null) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const time = Date.UTC(year, month - 1, date);
  const back = new Date(time);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return null;
  return time / MILLISECONDS_PER_DAY;
}

/** YYYY-MM-DD of a day. */
export function formatDay(day: number): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Months since January of year 0, so that differences count calendar months. */
export function monthOf(day: number): number {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** YYYY-MM of a month number. */
export function formatMonth(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** First day of a month number. */
export function firstDayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / MILLISECONDS_PER_DAY;
}
