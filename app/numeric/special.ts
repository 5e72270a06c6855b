/**
 * Special functions of a positive real argument.
 *
 * Only what the Gamma-Gamma spend model and the random draws need: the three count models are
 * written so that no gamma function is left in them (see app/clv/models).
 */

const HALF_LOG_TWO_PI = 0.918_938_533_204_672_7;

/** Arguments below this are shifted up by the recurrence before the asymptotic series is used. */
const ASYMPTOTIC_FROM = 10;

/** B₂ₙ / (2n(2n−1)), the coefficients of Stirling's series for ln Γ. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;

/** B₂ₙ / 2n, the coefficients of the asymptotic series for the digamma function. */
const DIGAMMA_SERIES = [
  1 / 12,
  -1 / 120,
  1 / 252,
  -1 / 240,
  1 / 132,
  -691 / 32760,
  1 / 12,
] as const;

/**
 * ln Γ(x) for x > 0; +Infinity at 0, NaN below.
 *
 * Absolute error below 1e-14 + 4e-15·|ln Γ(x)| (Stirling's series, DLMF 5.11.1).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x === Infinity) return Infinity;
  let shift = 1;
  let y = x;
  while (y < ASYMPTOTIC_FROM) {
    shift *= y;
    y += 1;
  }
  const inverse = 1 / y;
  const square = inverse * inverse;
  let series = 0;
  for (let i = STIRLING.length - 1; i >= 0; i--) series = series * square + STIRLING[i]!;
  const value = (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series * inverse;
  return shift === 1 ? value : value - Math.log(shift);
}

/**
 * ψ(x) = d ln Γ(x)/dx for x > 0; −Infinity at 0, NaN below.
 *
 * Absolute error below 1e-14·(1 + |ψ(x)|) (DLMF 5.11.2).
 */
export function digamma(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  let shift = 0;
  let y = x;
  while (y < ASYMPTOTIC_FROM) {
    shift += 1 / y;
    y += 1;
  }
  const square = 1 / (y * y);
  let series = 0;
  for (let i = DIGAMMA_SERIES.length - 1; i >= 0; i--) {
    series = (series + DIGAMMA_SERIES[i]!) * square;
  }
  return Math.log(y) - 0.5 / y - series - shift;
}

/** ln(1 + eᶻ) without overflow or cancellation. */
export function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}

/** 1 / (1 + e⁻ᶻ) without overflow; exactly 0 or 1 only where doubles leave no choice. */
export function logistic(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

/**
 * (1 − e^(−εu)) / ε, the integral of e^(−εv) over v in [0, u]; u itself at ε = 0.
 *
 * This one function removes the singular points of the closed forms (a = 1, s = 1).
 */
export function expIntegral(epsilon: number, u: number): number {
  const exponent = epsilon * u;
  if (Math.abs(exponent) < 1e-300) return u;
  return (-Math.expm1(-exponent) / exponent) * u;
}

/**
 * Φ⁻¹(p), the standard normal quantile, for 0 < p < 1; ∓Infinity at the ends.
 *
 * Acklam's rational approximation with one Halley step on {@link normalCdf}; relative error
 * below 1e-12.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const x = acklam(p);
  const error = normalCdf(x) - p;
  const step = error * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
  return x - step / (1 + (x * step) / 2);
}

/** Φ(x), the standard normal distribution function; absolute error below 1e-15. */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  return x <= 0 ? upperTail(-x) : 1 - upperTail(x);
}

/** P(Z > x) for x ≥ 0: power series of the centre, continued fraction of the tail. */
function upperTail(x: number): number {
  if (x > 38.6) return 0;
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (x * x) / (2 * n + 1);
      sum += term;
    }
    return 0.5 - density * sum;
  }
  // Mills' ratio as 1/(x + 1/(x + 2/(x + 3/(x + …)))), evaluated from the far end.
  let fraction = x;
  for (let n = 120; n >= 1; n--) fraction = x + n / fraction;
  return density / fraction;
}

const CENTRE_NUMERATOR = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2,
  -3.066479806614716e1, 2.506628277459239,
] as const;
const CENTRE_DENOMINATOR = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1,
  -1.328068155288572e1, 1,
] as const;
const TAIL_NUMERATOR = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
] as const;
const TAIL_DENOMINATOR = [
  7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1,
] as const;

function acklam(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return horner(TAIL_NUMERATOR, q) / horner(TAIL_DENOMINATOR, q);
  }
  if (p > 1 - 0.02425) {
    const q = Math.sqrt(-2 * Math.log1p(-p));
    return -horner(TAIL_NUMERATOR, q) / horner(TAIL_DENOMINATOR, q);
  }
  const q = p - 0.5;
  const square = q * q;
  return (q * horner(CENTRE_NUMERATOR, square)) / horner(CENTRE_DENOMINATOR, square);
}

/** The polynomial whose coefficients are given from the highest power down. */
function horner(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}

/**
 * I_x(a, b), the distribution function of Beta(a, b), for a, b > 0; absolute error below 1e-13.
 *
 * Lentz's continued fraction (DLMF 8.17.22) on the side of the mean where it converges fast.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const log = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny);
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || tiny);
    c = 1 + even / c || tiny;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || tiny);
    c = 1 + odd / c || tiny;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return Math.min(1, (Math.exp(log) * fraction) / a);
}
