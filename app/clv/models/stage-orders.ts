import { DropoutOrders } from "./dropout-orders.ts";

/** A customer of MBG/CNBD-k who is alive. */
export interface StageCustomer {
  /** Dropout p ~ Beta(a, b). */
  readonly a: number;
  readonly b: number;
  /** Stage rate λ ~ Gamma(R, α+T) before the stages under way are counted. */
  readonly R: number;
  readonly k: number;
  /** Time since the last order over α + T. */
  readonly share: number;
}

/** Beyond this many stages the sum is replaced by its limit. */
const MAX_STAGES = 600_000;

/**
 * Expected orders in the next t = τ(α+T): Σ_j w_j Σ_n P(n stages | j pending) · S(⌊(j+n)/k⌋),
 * where S(m) is the expected number of m possible orders that dropout lets happen. Exact up to
 * truncation at 1e-13; all terms positive.
 *
 * Where more than 600,000 stages are within reach (horizons of thousands of times α + T, far from
 * any shop) an order is taken as 1/k of a stage, which is right to the first digit or two.
 */
export function stageOrders(customer: StageCustomer, tau: number): number {
  const { a, b, R, k, share } = customer;
  const z = tau / (1 + tau);
  const log1mz = -Math.log1p(tau);
  const reach = (R + k) * tau + 60 * Math.sqrt((R + k) * tau * (1 + tau)) + 45 * (1 + tau);
  if (!(reach < MAX_STAGES)) return new DropoutOrders(a, b, R).expected(tau / k);

  let pendingWeight = 1;
  let pendingTotal = 0;
  let total = 0;
  for (let j = 0; j < k; j++) {
    if (j > 0) pendingWeight *= ((R + j - 1) / j) * share;
    pendingTotal += pendingWeight;
    if (pendingWeight > 0) total += pendingWeight * mean(R + j, j);
  }
  return total / pendingTotal;

  function mean(size: number, pending: number): number {
    let log = size * log1mz;
    // Below e⁻⁷⁰⁰ the first probabilities underflow: they are passed over in logarithms.
    let inLogs = log < -700;
    let probability = inLogs ? 0 : Math.exp(log);
    let orders = 0;
    let expected = 0;
    let survival = 1;
    let passed = 0;
    for (let n = 0; n < MAX_STAGES; n++) {
      if (n > 0 && (pending + n) % k === 0) {
        expected += survival;
        survival *= (b + orders) / (a + b + orders);
        orders++;
      }
      const ratio = n > 0 ? ((size + n - 1) / n) * z : 1;
      if (inLogs) {
        log += Math.log(ratio);
        inLogs = log < -700;
        if (!inLogs) probability = Math.exp(log);
      } else {
        probability *= ratio;
      }
      passed += probability * expected;
      const beyondMode = n > (size - 1) * tau;
      if (beyondMode && probability * (expected + 1) < 1e-17 * (1 - z) * (passed + 1e-300)) break;
    }
    return passed;
  }
}

/** P(at least one order in the next t = τ(α+T)): enough stages to finish the order under way. */
export function anyStageOrder(
  { R, k, share }: Pick<StageCustomer, "R" | "k" | "share">,
  tau: number,
): number {
  let weight = 1;
  let weights = 0;
  let total = 0;
  for (let j = 0; j < k; j++) {
    if (j > 0) weight *= ((R + j - 1) / j) * share;
    weights += weight;
    total += weight * atLeast(k - j, R + j, tau);
  }
  return Math.min(1, total / weights);
}

/** P(N ≥ m) for N negative binomial of the given size with odds τ; small values keep their digits. */
function atLeast(m: number, size: number, tau: number): number {
  const z = tau / (1 + tau);
  let probability = Math.exp(-size * Math.log1p(tau));
  let below = 0;
  for (let n = 1; n <= m; n++) {
    below += probability;
    probability *= ((size + n - 1) / n) * z;
  }
  if (below < 0.999) return Math.max(0, 1 - below);
  let sum = 0;
  for (let n = m + 1; probability > 1e-17 * sum; n++) {
    sum += probability;
    probability *= ((size + n - 1) / n) * z;
  }
  return Math.min(1, sum);
}
