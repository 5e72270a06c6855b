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

/** One column per quantity, one row per customer. */
export interface PurchaseColumns {
  readonly x: ArrayLike<number>;
  readonly tx: ArrayLike<number>;
  readonly T: ArrayLike<number>;
}

const DAY_LIMIT = 65_536;
const ORDER_LIMIT = 2 ** 20;

/**
 * Groups customers by (x, t_x, T).
 *
 * Throws RangeError on anything but whole numbers with 0 ≤ t_x ≤ T < 65,536, x < 2²⁰ and t_x = 0
 * where x = 0.
 */
export function compress(columns: PurchaseColumns): PurchaseCounts {
  const { x, tx, T } = columns;
  const n = x.length;
  const table = new TupleTable(n);
  for (let i = 0; i < n; i++) {
    const orders = x[i]!;
    const last = tx[i]!;
    const age = T[i]!;
    if (!isHistory(orders, last, age)) throw new RangeError(badHistory(i, orders, last, age));
    table.add((orders * DAY_LIMIT + last) * DAY_LIMIT + age);
  }
  return table.counts(n);
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

function badHistory(row: number, x: number, tx: number, T: number): string {
  return (
    `Customer ${row}: x=${x}, t_x=${tx}, T=${T}; expected whole numbers with ` +
    `0 ≤ t_x ≤ T < ${DAY_LIMIT}, x < ${ORDER_LIMIT}, and t_x = 0 where x = 0`
  );
}

/** Open addressing on one double per combination: 20 + 16 + 16 bits fit 53 exactly. */
class TupleTable {
  private keys: Float64Array;
  private counts_: Uint32Array;
  private mask: number;
  private used = 0;

  constructor(expected: number) {
    let capacity = 1 << 10;
    while (capacity < expected / 2 && capacity < 1 << 22) capacity <<= 1;
    this.keys = new Float64Array(capacity).fill(-1);
    this.counts_ = new Uint32Array(capacity);
    this.mask = capacity - 1;
  }

  add(key: number): void {
    const { keys, mask } = this;
    let slot = hash(key) & mask;
    for (;;) {
      const found = keys[slot]!;
      if (found === key) break;
      if (found < 0) {
        keys[slot] = key;
        this.used++;
        break;
      }
      slot = (slot + 1) & mask;
    }
    this.counts_[slot] = this.counts_[slot]! + 1;
    if (this.used > 0.6 * keys.length) this.grow();
  }

  private grow(): void {
    const keys = this.keys;
    const counts = this.counts_;
    this.keys = new Float64Array(keys.length * 2).fill(-1);
    this.counts_ = new Uint32Array(keys.length * 2);
    this.mask = this.keys.length - 1;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      if (key < 0) continue;
      let slot = hash(key) & this.mask;
      while (this.keys[slot]! >= 0) slot = (slot + 1) & this.mask;
      this.keys[slot] = key;
      this.counts_[slot] = counts[i]!;
    }
  }

  /** The groups, sorted by x so that work per number of orders is done once. */
  counts(customers: number): PurchaseCounts {
    const { keys, used } = this;
    const startOfX = new Map<number, number>();
    for (const key of keys) {
      if (key < 0) continue;
      const x = Math.floor(key / (DAY_LIMIT * DAY_LIMIT));
      startOfX.set(x, (startOfX.get(x) ?? 0) + 1);
    }
    let start = 0;
    for (const x of [...startOfX.keys()].sort((p, q) => p - q)) {
      const count = startOfX.get(x)!;
      startOfX.set(x, start);
      start += count;
    }
    const result = {
      size: used,
      x: new Int32Array(used),
      tx: new Int32Array(used),
      T: new Int32Array(used),
      weight: new Float64Array(used),
      customers,
    };
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot]!;
      if (key < 0) continue;
      const T = key % DAY_LIMIT;
      const rest = (key - T) / DAY_LIMIT;
      const tx = rest % DAY_LIMIT;
      const x = (rest - tx) / DAY_LIMIT;
      const row = startOfX.get(x)!;
      startOfX.set(x, row + 1);
      result.x[row] = x;
      result.tx[row] = tx;
      result.T[row] = T;
      result.weight[row] = this.counts_[slot]!;
    }
    return result;
  }
}

function hash(key: number): number {
  const low = key >>> 0;
  const high = (key / 4_294_967_296) >>> 0;
  let h = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
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
