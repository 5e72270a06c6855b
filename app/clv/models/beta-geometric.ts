import { logGamma, logistic, softplus } from "../../numeric/special.ts";
import {
  checkedParameters,
  checkHistory,
  logBetaRatio,
  logRisingFactorial,
  stagesOf,
} from "./count-model.ts";
import type { CountFormulas, CountModel, History } from "./count-model.ts";
import { DropoutOrders } from "./dropout-orders.ts";
import { anyStageOrder, stageOrders } from "./stage-orders.ts";

/**
 * BG/NBD (Fader, Hardie & Lee 2005), modified BG/NBD (Batislam, Denizel & Filiztekin 2007) and
 * MBG/CNBD-k (Platzer & Reutterer 2016): parameters r, α, a, b.
 *
 * All three let a customer leave only right after an order. BG/NBD never lets one leave after the
 * first, so every one-time buyer is alive for ever; the modified models do. MBG/CNBD-k makes an
 * order out of k stages of a Poisson process, so gaps between orders are Erlang-k; R below is
 * r + kx, the stages seen plus r.
 */
export function betaGeometricFormulas(
  model: Exclude<CountModel, "pnbd">,
  parameters: ArrayLike<number>,
): CountFormulas {
  const [r, alpha, a, b] = checkedParameters(model, parameters);
  const k = stagesOf(model);
  const modified = model !== "bgnbd";
  /** Chances to leave that a customer with x repeat orders has come through. */
  const survived = (x: number): number => x + (modified ? 1 : 0);

  const ordersByX: DropoutOrders[] = [];
  /** Expected orders of customers with x repeat orders; what depends on x alone is kept. */
  function dropoutOrders(x: number): DropoutOrders {
    return (ordersByX[x] ??= new DropoutOrders(a, b + survived(x), r + x));
  }

  /** ln(1/P(alive) − 1). */
  function logOddsGone({ x, tx, T }: History): number {
    if (!modified && x === 0) return -Infinity;
    const R = r + k * x;
    const span = T - tx;
    const odds =
      Math.log(a) - Math.log(b + (survived(x) - 1)) + R * Math.log1p(span / (alpha + tx));
    return odds - Math.log(stagesPending(R, span / (alpha + T), k));
  }

  return {
    logLikelihood(history) {
      checkHistory(history);
      const { x, tx, T } = history;
      const R = r + k * x;
      return (
        logRisingFactorial(r, k * x) -
        k * x * Math.log(alpha) -
        R * Math.log1p(T / alpha) -
        logBetaRatio(a, b, survived(x)) +
        Math.log(stagesPending(R, (T - tx) / (alpha + T), k)) +
        softplus(logOddsGone(history))
      );
    },

    alive(history) {
      checkHistory(history);
      return logistic(-logOddsGone(history));
    },

    ordersIfAlive({ x, tx, T }, t) {
      if (!(t > 0)) return 0;
      const A = alpha + T;
      if (k === 1) return dropoutOrders(x).expected(t / A);
      return stageOrders({ a, b: b + survived(x), R: r + k * x, k, share: (T - tx) / A }, t / A);
    },

    anyOrderIfAlive({ x, tx, T }, t) {
      if (!(t > 0)) return 0;
      const A = alpha + T;
      const R = r + k * x;
      if (k === 1) return -Math.expm1(-R * Math.log1p(t / A));
      return anyStageOrder({ R, k, share: (T - tx) / A }, t / A);
    },

    ordersFromStart(t) {
      if (!(t > 0)) return 0;
      const alive = modified ? b / (a + b) : 1;
      const later = b + survived(0);
      if (k === 1) return alive * dropoutOrders(0).expected(t / alpha);
      return alive * stageOrders({ a, b: later, R: r, k, share: 0 }, t / alpha);
    },

    medianWaitIfAlive(history) {
      const { x, T } = history;
      const R = r + k * x;
      const A = alpha + T;
      if (k === 1) return A * Math.expm1(Math.LN2 / R);
      return bisectHalf((t) => this.anyOrderIfAlive(history, t), A * Math.expm1(Math.LN2 / R));
    },
  };
}

/**
 * Σ_{j<k} (R)_j/j! · share^j ≥ 1: the weight of having finished j of the k stages of the order
 * under way, where share is the time since the last order over α + T.
 */
function stagesPending(R: number, share: number, k: number): number {
  let term = 1;
  let sum = 1;
  for (let j = 1; j < k; j++) {
    term *= ((R + j - 1) / j) * share;
    sum += term;
  }
  return sum;
}

/** The t at which a rising probability passes one half, found from a first guess. */
function bisectHalf(probability: (t: number) => number, guess: number): number {
  let low = 0;
  let high = Math.min(Math.max(guess, 1e-9), 1e300);
  while (probability(high) < 0.5 && high < 1e300) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 60 && high - low > 1e-10 * high; step++) {
    const middle = (low + high) / 2;
    if (probability(middle) < 0.5) low = middle;
    else high = middle;
  }
  return high;
}

/** ln of the factor of MBG/CNBD-k's likelihood that depends on the gaps: (k−1)Σ ln gap − x ln Γ(k). */
export function gapConstant(k: number, logGaps: number, repeatOrders: number): number {
  return k === 1 ? 0 : (k - 1) * logGaps - repeatOrders * logGamma(k);
}
