/**
 * Days as whole numbers: day 0 is 1970-01-01, and a day is a date on the shop's wall calendar.
 */

/** Milliseconds of a day: for lengths of time, and for days of UTC. A day of a shop may have 23 or 25 hours. */
export const DAY_MS = 86_400_000;
/** Mean Gregorian month, used wherever a horizon is given in months. */
export const DAYS_PER_MONTH = 30.436875;
export const DAYS_PER_WEEK = 7;

/** The day written as YYYY-MM-DD (or YYYYMMDD), or null where there is no such date. */
export function parseDay(text: string): number | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text.trim());
  if (parts === null) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const time = Date.UTC(year, month - 1, date);
  const back = new Date(time);
  // `Date` takes the years 0 to 99 for those of the twentieth century.
  if (back.getUTCFullYear() !== year) return null;
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return null;
  return time / DAY_MS;
}

/** The same of a text that is known to be a day. @throws RangeError when it is none */
export function dayNumber(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`found "${text}", expected a day such as 2026-11-21`);
  return day;
}

/** Days from one day (YYYY-MM-DD) to another; negative when the other comes first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day (YYYY-MM-DD) so many days before another. */
export function daysBefore(day: string, days: number): string {
  return formatDay(dayNumber(day) - days);
}

/** YYYY-MM-DD of a day. */
export function formatDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Months since January of year 0, so that differences count calendar months. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** YYYY-MM of a month number. */
export function formatMonth(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** First day of a month number. */
export function firstDayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
}

/** The day of UTC on which an instant falls. */
export function utcDayOf(instant: Date): number {
  return Math.floor(instant.getTime() / DAY_MS);
}

/** The instant at which a day of UTC begins. */
export function startOfUtcDay(day: number): Date {
  return new Date(day * DAY_MS);
}
