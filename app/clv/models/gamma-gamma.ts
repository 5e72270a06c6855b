import type { Objective } from "../../numeric/minimise.ts";
import { digamma, logGamma } from "../../numeric/special.ts";

/**
 * Gamma-Gamma spend (Fader & Hardie 2013; Colombo & Jiang 1999): a customer's mean order value is
 * drawn from a population in which each order is Gamma(p, ν) and ν ~ Gamma(q, γ).
 *
 * q is kept above 1, so that the population mean pγ/(q−1) exists.
 */
export interface SpendParameters {
  readonly p: number;
  readonly q: number;
  /** In the unit of money of the data. */
  readonly gamma: number;
}

/** Repeat buyers: number of orders whose mean is known, and that mean (above 0). */
export interface SpendData {
  readonly orders: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
}

/** Sums are taken in blocks so that rounding does not grow with the number of customers. */
const BLOCK = 2048;

/**
 * Minus the mean log-likelihood per customer in (ln p, ln(q−1), ln γ), with its gradient.
 *
 * The terms are grouped as x·ln(1 + γ/xm) and ln(1 + xm/γ): taken one by one they cancel to a
 * hundredth and stop the search early.
 */
export function gammaGammaObjective({ orders, mean }: SpendData): Objective {
  const n = orders.length;
  const total = new Float64Array(n);
  const logTotal = new Float64Array(n);
  let maxOrders = 0;
  let logMeans = 0;
  for (let i = 0; i < n; i++) {
    total[i] = orders[i]! * mean[i]!;
    logTotal[i] = Math.log(total[i]!);
    logMeans += Math.log(mean[i]!);
    maxOrders = Math.max(maxOrders, orders[i]!);
  }
  const customersWith = new Float64Array(maxOrders + 1);
  for (let i = 0; i < n; i++) customersWith[orders[i]!]! += 1;

  return (at, gradient) => {
    const p = Math.exp(at[0]!);
    const excess = Math.exp(at[1]!);
    const q = 1 + excess;
    const gamma = Math.exp(at[2]!);
    let value = -logMeans;
    let dp = 0;
    let dq = 0;
    const logGammaQ = logGamma(q);
    const digammaQ = digamma(q);
    for (let x = 1; x <= maxOrders; x++) {
      const count = customersWith[x]!;
      if (count === 0) continue;
      const px = p * x;
      value += count * (logGamma(px + q) - logGamma(px) - logGammaQ);
      const top = digamma(px + q);
      dp += count * x * (top - digamma(px));
      dq += count * (top - digammaQ);
    }
    let xLog = 0;
    let logs = 0;
    let xShare = 0;
    let shares = 0;
    for (let low = 0; low < n; low += BLOCK) {
      const high = Math.min(n, low + BLOCK);
      let blockXLog = 0;
      let blockLogs = 0;
      let blockXShare = 0;
      let blockShares = 0;
      for (let i = low; i < high; i++) {
        const z = total[i]!;
        const share = gamma / (z + gamma);
        const log = Math.log(z + gamma);
        blockXLog += orders[i]! * (log - logTotal[i]!);
        blockLogs += log - at[2]!;
        blockXShare += orders[i]! * share;
        blockShares += 1 - share;
      }
      xLog += blockXLog;
      logs += blockLogs;
      xShare += blockXShare;
      shares += blockShares;
    }
    value -= p * xLog + q * logs;
    dp -= xLog;
    dq -= logs;
    gradient[0] = (-dp * p) / n;
    gradient[1] = (-dq * excess) / n;
    gradient[2] = -(q * shares - p * xShare) / n;
    return -value / n;
  };
}

/** Population mean of order value, pγ/(q−1). */
export function populationMean({ p, q, gamma }: SpendParameters): number {
  return (p * gamma) / (q - 1);
}

/**
 * Expected mean order value of a customer with `orders` orders of mean `mean`: the weighted mean
 * of what was seen and of the population, p(γ + xm)/(px + q − 1).
 */
export function expectedOrderValue(
  { p, q, gamma }: SpendParameters,
  orders: number,
  mean: number,
): number {
  return (p * (gamma + orders * mean)) / (p * orders + q - 1);
}
