import { inversePositive } from "../../numeric/symmetric.ts";
import { shrinkingPrior } from "../fit/prior.ts";
import type { Summary } from "../predict/summary.ts";
import { regularPosterior, type Predictor } from "./posterior.ts";
import { COUNT_PARAMETERS, movedFit } from "./moved-fit.ts";
import { PER_CYCLE } from "./regular-buyers.ts";

/** In logarithms. */
const STEP = 1e-3;

/**
 * Covariance of what RegularBuyers says, from the outer products of the rows' slopes of the
 * log-density (Berndt, Hall, Hall & Hausman 1974) with the weak prior's share of curvature.
 *
 * @param customers of the shop, for whom the rows stand
 */
export function regularCovariance(
  fit: Predictor,
  rows: Summary,
  customers: number,
): number[] | null {
  const width = COUNT_PARAMETERS + PER_CYCLE * fit.regular!.cycles.length;
  const slopes = Array.from({ length: width }, (_, index) => {
    const above = regularPosterior(movedFit(fit, index, STEP), rows)!.logDensity;
    const below = regularPosterior(movedFit(fit, index, -STEP), rows)!.logDensity;
    return above.map((value, i) => (value - below[i]!) / (2 * STEP));
  });
  const information = new Float64Array(width * width);
  const scale = customers / rows.size;
  for (let p = 0; p < width; p++) {
    for (let q = 0; q <= p; q++) {
      let sum = 0;
      for (let i = 0; i < rows.size; i++) sum += slopes[p]![i]! * slopes[q]![i]!;
      information[p * width + q] = information[q * width + p] = scale * sum;
    }
    const isShare = p >= COUNT_PARAMETERS && (p - COUNT_PARAMETERS) % PER_CYCLE === 0;
    if (!isShare) information[p * width + p]! += shrinkingPrior;
  }
  const inverse = inversePositive(information, width, 1e-12);
  return inverse === null ? null : Array.from(inverse);
}
