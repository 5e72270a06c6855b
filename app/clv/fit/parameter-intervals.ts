import { normalQuantile } from "../../numeric/special.ts";
import type { CountFit } from "./count-fit.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Intervals of the parameters, normal in their logarithms, so always above 0. */
export function parameterIntervals(fit: CountFit, confidence = 0.95): readonly Interval[] | null {
  const { covariance, parameters } = fit;
  if (covariance === null) return null;
  const z = normalQuantile(0.5 + confidence / 2);
  return parameters.map((value, i) => {
    const reach = Math.exp(z * Math.sqrt(covariance[5 * i]!));
    return { low: value / reach, high: value * reach };
  });
}
