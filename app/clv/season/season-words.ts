import { formatMonthName, formatNumber } from "../../figures/format.ts";
import { monthRates, type MonthRate } from "./month-rates.ts";
import type { Season } from "./season.ts";

/** Whether a forecast knows a season, and what it is; `from` is the day it begins. */
export function seasonWords(season: Season, from: number): string {
  switch (season.reason) {
    case "better":
      return found(monthRates(season, from));
    case "not-better":
      return "No season is in it: years left out were not foretold better with one.";
    case "short-history":
      return "No season is in it: before two years of orders a peak cannot be told from growth.";
    case "off":
      return "No season is in it.";
  }
}

function found(months: readonly MonthRate[]): string {
  const byRate = [...months].sort((a, b) => b.rate - a.rate);
  const named = ({ month, rate }: MonthRate) =>
    `${formatMonthName(month)} (${formatNumber(rate, 1)} times a usual month)`;
  return `Your season is in it: customers order most in ${named(byRate[0]!)} and least in ${named(byRate.at(-1)!)}.`;
}
