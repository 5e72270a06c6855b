import { typedNumber, withoutDoubt } from "../contracts/typed-number.ts";
import { amountProblems, unreadNumber } from "./money-words.ts";

const exponents = new Map<string, number>();

/** Digits after the point of a currency: 2 for USD, 0 for JPY, 3 for KWD. */
export function currencyExponent(currency: string): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    exponent =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
}

/**
 * A decimal amount as Shopify writes it ("12.5", "-3.00", "7") in minor units, half a unit rounded away from zero.
 * @throws Error when it is no such number
 */
export function toMinor(amount: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) throw new Error(`found "${amount}", expected a decimal amount such as 12.50`);
  const exponent = currencyExponent(currency);
  const fraction = (match[3] ?? "").padEnd(exponent + 1, "0");
  const minor =
    Number(match[2]! + fraction.slice(0, exponent)) + (fraction[exponent]! >= "5" ? 1 : 0);
  return match[1] ? 0 - minor : minor;
}

/** 1250 USD → "12.50", the form Shopify's Decimal input takes. */
export function toDecimal(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(Math.round(minor))).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  return (minor < 0 ? "-" : "") + whole + (exponent ? `.${digits.slice(-exponent)}` : "");
}

/** The same as it stands in a field, where `typedMoney` reads it again: 5250 KWD → "5.25", 5125 KWD → "5.1250". */
export function toTyped(minor: number, currency: string): string {
  const decimal = toDecimal(minor, currency);
  return currencyExponent(currency) > 2 ? withoutDoubt(decimal.replace(/0$/, "")) : decimal;
}

/** Of an amount somebody types, in whole units of its currency. */
const MOST_UNITS = 999_999_999;

/** What people write beside an amount: "USD", "$", "US$". */
function unitsOf(currency: string): string[] {
  const symbols = (["symbol", "narrowSymbol"] as const).map(
    (currencyDisplay) =>
      new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay })
        .formatToParts(0)
        .find(({ type }) => type === "currency")?.value ?? "",
  );
  return [currency, ...symbols];
}

/**
 * An amount above zero as people type it: "12.5", "12,50" or "$1,234.50" → minor units.
 * @returns minor units, or what is wrong with it
 */
export function typedMoney(text: string, currency: string): number | { problem: string } {
  const decimals = currencyExponent(currency);
  const read = typedNumber(text, decimals, unitsOf(currency));
  if (!read.ok) {
    const expected = amountProblems.expected(currency, decimals > 0 ? "12.50" : "1200");
    return { problem: unreadNumber(read, text, expected, decimals) };
  }
  if (Number(read.plain) > MOST_UNITS) return { problem: amountProblems.tooMuch(MOST_UNITS) };
  const minor = toMinor(read.plain, currency);
  return minor > 0 ? minor : { problem: amountProblems.zero };
}
