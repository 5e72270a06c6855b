import type { PurchaseCounts } from "./purchase-counts.ts";
import { DAY_LIMIT, TupleTable } from "./tuple-table.ts";

/** One column per quantity, one row per customer. */
export interface PurchaseColumns {
  readonly x: ArrayLike<number>;
  readonly tx: ArrayLike<number>;
  readonly T: ArrayLike<number>;
}
const ORDER_LIMIT = 2 ** 20;

/**
 * Groups customers by (x, t_x, T); with `weights`, each counts for so much of a customer.
 *
 * Throws RangeError on anything but whole numbers with 0 ≤ t_x ≤ T < 65,536, x < 2²⁰ and t_x = 0
 * where x = 0.
 */
export function compress(columns: PurchaseColumns, weights?: Float64Array): PurchaseCounts {
  const { x, tx, T } = columns;
  const n = x.length;
  const table = new TupleTable(n);
  for (let i = 0; i < n; i++) {
    const orders = x[i]!;
    const last = tx[i]!;
    const age = T[i]!;
    if (!isHistory(orders, last, age)) throw badHistory(i, orders, last, age);
    table.add(
      (orders * DAY_LIMIT + last) * DAY_LIMIT + age,
      weights === undefined ? 1 : weights[i],
    );
  }
  return table.counts(weights === undefined ? n : weights.reduce((sum, own) => sum + own, 0));
}

function isHistory(x: number, tx: number, T: number): boolean {
  return (
    x >= 0 &&
    x < ORDER_LIMIT &&
    tx >= 0 &&
    tx <= T &&
    T < DAY_LIMIT &&
    x === Math.floor(x) &&
    tx === Math.floor(tx) &&
    T === Math.floor(T) &&
    (x > 0 || tx === 0)
  );
}

function badHistory(row: number, x: number, tx: number, T: number): RangeError {
  return new RangeError(
    `Customer ${row}: x=${x}, t_x=${tx}, T=${T}; expected whole numbers with ` +
      `0 ≤ t_x ≤ T < ${DAY_LIMIT}, x < ${ORDER_LIMIT}, and t_x = 0 where x = 0`,
  );
}
