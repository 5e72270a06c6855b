import { formatMonthName, formatNumber } from "../../figures/format.ts";
import { monthRates, type MonthRate } from "./month-rates.ts";
import type { Season } from "./season.ts";

/** Months nearer to each other than this factor are no season to speak of. */
const ALIKE = 1.1;

/** Whether a forecast knows a season, and what it is; `from` is the day it begins. */
export function seasonWords(season: Season, from: number): string {
  switch (season.reason) {
    case "better":
      return `Your season is in it: ${months(monthRates(season, from))}`;
    case "assumed":
      return assumed(monthRates(season, from));
    case "unseen":
      return "No season is in it, but the range allows for one such as shops usually have: less than a year was seen.";
    case "not-better":
      return "No season is in it: years left out were not foretold better with one.";
    case "short-history":
      return "No season is in it: before two years of orders a peak cannot be told from growth.";
    case "off":
      return "No season is in it.";
  }
}

function assumed(found: readonly MonthRate[]): string {
  const rates = found.map(({ rate }) => rate);
  return Math.max(...rates) > ALIKE * Math.min(...rates)
    ? `One year was seen, so its season is a guess that the range allows for: ${months(found)}`
    : "No season is in it, but the range allows for one: one year was seen, and shows none.";
}

function months(found: readonly MonthRate[]): string {
  const byRate = [...found].sort((a, b) => b.rate - a.rate);
  const named = ({ month, rate }: MonthRate) =>
    `${formatMonthName(month)} (${formatNumber(rate, 1)} times a usual month)`;
  return `customers order most in ${named(byRate[0]!)} and least in ${named(byRate.at(-1)!)}.`;
}
