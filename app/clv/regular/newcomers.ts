import { formulasFor } from "../models/formulas.ts";
import type { Predictor } from "./posterior.ts";
import { shareOfOthers } from "./regular-buyers.ts";
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
