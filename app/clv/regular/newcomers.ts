import { renewalChance } from "../models/renewals.ts";
import { formulasFor } from "../models/formulas.ts";
import type { Predictor } from "./posterior.ts";
import { type RegularBuyers, shareOfOthers } from "./regular-buyers.ts";
import { RenewalOutlook } from "./renewal-outlook.ts";

/** Expected repeat orders of a new customer by age `t` days: regular buyers by their share of new customers. */
export function ordersFromStart(fit: Predictor): (t: number) => number {
  const formulas = formulasFor(fit.model, fit.parameters);
  const { regular } = fit;
  if (!regular || regular.cycles.length === 0) return (t) => formulas.ordersFromStart(t);
  const others = shareOfOthers(regular);
  const outlooks = regular.cycles.map((cycle) => new RenewalOutlook(cycle));
  return (t) =>
    regular.cycles.reduce(
      (sum, { share }, j) => sum + share * outlooks[j]!.ordersFromStart(t),
      others * formulas.ordersFromStart(t),
    );
}

/**
 * E[orders] and E[orders²] of a new customer by age `t` days.
 * @param others the same of who buys by no cycle
 */
export function momentsFromStart(
  regular: RegularBuyers | undefined,
  t: number,
  others: { readonly mean: number; readonly square: number },
): { mean: number; square: number } {
  if (!regular) return others;
  const share = shareOfOthers(regular);
  const result = { mean: share * others.mean, square: share * others.square };
  for (const cycle of regular.cycles) {
    const comes = cycle.share * renewalChance(cycle.churn, 0);
    new RenewalOutlook(cycle).tails(0, 0, t).forEach((tail, n) => {
      result.mean += comes * tail;
      result.square += comes * (2 * n + 1) * tail;
    });
  }
  return result;
}
