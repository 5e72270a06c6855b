import { normalCdf } from "../../numeric/special.ts";
import type { PurchaseCounts } from "../fit/purchase-counts.ts";
import type { ShopFit } from "../fit/shop-fit.ts";
import { fitEffects, ordersOf } from "./effects.ts";
import type { Measured } from "./shrink.ts";

/** Customers as the comparison sees them: one entry each, in parallel. */
export interface Compared {
  /** Every (x, t_x, T) that occurs, sorted by x. */
  readonly counts: PurchaseCounts;
  /** Row of `counts` of each customer. */
  readonly row: Int32Array;
  /** Months from the shop's first one to the first order. */
  readonly month: Int32Array;
  /** The shop's first one (see app/calendar/days.ts). */
  readonly firstMonth: number;
  /** How much is known of what an order of theirs is worth (0 = nothing). */
  readonly credible: Float64Array;
  /** Mean value of a repeat order, minor units. */
  readonly spend: Float64Array;
}

/** A group beside all others, in logarithms: pace, staying, value of an order. */
export interface Contrast {
  readonly own: Measured;
  readonly others: Measured;
  /** own less others */
  readonly difference: Measured;
  /** Two-sided, against the same value of a new customer's next `DAYS`; null where it cannot be told. */
  readonly pValue: number | null;
}

/** Days a new customer is followed. */
export const DAYS = 365;
export const EFFECTS = 3;

/** A group of customers beside all others, weighed so that as many of them came in each month as of the group. */
export function contrastInMonths(fit: ShopFit, all: Compared, inside: Uint8Array): Contrast | null {
  return between(sideOf(fit, all, inside), sideOf(fit, all, matched(all, inside)));
}

/** Groups of customers beside everybody, whatever the month. */
export function contrastsWithAll(
  fit: ShopFit,
  all: Compared,
  groups: readonly Uint8Array[],
): (Contrast | null)[] {
  const everybody = sideOf(fit, all, new Uint8Array(all.row.length).fill(1));
  return groups.map((inside) => between(sideOf(fit, all, inside), everybody));
}

function between(own: Side | null, others: Side | null): Contrast | null {
  if (!own || !others) return null;
  const effects = own.effects.map((effect, i) => effect - others.effects[i]!);
  const covariance = own.covariance.map((entry, i) => entry + others.covariance[i]!);
  const difference = own.logValue - others.logValue;
  // A group of few without a large order has a low mean and a low variance together: see spend-comparison.ts.
  const asOthers = (others.logValueVariance * others.size) / own.size;
  const variance = Math.max(own.logValueVariance, asOthers) + others.logValueVariance;
  const pValue = variance > 0 ? 2 * normalCdf(-Math.abs(difference) / Math.sqrt(variance)) : null;
  return { own, others, difference: { effects, covariance }, pValue };
}

/** Its covariance is from each customer's influence. */
interface Side extends Measured {
  readonly logValue: number;
  readonly logValueVariance: number;
  /** Customers it is worth. */
  readonly size: number;
}

function sideOf(fit: ShopFit, all: Compared, weights: ArrayLike<number>): Side | null {
  const { model, parameters } = fit.counts;
  const { counts, place } = weighed(all, weights);
  const found = fitEffects(model, parameters, counts);
  if (!found) return null;
  let credible = 0;
  let spent = 0;
  for (let c = 0; c < all.row.length; c++) {
    credible += weights[c]! * all.credible[c]!;
    spent += weights[c]! * all.credible[c]! * all.spend[c]!;
  }
  if (!(spent > 0)) return null;
  const mean = spent / credible;
  const orders = ordersOf(model, parameters, found, DAYS);
  const covariance = new Float64Array(EFFECTS * EFFECTS);
  let logValueVariance = 0;
  let sum = 0;
  let squares = 0;
  for (let c = 0; c < all.row.length; c++) {
    const weight = weights[c]!;
    if (weight === 0) continue;
    const row = place[all.row[c]!]!;
    const influence = [
      weight * found.byRow.pace[row]!,
      weight * found.byRow.staying[row]!,
      (weight * all.credible[c]! * (all.spend[c]! - mean)) / spent,
    ] as const;
    const onValue = orders.byPace * influence[0] + orders.byStaying * influence[1] + influence[2];
    logValueVariance += onValue ** 2;
    sum += weight;
    squares += weight * weight;
    for (let i = 0; i < EFFECTS; i++) {
      for (let j = 0; j < EFFECTS; j++)
        covariance[i * EFFECTS + j]! += influence[i]! * influence[j]!;
    }
  }
  const logSpend = Math.log(mean);
  return {
    effects: [found.pace, found.staying, logSpend],
    logValue: orders.log + logSpend,
    logValueVariance,
    covariance,
    size: (sum * sum) / squares,
  };
}

/** Everybody else, as many of each month as there are of the group. */
function matched({ month }: Compared, inside: Uint8Array): Float64Array {
  const months = month.reduce((most, own) => Math.max(most, own), 0) + 1;
  const own = new Float64Array(months);
  const others = new Float64Array(months);
  for (let c = 0; c < month.length; c++) (inside[c] === 1 ? own : others)[month[c]!]! += 1;
  return Float64Array.from(month, (at, c) => (inside[c] === 1 ? 0 : own[at]! / others[at]!));
}

/** The rows with somebody in them, and where each row of all is among them. */
function weighed({ counts, row }: Compared, weights: ArrayLike<number>) {
  const weight = new Float64Array(counts.size);
  let customers = 0;
  for (let c = 0; c < row.length; c++) {
    weight[row[c]!]! += weights[c]!;
    customers += weights[c]!;
  }
  const kept: number[] = [];
  const place = new Int32Array(counts.size);
  for (let i = 0; i < counts.size; i++) {
    if (weight[i] === 0) continue;
    place[i] = kept.push(i) - 1;
  }
  const of = (column: Int32Array) => Int32Array.from(kept, (i) => column[i]!);
  const some: PurchaseCounts = {
    size: kept.length,
    x: of(counts.x),
    tx: of(counts.tx),
    T: of(counts.T),
    weight: Float64Array.from(kept, (i) => weight[i]!),
    customers,
  };
  return { counts: some, place };
}
