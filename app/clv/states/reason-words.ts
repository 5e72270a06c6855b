import { WAIT_DAYS } from "../../figures/beyond.ts";
import { countOf, timesWords } from "../../figures/words.ts";

const days = (count: number) => countOf(Math.round(count), "day");

/** Pieces of the sentence that says why a customer is in their state. */
export const reasonWords = {
  lastOrder: (daysSince: number) =>
    daysSince === 0 ? "Ordered today" : `${days(daysSince)} since the last order`,
  noRhythm: "has ordered on one day only, so there is no rhythm yet",
  /** @param gapDays between orders */
  rhythm: (gapDays: number) =>
    gapDays > WAIT_DAYS
      ? "usually orders less than once in 2 years"
      : `usually orders every ${days(gapDays)}`,
  /** @param ratio days since the last order ÷ days between orders */
  overdue: (ratio: number) => `that is ${timesWords(ratio)} their rhythm`,
  chance: (share: number) => `${Math.round(share * 100)}% chance of an order within a year`,
};
