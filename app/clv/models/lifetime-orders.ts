import { integratePanels } from "../../numeric/quadrature.ts";
import type { CountModel, History } from "./count-model.ts";
import { formulasFor } from "./formulas.ts";
import { paretoDiscountedLifetimeOrders } from "./pareto.ts";

/** e⁻⁴⁵ is below a double's rounding next to 1. */
const NEGLIGIBLE = 45;
/** Longest panel in log time. */
const PANEL = 0.5;

/**
 * DERT for any of the models: expected orders of the whole remaining life, discounted continuously
 * at rate `delta` per unit of time. Throws RangeError on a rate that is not above 0.
 *
 * Pareto/NBD has its own form. The others: P(alive) ∫ e^(−δt) dE(t) = P(alive) ∫ δe^(−δt) E(t) dt
 * with E the orders expected by t if alive, in log time from the shorter of 1/δ and α + T.
 */
export function discountedLifetimeOrders(
  model: CountModel,
  parameters: ArrayLike<number>,
  history: History,
  delta: number,
): number {
  if (model === "pnbd") return paretoDiscountedLifetimeOrders(parameters, history, delta);
  if (!(delta > 0) || delta === Infinity) {
    throw new RangeError(`The discount rate must be a finite number above 0, found ${delta}`);
  }
  const formulas = formulasFor(model, parameters);
  const unit = Math.min(1 / delta, parameters[1]! + history.T);
  const end = Math.log1p(NEGLIGIBLE / delta / unit);
  const discounted = integratePanels(
    (v) => {
      const t = unit * Math.expm1(v);
      return delta * Math.exp(-delta * t) * formulas.ordersIfAlive(history, t) * (unit + t);
    },
    0,
    end,
    PANEL,
  );
  return formulas.alive(history) * discounted;
}
