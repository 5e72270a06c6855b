import { DAYS_PER_MONTH, DAYS_PER_WEEK } from "../../calendar/days.ts";

/** Up to here the steps of a forecast are weeks. */
const LONGEST_BY_WEEK = 70;

/**
 * The last days of the steps of a horizon, counted from the day before it: weeks of short ones,
 * mean months of longer ones; the last is `days`.
 */
export function periodEnds(days: number): number[] {
  const step = days <= LONGEST_BY_WEEK ? DAYS_PER_WEEK : DAYS_PER_MONTH;
  const count = Math.max(1, Math.round(days / step));
  return Array.from({ length: count }, (_, i) =>
    i + 1 === count ? days : Math.round((i + 1) * step),
  );
}
