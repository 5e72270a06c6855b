import { minimise, type Objective } from "../../numeric/minimise.ts";
import { logBetaRatio } from "./count-model.ts";

/**
 * Who renews: the shifted-beta-geometric model of Fader & Hardie (2007, "How to project customer
 * retention"). At every renewal a customer leaves with a chance of their own, and these chances are
 * Beta(a, b) over customers, so the longer somebody has stayed, the likelier they renew.
 */
export interface Churn {
  readonly a: number;
  readonly b: number;
}

/** Share of those still there after `n` renewals who come through the next as well. */
export function renewalChance({ a, b }: Churn, n: number): number {
  return (b + n) / (a + b + n);
}

/** ln of the share of new customers who come through `n` renewals. */
export function logRenewed({ a, b }: Churn, n: number): number {
  return -logBetaRatio(a, b, n);
}

/** Customers by the renewals they came through: those who then left, and those not yet asked again. */
export interface RenewalCounts {
  readonly left: ArrayLike<number>;
  readonly going: ArrayLike<number>;
}

/** Middle and spread of a weak log-normal prior on a and b: one in twelve leaves at a renewal. */
const PRIOR = { a: 1, b: 11, spread: 1.5 };

/**
 * The most likely a and b, with `prior` the most probable ones under a weak prior. Counts may be
 * shares of customers.
 */
export function fitChurn(
  { left, going }: RenewalCounts,
  { prior = false, start = PRIOR }: { prior?: boolean; start?: Churn } = {},
): Churn {
  let customers = 0;
  for (let n = 0; n < left.length; n++) customers += left[n]!;
  for (let n = 0; n < going.length; n++) customers += going[n]!;
  if (!(customers > 0)) return { a: PRIOR.a, b: PRIOR.b };
  const most = Math.max(left.length, going.length);
  /** customers who came through renewal n + 1, and who were lost at it */
  const through = new Float64Array(most + 1);
  for (let n = 0; n < most; n++) {
    const count = (left[n] ?? 0) + (going[n] ?? 0);
    for (let i = 0; i < n; i++) through[i]! += count;
  }
  const objective: Objective = (at, gradient) => {
    const a = Math.exp(at[0]!);
    const b = Math.exp(at[1]!);
    let value = 0;
    let byA = 0;
    let byB = 0;
    for (let n = 0; n < most; n++) {
      const stayed = through[n]!;
      const lost = left[n] ?? 0;
      const whole = a + b + n;
      value += stayed * Math.log((b + n) / whole) + lost * Math.log(a / whole);
      byA += lost / a - (stayed + lost) / whole;
      byB += stayed / (b + n) - (stayed + lost) / whole;
    }
    gradient[0] = (-byA * a) / customers;
    gradient[1] = (-byB * b) / customers;
    let negative = -value / customers;
    if (!prior) return negative;
    const weight = 1 / (PRIOR.spread ** 2 * customers);
    [Math.log(PRIOR.a), Math.log(PRIOR.b)].forEach((middle, i) => {
      const away = at[i]! - middle;
      negative += (weight * away * away) / 2;
      gradient[i]! += weight * away;
    });
    return negative;
  };
  const { at } = minimise(objective, [Math.log(start.a), Math.log(start.b)], {
    gradientTolerance: 1e-9,
  });
  return { a: Math.exp(at[0]!), b: Math.exp(at[1]!) };
}
