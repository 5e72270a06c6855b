/**
 * Counts of customers by (x, t_x, T): all that the purchase models need to know about a shop.
 *
 * x = repeat order days, t_x = age in days at the last order, T = age in days today; age counts
 * from the first order. Whole days, so a million customers share a third as many combinations.
 */
export interface PurchaseCounts {
  /** Number of distinct combinations. */
  readonly size: number;
  readonly x: Int32Array;
  readonly tx: Int32Array;
  readonly T: Int32Array;
  /** Customers with this combination. */
  readonly weight: Float64Array;
  /** All customers: the sum of weights. */
  readonly customers: number;
}

/**
 * About `target` customers drawn evenly from all combinations (every customers/target-th one in
 * table order, which is hash order within each x): the same sample every time.
 */
export function thin(counts: PurchaseCounts, target: number): PurchaseCounts {
  if (counts.customers <= target) return counts;
  const stride = counts.customers / target;
  const rows: number[] = [];
  const weights: number[] = [];
  let passed = 0;
  for (let i = 0; i < counts.size; i++) {
    const before = Math.floor(passed / stride);
    passed += counts.weight[i]!;
    const taken = Math.floor(passed / stride) - before;
    if (taken > 0) {
      rows.push(i);
      weights.push(taken);
    }
  }
  return {
    size: rows.length,
    x: Int32Array.from(rows, (i) => counts.x[i]!),
    tx: Int32Array.from(rows, (i) => counts.tx[i]!),
    T: Int32Array.from(rows, (i) => counts.T[i]!),
    weight: Float64Array.from(weights),
    customers: weights.reduce((sum, w) => sum + w, 0),
  };
}
