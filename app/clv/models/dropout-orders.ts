import { expIntegral, logistic } from "../../numeric/special.ts";

/** The longest series still cheaper than the quadrature. */
const MAX_TERMS = 600;
/** Lost digits allowed in the series: its parts may be this much larger than their difference. */
const MAX_CANCELLATION = 300;

/**
 * E[(1 − (1 + pτ)^(−R)) / p] with p ~ Beta(a, b): expected orders in the next t of a customer who
 * is alive, orders at rate λ ~ Gamma(R, α+T), and leaves after each order with chance p;
 * τ = t/(α+T).
 *
 * A power series where it is well conditioned, otherwise a quadrature whose terms are all
 * positive. Relative error below 1e-11 for any positive arguments. The series' coefficients are
 * kept, so asking again for another τ costs a polynomial.
 */
export class DropoutOrders {
  private readonly a: number;
  private readonly b: number;
  private readonly R: number;
  /** (a)_{k−1}(B)_k / ((a+b)_{k−1} k!) for k = 1, 2, … as far as they were needed. */
  private readonly coefficients: number[];

  constructor(a: number, b: number, R: number) {
    this.a = a;
    this.b = b;
    this.R = R;
    this.coefficients = [a + b - 1 - R];
  }

  expected(tau: number): number {
    if (!(tau > 0)) return 0;
    const bySeries = this.series(tau);
    return Number.isNaN(bySeries) ? quadratureOrders(this.a, this.b, this.R, tau) : bySeries;
  }

  /**
   * (a+b−1)·(1−(1−z)^ε)/ε − (1−z)^ε·Σ_{k≥1} (a)_{k−1}(B)_k / ((a+b)_{k−1} k!)·z^k with
   * z = τ/(1+τ), ε = a−1, B = a+b−1−R: Euler's transformation of the published 2F1, regular at
   * a = 1 and at a+b = 1. NaN where too many digits would be lost.
   */
  private series(tau: number): number {
    const { a, b, R, coefficients } = this;
    const z = tau / (1 + tau);
    const u = Math.log1p(tau);
    const epsilon = a - 1;
    const c = a + b - 1;
    const B = c - R;
    let power = 1;
    let sum = 0;
    let size = 0;
    for (let k = 1; ; k++) {
      if (k > MAX_TERMS || size > 1e200) return NaN;
      let coefficient = coefficients[k - 1];
      if (coefficient === undefined) {
        const j = k - 1;
        const growth = ((a + j - 1) / (a + b + j - 1)) * ((B + j) / (j + 1));
        coefficient = coefficients[j - 1]! * growth;
        coefficients.push(coefficient);
      }
      power *= z;
      const term = coefficient * power;
      sum += term;
      size += Math.abs(term);
      if (Math.abs(term) <= 1e-17 * size && k > -B) break;
    }
    const shrink = Math.exp(-epsilon * u);
    const first = c * expIntegral(epsilon, u);
    const value = first - shrink * sum;
    const trusted = Math.abs(first) + shrink * size < MAX_CANCELLATION * value;
    return trusted ? value : NaN;
  }
}

/**
 * The same by the trapezoidal rule in y = ln(p/(1−p)), where the Beta density is log-concave with
 * exponential tails. The rule normalises itself, so no gamma function is needed, and beyond the
 * points where the integrand is a pure exponential the tails are summed as geometric series.
 */
function quadratureOrders(a: number, b: number, R: number, tau: number): number {
  const spread = Math.sqrt(1 / a + 1 / b);
  const orders = (y: number): number => {
    const p = logistic(y);
    return p === 0 ? R * tau : -Math.expm1(-R * Math.log1p(p * tau)) / p;
  };
  const peak = Math.log(a) - Math.log(b);
  if (spread < 1e-7) return orders(peak);

  const steepest = Math.max(1, b, tau * Math.max(1, R));
  const left = -42 - Math.log(steepest);
  const right = 42 + Math.log(Math.max(1, a, R));
  const centre = Math.min(right, Math.max(left, peak));
  const pCentre = logistic(centre);
  const qCentre = logistic(-centre);
  const h = Math.min(0.25, 0.6 * spread);
  /** Density at centre + d over density at centre. */
  const weight = (d: number): number =>
    Math.exp(-a * Math.log1p(qCentre * Math.expm1(-d)) - b * Math.log1p(pCentre * Math.expm1(d)));

  const most = R * tau;
  let mass = 1;
  let total = orders(centre);
  for (let j = -1; ; j--) {
    const w = weight(j * h);
    mass += w;
    total += w * orders(centre + j * h);
    if (w < 1e-19 * mass && w * most < 1e-19 * total) break;
    if (centre + j * h < left) {
      const tail = w / Math.expm1(a * h);
      mass += tail;
      total += tail * most;
      break;
    }
  }
  const least = orders(right);
  for (let j = 1; ; j++) {
    const w = weight(j * h);
    mass += w;
    total += w * orders(centre + j * h);
    if (w < 1e-19 * mass && w * least < 1e-19 * total) break;
    if (centre + j * h > right) {
      const tail = w / Math.expm1(b * h);
      mass += tail;
      total += tail * least;
      break;
    }
  }
  return total / mass;
}
