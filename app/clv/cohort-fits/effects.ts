import { minimise, type Objective } from "../../numeric/minimise.ts";
import { hessian, inversePositive } from "../../numeric/symmetric.ts";
import { likelihoodOf } from "../fit/count-likelihood.ts";
import type { PurchaseCounts } from "../fit/purchase-counts.ts";
import type { CountModel, Parameters } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import { rowSlopes } from "./row-slopes.ts";

/** How customers of a group differ from the shop's fit, in logarithms; 0 = not at all. */
export interface Effects {
  /** They order faster: α is divided by e^pace. */
  readonly pace: number;
  /** They stay longer: β (or b) is multiplied by e^staying. */
  readonly staying: number;
}

/** A group's own effects, and by how much each row of its counts moves them (per customer of the row). */
export interface EffectFit extends Effects {
  readonly byRow: { readonly pace: Float64Array; readonly staying: Float64Array };
}

/** Standard deviation of an effect before anything is seen. */
const SPREAD = 1;

function movedBy([first, alpha, third, fourth]: Parameters, by: Effects): Parameters {
  return [first, alpha * Math.exp(-by.pace), third, fourth * Math.exp(by.staying)];
}

/**
 * The effects that explain the counts best, the shop's shapes r and s (or a) held; null where they cannot be told.
 * The influence of each row is its slope through the curvature, so it stays honest where the model is not exact.
 */
export function fitEffects(
  model: CountModel,
  shop: Parameters,
  counts: PurchaseCounts,
): EffectFit | null {
  const objective = effectObjective(model, shop, counts);
  const found = minimise(objective, [0, 0], { gradientTolerance: 1e-6, maxIterations: 60 });
  const curvature = inversePositive(hessian(objective, found.at), 2);
  if (!curvature || found.gradientNorm > 1e-3) return null;
  const effects = { pace: found.at[0]!, staying: found.at[1]! };
  const slopes = rowSlopes(model, movedBy(shop, effects), counts);
  const byRow = { pace: new Float64Array(counts.size), staying: new Float64Array(counts.size) };
  for (let i = 0; i < counts.size; i++) {
    const p = slopes.pace[i]! / counts.customers;
    const s = slopes.staying[i]! / counts.customers;
    byRow.pace[i] = curvature[0]! * p + curvature[1]! * s;
    byRow.staying[i] = curvature[2]! * p + curvature[3]! * s;
  }
  return { ...effects, byRow };
}

/** Minus the mean log-likelihood in (pace, staying), with a weak prior on both. */
function effectObjective(model: CountModel, shop: Parameters, counts: PurchaseCounts): Objective {
  const likelihood = likelihoodOf(model, counts);
  const start = Float64Array.from(shop, Math.log);
  const at = Float64Array.from(start);
  const whole = new Float64Array(4);
  const weight = 1 / (SPREAD * SPREAD * counts.customers);
  return (effects, gradient) => {
    at[1] = start[1]! - effects[0]!;
    at[3] = start[3]! + effects[1]!;
    const value = likelihood(at, whole);
    gradient[0] = -whole[1]! + weight * effects[0]!;
    gradient[1] = whole[3]! + weight * effects[1]!;
    return value + (weight * (effects[0]! ** 2 + effects[1]! ** 2)) / 2;
  };
}

const STEP = 1e-3;

/** ln of a new customer's expected repeat orders in `days`, with its slopes in the effects. */
export function ordersOf(
  model: CountModel,
  shop: Parameters,
  { pace, staying }: Effects,
  days: number,
) {
  const log = (own: Effects) =>
    Math.log(formulasFor(model, movedBy(shop, own)).ordersFromStart(days));
  return {
    log: log({ pace, staying }),
    byPace:
      (log({ pace: pace + STEP, staying }) - log({ pace: pace - STEP, staying })) / (2 * STEP),
    byStaying:
      (log({ pace, staying: staying + STEP }) - log({ pace, staying: staying - STEP })) /
      (2 * STEP),
  };
}
