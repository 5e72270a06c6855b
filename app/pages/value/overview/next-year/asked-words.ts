import { formatMoney, formatNumber } from "../../../../figures/format.ts";
import { MOST_TIMES } from "../../../../clv/levers/levers.ts";

/** Why what was typed is not taken, beside its field. */
export const askedProblems = {
  expected: {
    lifespan: (least: number, most: number) =>
      `a number of years from ${formatNumber(least, 2)} to ${formatNumber(most)}`,
    newCustomers: (least: number, most: number) =>
      `a whole number from ${formatNumber(least)} to ${formatNumber(most)}, ${MOST_TIMES} times as many as expected`,
  },
  outside: (found: number, expected: string) =>
    `Found ${formatNumber(found, 2)}. Enter ${expected}`,
  tooMuch: (found: number, most: number, currency: string) =>
    `Found ${formatMoney(found, currency)}. Enter at most ${formatMoney(Math.floor(most), currency)}, ${MOST_TIMES} times today’s`,
  needsMargin: "Enter a margin too: without one no profit is known",
};
