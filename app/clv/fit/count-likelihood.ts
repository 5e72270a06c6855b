import { minimise, type Objective } from "../../numeric/minimise.ts";
import type { PurchaseCounts } from "./purchase-counts.ts";
import { betaGeometricObjective } from "../models/beta-geometric-likelihood.ts";
import type { CountModel, Parameters } from "../models/count-model.ts";
import { paretoObjective } from "../models/pareto-likelihood.ts";

/** Within e^±12 of its middle a parameter is held even where the likelihood never ends rising. */
const FARTHEST = 12;

export function likelihoodOf(model: CountModel, counts: PurchaseCounts): Objective {
  return model === "pnbd" ? paretoObjective(counts) : betaGeometricObjective(model, counts);
}

/** A steep wall far away: where the likelihood rises for ever, the search still has an end. */
export function bounded(objective: Objective, centres: Parameters): Objective {
  const middle = Float64Array.from(centres, Math.log);
  return (at, gradient) => {
    let value = objective(at, gradient);
    for (let i = 0; i < 4; i++) {
      const away = at[i]! - middle[i]!;
      const beyond = Math.abs(away) - FARTHEST;
      if (beyond <= 0) continue;
      value += beyond * beyond;
      gradient[i]! += 2 * beyond * Math.sign(away);
    }
    return value;
  };
}

/** Best mean log-likelihood of the model's limit in which nobody leaves (NBD, or NBD of stages). */
export function logLikelihoodWithoutDropout(
  model: CountModel,
  counts: PurchaseCounts,
  from: Float64Array,
): number {
  const objective = betaGeometricObjective(model === "pnbd" ? "mbgnbd" : model, counts);
  const at = Float64Array.from([0, 0, Math.log(1e-12), 0]);
  const gradient = new Float64Array(4);
  const found = minimise(
    (point, slope) => {
      at[0] = point[0]!;
      at[1] = point[1]!;
      const value = objective(at, gradient);
      slope[0] = gradient[0]!;
      slope[1] = gradient[1]!;
      const far = Math.max(0, Math.abs(point[0]!) - 25) + Math.max(0, Math.abs(point[1]!) - 35);
      return far > 0 ? NaN : value;
    },
    [from[0]!, from[1]!],
    { gradientTolerance: 1e-7, maxIterations: 60 },
  );
  return -found.value;
}

export function describe(counts: PurchaseCounts) {
  let repeaters = 0;
  let repeatOrders = 0;
  let longestAge = 0;
  for (let i = 0; i < counts.size; i++) {
    const x = counts.x[i]!;
    if (x > 0) repeaters += counts.weight[i]!;
    repeatOrders += x * counts.weight[i]!;
    if (counts.T[i]! > longestAge) longestAge = counts.T[i]!;
  }
  return { repeaters, repeatOrders, longestAge };
}
