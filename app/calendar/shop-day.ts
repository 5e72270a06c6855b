import { DateTime } from "luxon";
import { DAY_MS, formatDay } from "./days.ts";

/** The day on which `instant` falls in the shop's time zone, counted from 1970-01-01. Throws on an unknown zone. */
export function dayOf(instant: Date, zone: string): number {
  const local = DateTime.fromJSDate(instant, { zone });
  if (!local.isValid) {
    throw new RangeError(
      `Cannot place ${String(instant)} in zone "${zone}": ${local.invalidReason}`,
    );
  }
  return Date.UTC(local.year, local.month - 1, local.day) / DAY_MS;
}

/** The same as it is written: YYYY-MM-DD. */
export function shopDay(instant: Date, zone: string): string {
  return formatDay(dayOf(instant, zone));
}
