import { formatMoney, minorDigits } from "../pricing/money.ts";

/** Liquid counts every currency in hundredths, also those that have no cents or three digits of them. */
export const toLiquid = (minor: number, currency: string): number =>
  Math.round((minor * 100) / 10 ** minorDigits(currency));

/** "$12.50" from 1250 as Liquid has it. */
export function liquidMoney(hundredths: number, currency: string): string {
  return formatMoney((hundredths / 100) * 10 ** minorDigits(currency), currency);
}

export function amountOnly(hundredths: number, currency: string): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(hundredths / 100);
}
