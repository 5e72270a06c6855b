import { currencyExponent } from "../money.ts";

// Locale and zone are always said: the server and the browser must write the same text, or the page jumps on load.
const LOCALE = "en-US";

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${locale}${JSON.stringify(options)}`;
  let format = formats.get(key) as Intl.NumberFormat | undefined;
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${locale}${JSON.stringify(options)}`;
  let format = formats.get(key) as Intl.DateTimeFormat | undefined;
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

/** A minus as people print it: a hyphen breaks from its number, and is hard to see. */
const signed = (text: string) => text.replace("-", "\u2212");

/** 123456 USD → "$1,234.56"; minor units, whatever their number of digits in this currency. */
export function formatMoney(minor: number, currency: string, locale = LOCALE): string {
  return signed(
    numberFormat(locale, { style: "currency", currency }).format(
      minor / 10 ** currencyExponent(currency),
    ),
  );
}

/** 123456789 USD → "$1,234,568" */
export function formatWholeMoney(minor: number, currency: string, locale = LOCALE): string {
  return signed(
    numberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(
      minor / 10 ** currencyExponent(currency),
    ),
  );
}

/** 123456789 USD → "$1.23M"; below 10,000 units the whole amount without its fraction: "$1,235". */
export function formatCompactMoney(minor: number, currency: string, locale = LOCALE): string {
  const major = minor / 10 ** currencyExponent(currency);
  const options: Intl.NumberFormatOptions =
    Math.abs(major) < 10_000
      ? { maximumFractionDigits: 0 }
      : { notation: "compact", minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  return signed(numberFormat(locale, { style: "currency", currency, ...options }).format(major));
}

/** 1234.5 → "1,234.5"; at most `digits` after the point. */
export function formatNumber(value: number, digits = 0, locale = LOCALE): string {
  return signed(numberFormat(locale, { maximumFractionDigits: digits }).format(value));
}

/** 123456 → "123K"; exact below 10,000. */
export function formatCompactNumber(value: number, locale = LOCALE): string {
  if (Math.abs(value) < 10_000) return formatNumber(value, 0, locale);
  return signed(
    numberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(value),
  );
}

/** A share, 0.254 → "25.4%". */
export function formatPercent(share: number, digits = 1, locale = LOCALE): string {
  return signed(
    numberFormat(locale, {
      style: "percent",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(share),
  );
}

/** "January". @param month 1 to 12 */
export function formatMonthName(month: number): string {
  return dateFormat(LOCALE, { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, month - 1));
}

/** "2026-11-21" → "Nov 21", for the axis of a picture. @throws Error when it is no calendar day */
export function formatDayOfYear(day: string, locale = LOCALE): string {
  return dateFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" }).format(
    instantOf(day),
  );
}

/** "2026-11-21" → "Nov 21, 2026". @throws Error when it is no calendar day */
export function formatDay(day: string, locale = LOCALE): string {
  return dateFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  }).format(instantOf(day));
}

/** "2026-11-21" → "Saturday". @throws Error when it is no calendar day */
export function formatWeekday(day: string, locale = LOCALE): string {
  return dateFormat(locale, { weekday: "long", timeZone: "UTC" }).format(instantOf(day));
}

function instantOf(day: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(at)) throw new Error(`found "${day}", expected a day such as 2026-11-21`);
  return at;
}

/** Days, both included: "Oct 23 – Nov 21, 2026"; of one day the day, of two years both. */
export function formatSpan(from: string, to: string, locale = LOCALE): string {
  if (from === to) return formatDay(to, locale);
  const first = formatDay(from, locale);
  return `${from.slice(0, 4) === to.slice(0, 4) ? first.replace(/, \d{4}$/, "") : first} – ${formatDay(to, locale)}`;
}

/**
 * "2026-11-21T14:05:00Z" in Asia/Seoul → "Nov 21, 2026, 23:05". Hours count to 24: the space before "PM" differs
 * between browsers and the server. @throws Error when it is no instant
 */
export function formatInstant(instant: string, timeZone: string, locale = LOCALE): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at))
    throw new Error(`found "${instant}", expected an instant such as 2026-11-21T09:30:00Z`);
  return dateFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);
}
