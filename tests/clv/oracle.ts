import gammaln from "@stdlib/math-base-special-gammaln";
import { integrate } from "../../app/numeric/quadrature.ts";

/**
 * The models a second time, by other routes than the app takes: double-exponential quadrature of
 * the defining integrals and library gamma functions, instead of recurrences, series and panels.
 */

type Four = readonly [number, number, number, number];

/** ∫₀ᵗ f(u) du in log time from `unit` on, so that steep starts and long tails are both seen. */
function inLogTime(f: (u: number) => number, unit: number, t: number): number {
  const end = Math.log1p(t / unit);
  // Halving the interval again and again keeps every piece smooth.
  let total = 0;
  const pieces = Math.max(4, Math.ceil(end));
  for (let i = 0; i < pieces; i++) {
    const from = (end * i) / pieces;
    const to = (end * (i + 1)) / pieces;
    total += integrate((v) => unit * Math.exp(v) * f(unit * Math.expm1(v)), from, to);
  }
  return total;
}

export const paretoOracle = {
  /** s∫ …: the odds of having left since the last order, as defined. */
  oddsGone([r, alpha, s, beta]: Four, x: number, tx: number, T: number): number {
    const A = alpha + T;
    const B = beta + T;
    // Backwards from today: y = T − u, so that the largest factor is 1 at u = T − t_x's far end.
    const relative = (y: number) =>
      Math.exp((r + x) * Math.log(A / (alpha + y)) + s * Math.log(B / (beta + y))) / (beta + y);
    return s * inLogTime((u) => relative(tx + u), Math.min(alpha, beta) + tx, T - tx);
  },

  logLikelihood(p: Four, x: number, tx: number, T: number): number {
    const [r, alpha, s, beta] = p;
    return (
      gammaln(r + x) -
      gammaln(r) +
      r * Math.log(alpha) +
      s * Math.log(beta) -
      (r + x) * Math.log(alpha + T) -
      s * Math.log(beta + T) +
      Math.log1p(this.oddsGone(p, x, tx, T))
    );
  },

  ordersIfAlive([r, alpha, s, beta]: Four, x: number, T: number, t: number): number {
    const still = (u: number) => Math.exp(-s * Math.log1p(u / (beta + T)));
    return ((r + x) / (alpha + T)) * inLogTime(still, beta + T, t);
  },

  anyOrderIfAlive([r, alpha, s, beta]: Four, x: number, T: number, t: number): number {
    const A = alpha + T;
    const k = r + x;
    const first = (u: number) =>
      (k / A) * Math.exp(-(k + 1) * Math.log1p(u / A) - s * Math.log1p(u / (beta + T)));
    return inLogTime(first, Math.min(A / (k + 1), beta + T), t);
  },
};

export const betaGeometricOracle = {
  /** `chances` = chances to leave that were come through: x, or x + 1 in the modified model. */
  oddsGone([r, alpha, a, b]: Four, chances: number, x: number, tx: number, T: number): number {
    if (chances === 0) return 0;
    return (a / (b + chances - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x);
  },

  logLikelihood(p: Four, chances: number, x: number, tx: number, T: number): number {
    const [r, alpha, a, b] = p;
    const odds =
      chances === 0
        ? 0
        : Math.log(a) -
          Math.log(b + chances - 1) +
          (r + x) * (Math.log(alpha + T) - Math.log(alpha + tx));
    const logTotal =
      chances === 0 ? 0 : odds > 30 ? odds + Math.exp(-odds) : Math.log1p(Math.exp(odds));
    return (
      gammaln(r + x) -
      gammaln(r) +
      r * Math.log(alpha) -
      (r + x) * Math.log(alpha + T) +
      (gammaln(a + b) - gammaln(b) + gammaln(b + chances) - gammaln(a + b + chances)) +
      logTotal
    );
  },

  /** E over p ~ Beta(a, b + chances) of (1 − (1 + p·t/(α+T))^(−(r+x)))/p, by its definition. */
  ordersIfAlive(p: Four, chances: number, x: number, T: number, t: number): number {
    const [r, alpha, a, prior] = p;
    const b = prior + chances;
    const R = r + x;
    const tau = t / (alpha + T);
    const orders = (q: number) =>
      q < 1e-12 / Math.max(1, R * tau) ? R * tau : -Math.expm1(-R * Math.log1p(q * tau)) / q;
    const mean = a / (a + b);
    const spread = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
    if (spread < 1e-3 * mean && spread < 1e-3 * (1 - mean)) return overPeak(a, b, mean, orders);
    return overBeta(a, b, orders) / overBeta(a, b, () => 1);
  },
};

/** ∫ f(p) p^(a−1) (1−p)^(b−1) dp; each end is straightened by its own power. */
function overBeta(a: number, b: number, f: (p: number) => number): number {
  const middle = a / (a + b);
  const scale = (a - 1) * Math.log(middle) + (b - 1) * Math.log1p(-middle);
  const density = (p: number, q: number) =>
    Math.exp((a >= 1 ? (a - 1) * Math.log(p) : 0) + (b >= 1 ? (b - 1) * Math.log(q) : 0) - scale);
  // Left of the mean w = p^a (a < 1) makes the singular end flat; right of it v = (1−p)^b.
  let total = 0;
  const cuts = [0, 1e-6, 1e-4, 1e-2, 0.1, 0.5, 1].map((share) => share * middle);
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i]!, cuts[i + 1]!];
    if (a < 1) {
      total += integrate(
        (w) => {
          const p = w ** (1 / a);
          const rest = b >= 1 ? 1 : (1 - p) ** (b - 1);
          return (f(p) * density(p, 1 - p) * rest) / a;
        },
        from ** a,
        to ** a,
      );
    } else {
      total += integrate(
        (p) => f(p) * density(p, 1 - p) * (b < 1 ? (1 - p) ** (b - 1) : 1),
        from,
        to,
      );
    }
  }
  const ends = [0, 1e-6, 1e-4, 1e-2, 0.1, 0.5, 1].map((share) => share * (1 - middle));
  for (let i = 0; i + 1 < ends.length; i++) {
    const [from, to] = [ends[i]!, ends[i + 1]!];
    if (b < 1) {
      total += integrate(
        (v) => {
          const q = v ** (1 / b);
          const rest = a >= 1 ? 1 : (1 - q) ** (a - 1);
          return (f(1 - q) * density(1 - q, q) * rest) / b;
        },
        from ** b,
        to ** b,
      );
    } else {
      total += integrate(
        (q) => f(1 - q) * density(1 - q, q) * (a < 1 ? (1 - q) ** (a - 1) : 1),
        from,
        to,
      );
    }
  }
  return total;
}

/** Where the density is a needle: within forty standard deviations of its mode, in logit units. */
function overPeak(a: number, b: number, mean: number, f: (p: number) => number): number {
  const centre = Math.log(a) - Math.log(b);
  const width = 12 / Math.sqrt(a * (1 - mean));
  const log = (y: number) => {
    const d = y - centre;
    return -a * Math.log1p((1 - mean) * Math.expm1(-d)) - b * Math.log1p(mean * Math.expm1(d));
  };
  const at = (y: number) => 1 / (1 + Math.exp(-y));
  const mass = integrate((y) => Math.exp(log(y)), centre - width, centre + width);
  const value = integrate((y) => Math.exp(log(y)) * f(at(y)), centre - width, centre + width);
  return value / mass;
}
