import { money, type Figure } from "../figures/figure.ts";

/** The interval of a value at risk, minor units; without ends while nobody can say. */
export const estimateOf = (
  interval: { low: number; high: number; confidence: number } | null,
): NonNullable<Figure["estimate"]> =>
  interval
    ? { ...interval, low: money(interval.low), high: money(interval.high) }
    : { low: null, high: null, confidence: 0.95 };
