import { formulasFor } from "../models/formulas.ts";
import { aliveOf } from "../predict/alive.ts";
import { rowsOf, type Summary } from "../predict/summary.ts";
import type { CountFit } from "./count-fit.ts";

/** Rows from which the elasticity is told. */
const SAMPLE = 400;
const STEP = 1e-3;

/** By how many percent the shop's expected orders of a year grow with one percent of pace. */
export function elasticityOf(
  counts: Pick<CountFit, "model" | "parameters">,
  summary: Summary,
): number {
  // leaving by the clock leaves expected orders in proportion to pace
  if (counts.model === "pnbd") return 1;
  const [r, alpha, c, d] = counts.parameters;
  const chosen = Int32Array.from({ length: Math.min(SAMPLE, summary.size) }, (_, i) =>
    Math.floor((i * summary.size) / Math.min(SAMPLE, summary.size)),
  );
  const some = rowsOf(summary, chosen);
  const formulas = formulasFor(counts.model, counts.parameters);
  const alive = aliveOf(counts, formulas, some);
  const [slower, faster] = [STEP, -STEP].map((move) =>
    formulasFor(counts.model, [r, alpha * Math.exp(move), c, d]),
  );
  let slope = 0;
  let total = 0;
  for (let i = 0; i < some.size; i++) {
    const history = { x: some.x[i]!, tx: some.tx[i]!, T: some.T[i]! };
    const expected = alive[i]! * formulas.ordersIfAlive(history, 365);
    const own = Math.log(faster!.ordersIfAlive(history, 365) / slower!.ordersIfAlive(history, 365));
    slope += (expected * (own / (2 * STEP)) * (alpha + history.T)) / alpha;
    total += expected;
  }
  return total > 0 ? Math.min(1, Math.max(0, slope / total)) : 1;
}
