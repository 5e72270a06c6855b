import type { CountFit } from "../fit/count-fit.ts";
import { gapConstant } from "../models/beta-geometric.ts";
import { type CountFormulas, stagesOf } from "../models/count-model.ts";
import type { Summary } from "../predict/summary.ts";

/** Below this P(alive) is rounding, and the density is taken from the formula itself. */
const ROUNDING = 1e-200;

/**
 * ln of the density of a row's order days under the count model, but for the factor of the single
 * gaps: what a customer did who is there for sure, over P(alive). Tables by x and T.
 */
export function baseLogDensities(
  { model, parameters }: Pick<CountFit, "model" | "parameters">,
  formulas: CountFormulas,
  alive: Float64Array,
  { size, x, tx, T }: Summary,
): Float64Array {
  const [r, alpha, third, fourth] = parameters;
  const k = stagesOf(model);
  let most = 0;
  let longest = 0;
  for (let i = 0; i < size; i++) {
    if (x[i]! > most) most = x[i]!;
    if (T[i]! > longest) longest = T[i]!;
  }
  const shift = model === "bgnbd" ? 0 : 1;
  const byOrders = new Float64Array(most + 1);
  let rising = 0;
  let stayed = model === "pnbd" || shift === 0 ? 0 : -Math.log1p(third / fourth);
  for (let n = 0; n <= most; n++) {
    byOrders[n] = rising - k * n * Math.log(alpha) + stayed;
    for (let j = 0; j < k; j++) rising += Math.log(r + k * n + j);
    if (model !== "pnbd") stayed -= Math.log1p(third / (fourth + n + shift));
  }
  const logAge = Float64Array.from({ length: longest + 1 }, (_, t) => Math.log1p(t / alpha));
  const logLife = Float64Array.from({ length: longest + 1 }, (_, t) =>
    model === "pnbd" ? third * Math.log1p(t / fourth) : 0,
  );
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const orders = x[i]!;
    const age = T[i]!;
    const there = alive[i]!;
    if (!(there > ROUNDING)) {
      result[i] = formulas.logLikelihood({ x: orders, tx: tx[i]!, T: age });
      continue;
    }
    const R = r + k * orders;
    let own = byOrders[orders]! - R * logAge[age]! - logLife[age]! - Math.log(there);
    if (k > 1) {
      const share = (age - tx[i]!) / (alpha + age);
      let term = 1;
      let pending = 1;
      for (let j = 1; j < k; j++) {
        term *= ((R + j - 1) / j) * share;
        pending += term;
      }
      own += Math.log(pending);
    }
    result[i] = own;
  }
  return result;
}

/** The factor of the single gaps, given Σ ln gap of the row. */
export function gapFactor(model: CountFit["model"], logGaps: number, x: number): number {
  return gapConstant(stagesOf(model), logGaps, x);
}
