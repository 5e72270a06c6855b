import type { CountFit } from "../fit/count-fit.ts";
import { type CountFormulas, stagesOf } from "../models/count-model.ts";
import { MOMENTS, ParetoTails } from "../models/pareto-tails.ts";
import type { Summary } from "./summary.ts";

/** P(alive) of every row. */
export function aliveOf(
  fit: Pick<CountFit, "model" | "parameters">,
  formulas: CountFormulas,
  summary: Summary,
): Float64Array {
  if (fit.model === "pnbd") return paretoAlive(fit.parameters, summary);
  const { size, x, tx, T } = summary;
  if (stagesOf(fit.model) > 1) {
    return Float64Array.from({ length: size }, (_, i) => {
      return formulas.alive({ x: x[i]!, tx: tx[i]!, T: T[i]! });
    });
  }
  const [r, alpha, a, b] = fit.parameters;
  const shift = fit.model === "bgnbd" ? -1 : 0;
  let longest = 0;
  for (let i = 0; i < size; i++) if (T[i]! > longest) longest = T[i]!;
  const logAge = Float64Array.from({ length: longest + 1 }, (_, t) => Math.log1p(t / alpha));
  const logOdds: number[] = [];
  const alive = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const orders = x[i]!;
    if (orders + shift < 0) {
      alive[i] = 1;
      continue;
    }
    const base = (logOdds[orders] ??= Math.log(a) - Math.log(b + (orders + shift)));
    alive[i] = 1 / (1 + Math.exp(base + (r + orders) * (logAge[T[i]!]! - logAge[tx[i]!]!)));
  }
  return alive;
}

/** P(alive) of Pareto/NBD by the day tables of the likelihood: one exponential per customer. */
function paretoAlive(parameters: CountFit["parameters"], summary: Summary): Float64Array {
  const { size, x, tx, T } = summary;
  const [r, alpha, s, beta] = parameters;
  let longest = 0;
  let most = 0;
  for (let i = 0; i < size; i++) {
    if (T[i]! > longest) longest = T[i]!;
    if (x[i]! > most) most = x[i]!;
  }
  const seen = new Uint8Array(most + 1);
  for (let i = 0; i < size; i++) seen[x[i]!] = 1;
  const tails = new ParetoTails(longest);
  tails.setParameters(r, alpha, s, beta);
  const { logA, logB, moments } = tails;
  const width = longest + 1;
  /** h_k(t) of every k that occurs, one row of days each. */
  const table = new Float64Array(width * seen.reduce((sum, flag) => sum + flag, 0));
  const startOf = new Int32Array(most + 1);
  let start = 0;
  for (let k = 0; k <= most; k++) {
    if (seen[k] === 0) continue;
    tails.tabulate(k, 0, longest);
    for (let t = 0; t < width; t++) table[start + t] = moments[MOMENTS * t]!;
    startOf[k] = start;
    start += width;
  }
  const alive = new Float64Array(size);
  const logBeta = Math.log(beta);
  for (let i = 0; i < size; i++) {
    const orders = x[i]!;
    const age = T[i]!;
    const last = tx[i]!;
    const row = startOf[orders]!;
    const log =
      (r + orders) * (logA[age]! - logA[last]!) + s * logB[age]! - (s + 1) * logB[last]! - logBeta;
    const e = Math.exp(log > 0 ? -log : log);
    const rho = log > 0 ? 1 : e;
    const one = log > 0 ? e : 1;
    const integral = rho * table[row + last]! - (one / (beta + age)) * table[row + age]!;
    alive[i] = one / (one + s * Math.max(0, integral));
  }
  return alive;
}
