import { currencyExponent, toMinor } from "../admin-api/money.ts";

/**
 * An amount above zero as people type it: "12.5" or "12,50" → 1250 USD.
 * @returns minor units, or what is wrong with it
 */
export function typedMoney(text: string, currency: string): number | { problem: string } {
  const plain = text.trim().replace(",", ".");
  const digits = currencyExponent(currency);
  const shape = digits > 0 ? new RegExp(`^\\d{1,9}(\\.\\d{1,${digits}})?$`) : /^\d{1,12}$/;
  if (!shape.test(plain))
    return { problem: `Enter an amount in ${currency}, such as ${digits > 0 ? "12.50" : "1200"}` };
  const minor = toMinor(plain, currency);
  return minor > 0 ? minor : { problem: "Enter an amount above zero" };
}
