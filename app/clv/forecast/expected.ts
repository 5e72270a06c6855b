import { stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import { aliveOf } from "../predict/alive.ts";
import { cellsOf } from "../predict/cells.ts";
import type { Summary } from "../predict/summary.ts";
import { type Predictor, regularPosterior } from "../regular/posterior.ts";
import { chanceOfOthers, eachRenewing, RenewalCells } from "../regular/renewal-cells.ts";

/** What all rows together are expected to place and pay by each of several horizons. */
export interface Expected {
  /** order days */
  readonly orders: Float64Array;
  /** Those of them that follow the season's clock; renewals follow the calendar. */
  readonly onClock: Float64Array;
  /** minor units */
  readonly revenue: Float64Array;
}

/**
 * @param worth expected value of an order of each row, minor units
 * @param horizons days of the calendar, ascending
 */
export function expectedOf(
  fit: Predictor,
  summary: Summary,
  worth: Float64Array,
  horizons: ArrayLike<number>,
): Expected {
  const { size, x, tx, T, clock, today } = summary;
  const ticks = Float64Array.from(horizons, (days) => clock.ahead(today, days));
  const formulas = formulasFor(fit.model, fit.parameters);
  const alive = aliveOf(fit, formulas, summary);
  const posterior = regularPosterior(fit, summary, alive);
  const cells = cellsOf(summary, stagesOf(fit.model) > 1);
  // What differs within a cell is P(alive) and the value: both are factors, so their sums suffice.
  const there = new Float64Array(cells.count);
  const money = new Float64Array(cells.count);
  const rowOf = new Int32Array(cells.count);
  for (let row = 0; row < size; row++) {
    const cell = cells.index[row]!;
    const own = posterior === null ? alive[row]! : alive[row]! * chanceOfOthers(posterior, row);
    there[cell]! += own;
    money[cell]! += own * worth[row]!;
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
  const onClock = orders.slice();
  if (posterior === null) return { orders, onClock, revenue };
  const renewals = new RenewalCells(posterior, Array.from(horizons));
  eachRenewing(posterior, (row, cycle, renewing) => {
    const ahead = renewals.at(cycle, x[row]!, posterior.since[row]!);
    for (let h = 0; h < horizons.length; h++) {
      orders[h]! += renewing * ahead.orders[h]!;
      revenue[h]! += renewing * worth[row]! * ahead.orders[h]!;
    }
  });
  return { orders, onClock, revenue };
}
