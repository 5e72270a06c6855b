import { DateTime } from "luxon";

/** A cell's value, or what was expected there. */
export type Cell<T> = { value: T } | { reason: string };

const largest = 1_000_000_000_000;

/** Minor units from "12.50". More decimals than the currency has are rounded. */
export function parseAmount(text: string, digits: number): Cell<number> {
  const expected = `expected a number such as ${(12.5).toFixed(digits)}`;
  if (/^-\d/.test(text)) {
    return { reason: "expected an amount of 0 or more (refunds do not belong in this column)" };
  }
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) {
    return { reason: `${expected}, without thousands separators` };
  }
  if (/^\d+,\d{1,2}$/.test(text)) return { reason: `${expected}, with a decimal point` };
  if (/^[^\d\s]+\s?[\d.,]+$|^[\d.,]+\s?[^\d\s]+$/.test(text) && /^\p{Sc}|\p{Sc}$/u.test(text)) {
    return { reason: `${expected}, without a currency sign` };
  }
  if (!/^\d+(\.\d+)?$/.test(text)) return { reason: expected };
  const minor = Math.round(Number(text) * 10 ** digits + 1e-6);
  return minor < largest ? { value: minor } : { reason: `${expected}, below a thousand million` };
}

export interface Moment {
  /** milliseconds since 1970, whole seconds */
  at: number;
  /** the file gave a day only; `at` is noon of that day in the shop */
  dayOnly: boolean;
}

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;
const expectedMoment = "expected a date such as 2026-11-21 or 2026-11-21T09:30:00Z";

/**
 * Reads ISO 8601 days and timestamps, and Shopify's "2026-11-21 09:30:00 -0500". A timestamp without an offset is
 * the shop's local time. Future moments are refused: a wrong clock or a wrong column would bend every figure.
 */
export function momentReader(timezone: string, now: Date): (text: string) => Cell<Moment> {
  const noonOfDay = new Map<string, number>();
  const today = DateTime.fromJSDate(now, { zone: timezone }).toISODate()!;
  const latest = { reason: `expected a date no later than today, ${today}` };

  return (text) => {
    const found = pattern.exec(text);
    if (!found) return { reason: expectedMoment };
    const [, year, month, day, hour, minute, second, offset] = found;
    const local = Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour ?? 12),
      Number(minute ?? 0),
      Number(second ?? 0),
    );
    const date = `${year}-${month}-${day}`;
    const clock = hour === undefined ? "12:00:00" : `${hour}:${minute}:${second ?? "00"}`;
    if (new Date(local).toISOString().slice(0, 19) !== `${date}T${clock}`) {
      return { reason: `${expectedMoment}; there is no such ${hour ? "moment" : "day"}` };
    }
    if (Number(year) < 1990) return { reason: "expected a date after 1990" };
    if (hour === undefined) {
      if (date > today) return latest;
      let noon = noonOfDay.get(date);
      if (noon === undefined) {
        noon = DateTime.fromISO(`${date}T12:00:00`, { zone: timezone }).toMillis();
        noonOfDay.set(date, noon);
      }
      return { value: { at: Math.min(noon, wholeSecond(now)), dayOnly: true } };
    }
    const at =
      offset === undefined
        ? DateTime.fromISO(`${date}T${clock}`, { zone: timezone }).toMillis()
        : local - offsetMilliseconds(offset);
    return at > now.getTime() ? latest : { value: { at, dayOnly: false } };
  };
}

function offsetMilliseconds(offset: string): number {
  if (offset === "Z" || offset === "UTC") return 0;
  const sign = offset.startsWith("-") ? -1 : 1;
  const digits = offset.replace(/\D/g, "");
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

function wholeSecond(moment: Date): number {
  return Math.floor(moment.getTime() / 1000) * 1000;
}
