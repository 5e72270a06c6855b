import { currencyExponent } from "../money.ts";
import type { Quantity } from "./figure.ts";
import {
  formatCompactMoney,
  formatCompactNumber,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  formatWholeMoney,
} from "./format.ts";
import { WAIT_DAYS } from "./beyond.ts";
import { changeWords, countOf, formatDays, intervalWords, waitWords } from "./words.ts";

const NOT_KNOWN = "–";
/** Below so many units of a currency the fraction is worth its room. */
const EXACT_UNITS = 1000;

/** The whole value, for tables and disclosures. */
export function formatQuantity(quantity: Quantity, currency: string): string {
  switch (quantity.kind) {
    case "count":
      return formatNumber(quantity.value);
    case "money":
      return formatMoney(Math.round(quantity.minor), currency);
    case "share":
      return formatPercent(quantity.share);
    case "days":
      return formatDays(quantity.days);
    case "wait":
      return waitWords(quantity.days);
    case "years":
      return countOf(quantity.years, "year");
    case "day":
      return formatDay(quantity.day);
    case "number":
      return formatNumber(quantity.value, quantity.digits);
    case "unknown":
      return NOT_KNOWN;
  }
}

/** Beyond this the whole amount no longer fits a card. */
const LARGEST_WHOLE_UNITS = 10_000_000;

/** The headline of a figure: what is known exactly is written out, an estimate only as far as it carries. */
export function formatHeadline(quantity: Quantity, currency: string, isEstimate: boolean): string {
  if (isEstimate) return formatShort(quantity, currency);
  if (quantity.kind === "money") {
    const units = Math.abs(quantity.minor) / 10 ** currencyExponent(currency);
    if (units >= EXACT_UNITS && units < LARGEST_WHOLE_UNITS)
      return formatWholeMoney(quantity.minor, currency);
    return formatShort(quantity, currency);
  }
  return formatQuantity(quantity, currency);
}

/** Where there is room for a few characters only. */
export function formatShort(quantity: Quantity, currency: string): string {
  if (quantity.kind === "money")
    return Math.abs(quantity.minor) < EXACT_UNITS * 10 ** currencyExponent(currency)
      ? formatMoney(Math.round(quantity.minor), currency)
      : formatCompactMoney(quantity.minor, currency);
  if (quantity.kind === "count") return formatCompactNumber(quantity.value);
  return formatQuantity(quantity, currency);
}

/** The bare number, in the unit of its kind; 0 for what has none. */
export function sizeOf(quantity: Quantity): number {
  switch (quantity.kind) {
    case "count":
    case "number":
      return quantity.value;
    case "money":
      return quantity.minor;
    case "share":
      return quantity.share;
    case "days":
    case "wait":
      return quantity.days;
    case "years":
      return quantity.years;
    case "day":
    case "unknown":
      return 0;
  }
}

/** A quantity of the same kind and unit, of another size. */
export function ofSize(quantity: Quantity, size: number): Quantity {
  switch (quantity.kind) {
    case "count":
    case "number":
      return { ...quantity, value: size };
    case "money":
      return { ...quantity, minor: size };
    case "share":
      return { ...quantity, share: size };
    case "days":
    case "wait":
      return { ...quantity, days: size };
    case "years":
      return { ...quantity, years: size };
    case "day":
    case "unknown":
      return quantity;
  }
}

/** "+1,234", "−$3.20", "no change"; shares in points: "+0.4 points". */
export function formatChange(by: Quantity, currency: string): string {
  const text =
    by.kind === "share"
      ? changeWords.points(Math.abs(by.share))
      : formatShort(ofSize(by, Math.abs(sizeOf(by))), currency);
  const size = sizeOf(by);
  const rounded = by.kind === "share" ? Math.round(size * 1000) : size;
  if (rounded === 0) return changeWords.none;
  return `${size > 0 ? "+" : "−"}${text}`;
}

/**
 * "26 to 31 days"; "from 26 days" when the upper end is not reached. An interval without a width is none: days are told
 * in whole ones, so theirs is a day to either side; of anything else nothing is said (null).
 */
export function formatInterval(
  low: Quantity | null,
  high: Quantity | null,
  currency: string,
): string | null {
  const isKnown = (end: Quantity | null): end is Quantity => end !== null && end.kind !== "unknown";
  if (isKnown(low) && isKnown(high))
    return isOfDays(low) && isOfDays(high)
      ? betweenDays(low.days, high.days)
      : betweenTexts(low, high, currency);
  if (isKnown(low)) return intervalWords.from(formatShort(low, currency));
  if (isKnown(high)) return intervalWords.upTo(formatShort(high, currency));
  return null;
}

type OfDays = Extract<Quantity, { days: number }>;
const isOfDays = (end: Quantity): end is OfDays => end.kind === "days" || end.kind === "wait";

/** "26 to 31 days", "29 to 31 days" of a median of 30 that is sure to the day; null beyond two years. */
export function betweenDays(low: number, high: number): string | null {
  if (low > WAIT_DAYS) return null;
  const [from, to] = dayRange(low, high);
  return to > WAIT_DAYS
    ? intervalWords.between(formatDays(from), waitWords(to))
    : intervalWords.between(formatNumber(from, from < 10 ? 1 : 0), formatDays(to));
}

/** Ends of an interval of days that is never a point: told in whole days it is sure to the day at best. */
export function dayRange(low: number, high: number): [from: number, to: number] {
  return formatDays(low) === formatDays(high) ? [Math.max(0, low - 1), high + 1] : [low, high];
}

/** As short as still tells the ends apart; null where nothing does. */
function betweenTexts(low: Quantity, high: Quantity, currency: string): string | null {
  for (const format of [formatShort, formatQuantity]) {
    const [from, to] = [format(low, currency), format(high, currency)];
    if (from !== to) return intervalWords.between(from, to);
  }
  return null;
}
