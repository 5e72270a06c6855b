import { minorDigits } from "./money.ts";

/** What the same thing costs elsewhere, in units of the currency for one dollar. */
const levels: Record<string, number> = { USD: 1, EUR: 1, CAD: 1.35, GBP: 0.85, JPY: 150 };

/**
 * An amount of the sandbox's own price list, which is in US cents, as a shop of another currency lists it: minor units,
 * round as shops like them (five cents; ten yen).
 */
export function listed(cents: number, currency: string): number {
  const level = levels[currency] ?? 1;
  const digits = minorDigits(currency);
  if (level === 1 && digits === 2) return cents;
  const step = digits === 0 ? 10 : 5;
  return Math.round(((cents / 100) * level * 10 ** digits) / step) * step;
}
