import { movedParameters } from "../models/count-model.ts";
import type { Predictor } from "./posterior.ts";
import { movedBuyers } from "./regular-buyers.ts";

export const COUNT_PARAMETERS = 4;

/** The fit with one of the logarithms of its joint covariance (see RegularBuyers) moved. */
export function movedFit<Fit extends Predictor>(fit: Fit, index: number, move: number): Fit {
  if (index < COUNT_PARAMETERS || !fit.regular) {
    return { ...fit, parameters: movedParameters(fit.parameters, index, move) };
  }
  return { ...fit, regular: movedBuyers(fit.regular, index - COUNT_PARAMETERS, move) };
}
