import { poissonRegression } from "../../numeric/poisson-regression.ts";
import { YEAR, type Design } from "./design.ts";

/** Orders by day, and the logarithm of what the model expects without a season. */
export interface SeenOrders {
  readonly counts: Float64Array;
  readonly offset: Float64Array;
  /** 0 for days on which nothing can be expected yet. */
  readonly weight: Float64Array;
}

/** The oldest year may lack so many days. */
const LATE = 14;

/** Ends of the whole years before the last day, as rows; the last year first. */
function wholeYears(rows: number): readonly (readonly [from: number, to: number])[] {
  const years = Math.floor((rows + LATE) / YEAR);
  return Array.from({ length: years }, (_, y) => {
    const to = rows - y * YEAR;
    return [Math.max(0, to - YEAR), to] as const;
  });
}

/**
 * Log-likelihood of how the orders of each whole year lie over its days, with the coefficients found in the other
 * years; the last year first. The level of the year is free, weekdays come from the other years, and the trend stays
 * out. What a season gains is the difference to a design without one, over the dispersion.
 */
export function yearsLeftOut(seen: SeenOrders, design: Design, dispersion: number): number[] {
  return wholeYears(design.rows).map(([from, to]) => {
    const weight = Float64Array.from(seen.weight, (own, row) =>
      row >= from && row < to ? 0 : own,
    );
    return spreadOf(seen, design, weight, dispersion, from, to);
  });
}

function spreadOf(
  { counts, offset, weight: all }: SeenOrders,
  design: Design,
  weight: Float64Array,
  dispersion: number,
  from: number,
  to: number,
): number {
  const { rows, columns, values, deviations, weekdaysFrom } = design;
  const data = { rows, columns, design: values, counts, offset };
  const { coefficients } = poissonRegression(data, deviations, dispersion, weight);
  let level = 0;
  let orders = 0;
  let sum = 0;
  for (let row = from; row < to; row++) {
    if (all[row] === 0) continue;
    let eta = offset[row]!;
    for (let j = weekdaysFrom; j < columns; j++)
      eta += values[row * columns + j]! * coefficients[j]!;
    level += Math.exp(eta);
    orders += counts[row]!;
    sum += counts[row]! * eta;
  }
  return orders > 0 ? sum - orders * Math.log(level) : 0;
}
