import { integratePanels } from "../../numeric/quadrature.ts";
import { expIntegral, softplus } from "../../numeric/special.ts";
import { checkedParameters, checkHistory, logRisingFactorial } from "./count-model.ts";
import type { CountFormulas, History } from "./count-model.ts";

/** e⁻⁴⁵ is below a double's rounding next to 1. */
const NEGLIGIBLE = 45;
/** Longest panel in log time; the nearest singularity of the integrands is π away. */
const PANEL = 1.5;
/** Longest fall, as a power of e, within one panel. */
const PANEL_FALL = 15;

/**
 * ∫₀ˢᵖᵃⁿ (1 + u/A)^(−k) (1 + u/B)^(−l) du for k, l ≥ 0.
 *
 * The one integral of Pareto/NBD, taking the place of the Gaussian hypergeometric function: in
 * log time its integrand is positive and smooth for any parameters. Relative error below 1e-12.
 */
function powerProductIntegral(k: number, A: number, l: number, B: number, span: number): number {
  if (!(span > 0)) return 0;
  const nearer = Math.min(A, B);
  // The integrand falls at least this fast per unit of v = ln(1 + u/nearer), from the start.
  const overA = nearer / A;
  const overB = nearer / B;
  const decay = k * overA + l * overB - 1;
  const whole = Math.log1p(span / nearer);
  const end = decay > 0 ? Math.min(whole, NEGLIGIBLE / decay) : whole;
  const value = integratePanels(
    (v) => {
      const e = Math.expm1(v);
      return Math.exp(v - k * Math.log1p(e * overA) - l * Math.log1p(e * overB));
    },
    0,
    end,
    decay > 0 ? Math.min(PANEL, PANEL_FALL / decay) : PANEL,
  );
  return value * nearer;
}

/** Pareto/NBD (Schmittlein, Morrison & Colombo 1987): parameters r, α, s, β. */
export function paretoFormulas(parameters: ArrayLike<number>): CountFormulas {
  const [r, alpha, s, beta] = checkedParameters("pnbd", parameters);

  /** ln of (1/P(alive) − 1): the odds of having left between the last order and now. */
  function logOddsGone({ x, tx, T }: History): number {
    const A = alpha + tx;
    const B = beta + tx;
    const span = T - tx;
    const integral = powerProductIntegral(r + x, A, s + 1, B, span);
    return (
      Math.log(s) -
      Math.log(B) +
      (r + x) * Math.log1p(span / A) +
      s * Math.log1p(span / B) +
      Math.log(integral)
    );
  }

  return {
    logLikelihood(history) {
      checkHistory(history);
      const { x, T } = history;
      return (
        logRisingFactorial(r, x) -
        (r + x) * Math.log1p(T / alpha) -
        x * Math.log(alpha) -
        s * Math.log1p(T / beta) +
        softplus(logOddsGone(history))
      );
    },

    alive(history) {
      checkHistory(history);
      return Math.exp(-softplus(logOddsGone(history)));
    },

    ordersIfAlive({ x, T }, t) {
      if (!(t > 0)) return 0;
      const B = beta + T;
      return ((r + x) / (alpha + T)) * (B * expIntegral(s - 1, Math.log1p(t / B)));
    },

    anyOrderIfAlive({ x, T }, t) {
      if (!(t > 0)) return 0;
      const A = alpha + T;
      const k = r + x;
      return Math.min(1, (k / A) * powerProductIntegral(k + 1, A, s, beta + T, t));
    },

    ordersFromStart(t) {
      if (!(t > 0)) return 0;
      return (r / alpha) * (beta * expIntegral(s - 1, Math.log1p(t / beta)));
    },

    medianWaitIfAlive: ({ x, T }) => (alpha + T) * Math.expm1(Math.LN2 / (r + x)),
  };
}

/**
 * DERT: expected orders of the whole remaining life, discounted continuously at rate `delta` per
 * unit of time (Fader, Hardie & Lee 2005, JMR 42(4)). Equal to
 * P(alive) (r+x)/(α+T) (β+T) ∫₀^∞ e^(−δ(β+T)u) (1+u)^(−s) du.
 */
export function paretoDiscountedLifetimeOrders(
  parameters: ArrayLike<number>,
  history: History,
  delta: number,
): number {
  if (!(delta > 0) || delta === Infinity) {
    throw new RangeError(`The discount rate must be a finite number above 0, found ${delta}`);
  }
  const [r, alpha, s, beta] = checkedParameters("pnbd", parameters);
  const B = beta + history.T;
  const z = delta * B;
  let end = Math.log1p(NEGLIGIBLE / z);
  if (s > 1) end = Math.min(end, NEGLIGIBLE / (s - 1));
  // Towards its end e^(−z(e^v−1)) falls by up to e^45 per unit of v.
  const panel = Math.min(1, end) / 4;
  const integral = integratePanels((v) => Math.exp((1 - s) * v - z * Math.expm1(v)), 0, end, panel);
  const rate = (r + history.x) / (alpha + history.T);
  return paretoFormulas(parameters).alive(history) * rate * B * integral;
}
