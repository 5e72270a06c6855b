import type { Objective } from "../../numeric/minimise.ts";
import type { PurchaseCounts } from "../fit/purchase-counts.ts";
import type { CountModel } from "./count-model.ts";
import { stagesOf } from "./count-model.ts";
import { countTotals } from "./count-totals.ts";

/**
 * Minus the mean log-likelihood per customer of BG/NBD, MBG/NBD or MBG/CNBD-k in
 * (ln r, ln α, ln a, ln b), time in days, with its gradient.
 *
 * Everything that depends on x or T alone is summed by value; logarithms of ages are tabulated by
 * day; so a combination (x, t_x, T) costs one exponential and one logarithm. The sums over
 * Γ(r+x)/Γ(r) and B(a,b+x)/B(a,b) are products, so no gamma function and no cancellation is left.
 */
export function betaGeometricObjective(
  model: Exclude<CountModel, "pnbd">,
  counts: PurchaseCounts,
): Objective {
  const k = stagesOf(model);
  const shift = model === "bgnbd" ? 0 : 1;
  const { customers, maxX, maxT, moreThan, customersAt, ordersAt } = countTotals(counts);
  const { size, x, tx, T, weight } = counts;
  // BG/NBD: one-time buyers cannot have left, so the last part of the likelihood skips them.
  let start = 0;
  if (shift === 0) while (start < size && x[start] === 0) start++;
  let repeatOrders = 0;
  for (let t = 0; t <= maxT; t++) repeatOrders += ordersAt[t]!;

  /** ln(1 + t/α) and 1/(α + t) by day. */
  const logAge = new Float64Array(maxT + 1);
  const inverseAge = new Float64Array(maxT + 1);
  /** ln a − ln(b + chances to leave − 1) and 1/(b + chances to leave − 1) by x. */
  const logOdds = new Float64Array(maxX + 1);
  const inverseB = new Float64Array(maxX + 1);

  return (at, gradient) => {
    const r = Math.exp(at[0]!);
    const alpha = Math.exp(at[1]!);
    const a = Math.exp(at[2]!);
    const b = Math.exp(at[3]!);
    let value = 0;
    let dr = 0;
    let dAlpha = 0;
    let da = 0;
    let db = 0;

    for (let i = 0; i < maxX; i++) {
      const count = moreThan[i]!;
      for (let stage = k * i; stage < k * (i + 1); stage++) {
        value += count * Math.log(r + stage);
        dr += count / (r + stage);
      }
    }
    for (let i = 0; i < maxX + shift; i++) {
      const count = i < shift ? customers : moreThan[i - shift]!;
      value -= count * Math.log1p(a / (b + i));
      da -= count / (a + b + i);
      db += (count * a) / ((b + i) * (a + b + i));
    }
    value -= k * repeatOrders * at[1]!;
    dAlpha -= (k * repeatOrders) / alpha;
    for (let t = 0; t <= maxT; t++) {
      const log = Math.log1p(t / alpha);
      const inverse = 1 / (alpha + t);
      logAge[t] = log;
      inverseAge[t] = inverse;
      const stages = r * customersAt[t]! + k * ordersAt[t]!;
      value -= stages * log;
      dr -= customersAt[t]! * log;
      dAlpha += stages * (t / alpha) * inverse;
    }
    for (let i = 0; i <= maxX; i++) {
      const chances = b + (i + shift - 1);
      logOdds[i] = chances > 0 ? at[2]! - Math.log(chances) : -Infinity;
      inverseB[i] = chances > 0 ? 1 / chances : 0;
    }

    let gone = 0;
    for (let i = start; i < size; i++) {
      const orders = x[i]!;
      const age = T[i]!;
      const last = tx[i]!;
      const w = weight[i]!;
      const R = r + k * orders;
      const logRatio = logAge[age]! - logAge[last]!;
      const inverseGap = inverseAge[age]! - inverseAge[last]!;
      let odds = logOdds[orders]! + R * logRatio;
      let pendingR = 0;
      let pendingAlpha = 0;
      if (k > 1 && age > last) {
        // Q = Σ_j (R)_j/j! share^j, the stages of the order under way.
        const share = (age - last) * inverseAge[age]!;
        let term = 1;
        let sum = 1;
        let byR = 0;
        let byShare = 0;
        let harmonic = 0;
        for (let j = 1; j < k; j++) {
          term *= ((R + j - 1) / j) * share;
          harmonic += 1 / (R + j - 1);
          sum += term;
          byR += term * harmonic;
          byShare += j * term;
        }
        const log = Math.log(sum);
        pendingR = byR / sum;
        pendingAlpha = (-byShare / sum) * inverseAge[age]!;
        value += w * log;
        dr += w * pendingR;
        dAlpha += w * pendingAlpha;
        odds -= log;
      }
      const e = Math.exp(odds > 0 ? -odds : odds);
      const chance = odds > 0 ? 1 / (1 + e) : e / (1 + e);
      value += w * ((odds > 0 ? odds : 0) + Math.log1p(e));
      const share = w * chance;
      dr += share * (logRatio - pendingR);
      dAlpha += share * (R * inverseGap - pendingAlpha);
      gone += share;
      db -= share * inverseB[orders]!;
    }
    da += gone / a;

    gradient[0] = (-dr * r) / customers;
    gradient[1] = (-dAlpha * alpha) / customers;
    gradient[2] = (-da * a) / customers;
    gradient[3] = (-db * b) / customers;
    return -value / customers;
  };
}
