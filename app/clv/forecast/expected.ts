import type { CountFit } from "../fit/count-fit.ts";
import { stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import { aliveOf } from "../predict/alive.ts";
import { cellsOf } from "../predict/cells.ts";
import type { Summary } from "../predict/summary.ts";

/** What all rows together are expected to place and pay by each of several horizons. */
export interface Expected {
  /** order days */
  readonly orders: Float64Array;
  /** minor units */
  readonly revenue: Float64Array;
}

/**
 * @param worth expected value of an order of each row, minor units
 * @param horizons days of the calendar, ascending
 */
export function expectedOf(
  fit: Pick<CountFit, "model" | "parameters">,
  summary: Summary,
  worth: Float64Array,
  horizons: ArrayLike<number>,
): Expected {
  const { size, x, tx, T, clock, today } = summary;
  const ticks = Float64Array.from(horizons, (days) => clock.ahead(today, days));
  const formulas = formulasFor(fit.model, fit.parameters);
  const alive = aliveOf(fit, formulas, summary);
  const cells = cellsOf(summary, stagesOf(fit.model) > 1);
  // What differs within a cell is P(alive) and the value: both are factors, so their sums suffice.
  const there = new Float64Array(cells.count);
  const money = new Float64Array(cells.count);
  const rowOf = new Int32Array(cells.count);
  for (let row = 0; row < size; row++) {
    const cell = cells.index[row]!;
    there[cell]! += alive[row]!;
    money[cell]! += alive[row]! * worth[row]!;
    rowOf[cell] = row;
  }
  const orders = new Float64Array(horizons.length);
  const revenue = new Float64Array(horizons.length);
  for (let cell = 0; cell < cells.count; cell++) {
    const row = rowOf[cell]!;
    const history = { x: x[row]!, tx: tx[row]!, T: T[row]! };
    for (let h = 0; h < horizons.length; h++) {
      const each = formulas.ordersIfAlive(history, ticks[h]!);
      orders[h]! += there[cell]! * each;
      revenue[h]! += money[cell]! * each;
    }
  }
  return { orders, revenue };
}
