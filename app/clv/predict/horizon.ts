import { stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import { aliveOf } from "./alive.ts";
import { type Predictor, regularPosterior } from "../regular/posterior.ts";
import { chanceOfOthers, eachRenewing, RenewalCells } from "../regular/renewal-cells.ts";
import { cellsOf } from "./cells.ts";
import type { Summary } from "./summary.ts";

/** Expected orders and P(at least one order) of every customer by each of several horizons. */
export interface HorizonPredictions {
  /** orders[h][row] for horizon h. */
  readonly orders: readonly Float64Array[];
  /** P(at least one order) by the last horizon. */
  readonly anyOrder: Float64Array;
}

/** `horizons` in days of the calendar, ascending. */
export function predictHorizons(
  fit: Predictor,
  summary: Summary,
  horizons: readonly number[],
): HorizonPredictions {
  const { size, x, tx, T, clock, today } = summary;
  const ticks = horizons.map((days) => clock.ahead(today, days));
  const formulas = formulasFor(fit.model, fit.parameters);
  const cells = cellsOf(summary, stagesOf(fit.model) > 1);
  const alive = aliveOf(fit, formulas, summary);
  const width = horizons.length + 1;
  const values = new Float64Array(cells.count * width);
  const known = new Uint8Array(cells.count);
  const orders = horizons.map(() => new Float64Array(size));
  const anyOrder = new Float64Array(size);
  const last = ticks.at(-1) ?? 0;
  for (let i = 0; i < size; i++) {
    const at = cells.index[i]! * width;
    if (known[cells.index[i]!] === 0) {
      known[cells.index[i]!] = 1;
      const history = { x: x[i]!, tx: tx[i]!, T: T[i]! };
      ticks.forEach((t, h) => (values[at + h] = formulas.ordersIfAlive(history, t)));
      values[at + horizons.length] = formulas.anyOrderIfAlive(history, last);
    }
    for (let h = 0; h < horizons.length; h++) orders[h]![i] = alive[i]! * values[at + h]!;
    anyOrder[i] = alive[i]! * values[at + horizons.length]!;
  }
  const posterior = regularPosterior(fit, summary, alive);
  if (posterior === null) return { orders, anyOrder };
  for (let i = 0; i < size; i++) {
    const others = chanceOfOthers(posterior, i);
    for (const column of orders) column[i]! *= others;
    anyOrder[i]! *= others;
  }
  const renewals = new RenewalCells(posterior, horizons);
  eachRenewing(posterior, (i, cycle, renewing) => {
    const ahead = renewals.at(cycle, x[i]!, posterior.since[i]!);
    for (let h = 0; h < horizons.length; h++) orders[h]![i]! += renewing * ahead.orders[h]!;
    anyOrder[i]! += renewing * (ahead.anyOrder.at(-1) ?? 0);
  });
  return { orders, anyOrder };
}
