/**
 * Takes each refund from the orders it pays back: from the latest day up to it, then from the ones before; what they
 * cannot bear goes on to the orders after it (a refund dated before its order). So the net of all rows is kept, as long
 * as the customer paid so much at all.
 *
 * @param values net of each day, minor units, oldest first; refunds alone are below 0. From `from` to `to` − 1 they are
 *   changed: none stays below 0
 * @param orders orders of each day; 0 where the day is none. Of a day of which nothing is left it becomes 0
 * @returns order days of which nothing is left, and what nobody had paid, minor units
 */
export function settleRefunds(
  values: Float64Array,
  orders: Int32Array,
  from: number,
  to: number,
): { refundedDays: number; beyond: number } {
  let refundedDays = 0;
  let owed = 0;
  const take = (i: number, debt: number): number => {
    const taken = Math.min(debt, values[i]!);
    values[i]! -= taken;
    if (taken > 0 && values[i] === 0) {
      orders[i] = 0;
      refundedDays++;
    }
    return debt - taken;
  };
  for (let i = from; i < to; i++) {
    if (values[i]! >= 0) {
      if (owed > 0) owed = take(i, owed);
      continue;
    }
    let debt = -values[i]!;
    values[i] = 0;
    for (let before = i - 1; before >= from && debt > 0; before--) debt = take(before, debt);
    owed += debt;
  }
  return { refundedDays, beyond: owed };
}
