import type { PurchaseCounts } from "../fit/purchase-counts.ts";
import { stagesOf, type CountModel, type Parameters } from "../models/count-model.ts";
import { MOMENTS, ParetoTails } from "../models/pareto-tails.ts";

/** Slopes of each row's log-likelihood: in −ln α (pace), and in ln β or ln b (staying). */
export interface RowSlopes {
  readonly pace: Float64Array;
  readonly staying: Float64Array;
}

/** One value a row of `counts`, whose rows are sorted by x; weights are not looked at. */
export function rowSlopes(model: CountModel, at: Parameters, counts: PurchaseCounts): RowSlopes {
  return model === "pnbd" ? paretoSlopes(at, counts) : betaGeometricSlopes(model, at, counts);
}

/** As in pareto-likelihood.ts, row by row. */
function paretoSlopes([r, alpha, s, beta]: Parameters, counts: PurchaseCounts): RowSlopes {
  const { size, x, tx, T } = counts;
  const pace = new Float64Array(size);
  const staying = new Float64Array(size);
  const oldest = T.reduce((most, age) => Math.max(most, age), 0);
  const tails = new ParetoTails(oldest);
  tails.setParameters(r, alpha, s, beta);
  const { logA, logB, moments } = tails;
  const youngest = lastFrom(counts);
  const logBeta = Math.log(beta);
  for (let i = 0; i < size; i++) {
    const orders = x[i]!;
    if (i === 0 || x[i - 1] !== orders) tails.tabulate(orders, youngest[i]!, oldest);
    const R = r + orders;
    const age = T[i]!;
    const last = tx[i]!;
    const log = R * (logA[age]! - logA[last]!) + s * logB[age]! - (s + 1) * logB[last]! - logBeta;
    const e = Math.exp(log > 0 ? -log : log);
    const rho = log > 0 ? 1 : e;
    const one = log > 0 ? e : 1;
    const later = one / (beta + age);
    const v = MOMENTS * last;
    const u = MOMENTS * age;
    const integral = rho * moments[v]! - later * moments[u]!;
    const byInverseA = rho * moments[v + 2]! - later * moments[u + 2]!;
    const byInverseB = rho * moments[v + 4]! - later * moments[u + 4]!;
    const share = s / (one + s * integral);
    pace[i] = orders - (R * age) / (alpha + age);
    pace[i]! -= share * R * alpha * (integral / (alpha + age) - byInverseA);
    staying[i] = (s * age) / (beta + age);
    staying[i]! += share * beta * ((s * integral) / (beta + age) - (s + 1) * byInverseB);
  }
  return { pace, staying };
}

/** The least t_x of each row and those after it: tables are made from the highest day down. */
function lastFrom({ size, tx }: PurchaseCounts): Int32Array {
  const least = new Int32Array(size);
  let from = Infinity;
  for (let i = size - 1; i >= 0; i--) {
    from = Math.min(from, tx[i]!);
    least[i] = from;
  }
  return least;
}

/** As in beta-geometric-likelihood.ts, row by row. */
function betaGeometricSlopes(
  model: Exclude<CountModel, "pnbd">,
  [r, alpha, a, b]: Parameters,
  { size, x, tx, T }: PurchaseCounts,
): RowSlopes {
  const k = stagesOf(model);
  const shift = model === "bgnbd" ? 0 : 1;
  const pace = new Float64Array(size);
  const staying = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const orders = x[i]!;
    const age = T[i]!;
    const last = tx[i]!;
    const R = r + k * orders;
    let byAlpha = (R * age) / (alpha + age) - k * orders;
    let byB = 0;
    for (let j = 0; j < orders + shift; j++) byB += (a * b) / ((b + j) * (a + b + j));
    if (orders + shift > 0) {
      let log = R * Math.log((alpha + age) / (alpha + last));
      let pending = 0;
      if (k > 1 && age > last) {
        const part = (age - last) / (alpha + age);
        let term = 1;
        let sum = 1;
        let byPart = 0;
        for (let j = 1; j < k; j++) {
          term *= ((R + j - 1) / j) * part;
          sum += term;
          byPart += j * term;
        }
        log -= Math.log(sum);
        pending = (-byPart / sum) * (alpha / (alpha + age));
      }
      const chances = b + orders + shift - 1;
      const odds = (a / chances) * Math.exp(log);
      const gone = odds === Infinity ? 1 : odds / (1 + odds);
      const gap = alpha * (1 / (alpha + age) - 1 / (alpha + last));
      byAlpha += pending + gone * (R * gap - pending);
      byB -= (gone * b) / chances;
    }
    pace[i] = -byAlpha;
    staying[i] = byB;
  }
  return { pace, staying };
}
