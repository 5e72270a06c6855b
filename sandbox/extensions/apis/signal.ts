import type { SignalMark } from "../browser/wire.ts";

/** A value that reaches the extension as a signal; the page's JSON knows no undefined. */
export const signal = (value: unknown): SignalMark =>
  value === undefined ? { $signal: null, $undefined: true } : { $signal: value };

export interface Money {
  amount: number;
  currencyCode: string;
}

/** Minor units as an extension reads an amount: 12.5. */
export function amountOf(minorUnits: number, currency: string): Money {
  const digits =
    new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  return { amount: minorUnits / 10 ** digits, currencyCode: currency };
}
