import { formatMoney } from "../../figures/format.ts";
import { timesWords } from "../../figures/words.ts";
import type { Against } from "./against-prediction.ts";

/** Closer than this is said to be the same. */
const SAME = 0.05;

/** How the formula differs from the prediction, and why. */
export function againstWords(against: Against, currency: string): string {
  const { ratio } = against;
  const money = (minor: number) => formatMoney(Math.round(minor), currency);
  const both = `By the formula a customer is worth ${money(against.simpleMinor)} a year; the prediction for the next 12 months is ${money(against.predictedMinor)}`;
  const off = Math.abs(ratio - 1);
  if (off < SAME) return `${both}: nearly the same.`;
  return ratio > 1
    ? `${both}. The formula is ${timesWords(ratio)} as high, because it takes nobody to have left and counts the whole history as a year.`
    : `${both}. The formula is lower, because there is less than a year of orders in it or they have become more frequent.`;
}

/** The same where there is little room. */
export function againstInShort(
  { simpleMinor, predictedMinor, ratio }: Against,
  currency: string,
): string {
  const money = (minor: number) => formatMoney(Math.round(minor), currency);
  const off = Math.abs(ratio - 1) < SAME ? "nearly the same" : `${timesWords(ratio)} as much`;
  return `Predicted for the next 12 months: ${money(predictedMinor)}. The formula says ${money(simpleMinor)} a year, ${off}.`;
}
