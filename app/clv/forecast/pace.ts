import type { Summary } from "../predict/summary.ts";
import type { KnownPart } from "./known.ts";
import type { Repeats } from "./repeats.ts";

/** Below the gates of the models: the shop's pace so far, which half forget within a while, and much doubt. */
export interface Pace {
  readonly known: KnownPart;
  readonly repeats: Repeats;
  /** Of the logarithm of the pace, and nothing else, as a covariance of the count model's parameters. */
  readonly covariance: readonly number[];
}

/** A customer's repeat orders are held to fade by a factor of e in a year. */
const FADES_IN = 365;
/** What is believed before any repeat order: half an order in a year of one customer. */
const PRIOR_ORDERS = 0.5;
const PRIOR_DAYS = 365;
/** Customers differ as much as an exponential does. */
const DIFFER = 1;
/** Variance of the logarithm of a pace that no model was fitted for. */
const DOUBT = 0.5 ** 2;

/** @param ends last days of the steps of the horizon */
export function paceOf(
  summary: Summary,
  worth: number,
  worthSpread: number,
  ends: readonly number[],
): Pace {
  let orders = PRIOR_ORDERS;
  let exposure = PRIOR_DAYS;
  let weight = 0;
  for (let row = 0; row < summary.size; row++) {
    orders += summary.x[row]!;
    exposure += FADES_IN * (1 - Math.exp(-summary.T[row]! / FADES_IN));
    weight += Math.exp(-(summary.T[row]! - summary.tx[row]!) / FADES_IN);
  }
  const by = (days: number) => (orders / exposure) * FADES_IN * -Math.expm1(-days / FADES_IN);
  const expected = Float64Array.from(ends, (end) => weight * by(end));
  const doubt = DOUBT + 1 / orders;
  const total = expected.at(-1)!;
  const variance = (mean: number, of: number) => mean + (DIFFER * mean * mean) / Math.max(1, of);
  const none = () => new Float64Array(ends.length);
  const ofOrders = variance(total, summary.size);
  return {
    known: {
      orders: expected,
      onClock: expected,
      revenue: expected.map((value) => value * worth),
      orderSlopes: [none().fill(1), none(), none(), none()],
      valueSlopes: [none(), none(), none(), none()],
      spendDoubt: worthSpread / Math.max(1, summary.size),
      chance: {
        orders: ofOrders,
        revenue: worth * worth * (ofOrders + total * worthSpread),
        both: worth * ofOrders,
      },
    },
    repeats: { by, variance: (t) => variance(by(t), 1), slopes: [1, 0, 0, 0], doubt },
    covariance: [doubt, ...Array.from({ length: 15 }, () => 0)],
  };
}
