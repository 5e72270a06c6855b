import type { PurchaseCounts } from "../fit/purchase-counts.ts";

/** Sums over customers that enter every likelihood, taken once per fit. */
export interface CountTotals {
  readonly customers: number;
  readonly maxX: number;
  readonly maxT: number;
  /** moreThan[i] = customers with x > i, for i ≤ maxX. */
  readonly moreThan: Float64Array;
  /** Customers and their repeat orders, by age T. */
  readonly customersAt: Float64Array;
  readonly ordersAt: Float64Array;
}

export function countTotals(counts: PurchaseCounts): CountTotals {
  const { size, x, T, weight } = counts;
  let maxX = 0;
  let maxT = 0;
  let customers = 0;
  for (let i = 0; i < size; i++) {
    if (x[i]! > maxX) maxX = x[i]!;
    if (T[i]! > maxT) maxT = T[i]!;
    customers += weight[i]!;
  }
  const moreThan = new Float64Array(maxX + 1);
  const customersAt = new Float64Array(maxT + 1);
  const ordersAt = new Float64Array(maxT + 1);
  for (let i = 0; i < size; i++) {
    if (x[i]! > 0) moreThan[x[i]! - 1]! += weight[i]!;
    customersAt[T[i]!]! += weight[i]!;
    ordersAt[T[i]!]! += weight[i]! * x[i]!;
  }
  for (let i = maxX - 1; i >= 0; i--) moreThan[i]! += moreThan[i + 1]!;
  return { customers, maxX, maxT, moreThan, customersAt, ordersAt };
}
