import { amountProblems } from "./money-words.ts";

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

/**
 * An amount above zero as people type it: "12.5" or "12,50" → 1250 USD.
 * @returns minor units, or what is wrong with it
 */
export function typedMoney(text: string, currency: string): number | { problem: string } {
  const plain = text.trim().replace(",", ".");
  const digits = currencyExponent(currency);
  const shape = digits > 0 ? new RegExp(`^\\d{1,9}(\\.\\d{1,${digits}})?$`) : /^\d{1,12}$/;
  if (!shape.test(plain))
    return { problem: amountProblems.unreadable(currency, digits > 0 ? "12.50" : "1200") };
  const minor = toMinor(plain, currency);
  return minor > 0 ? minor : { problem: amountProblems.zero };
}
