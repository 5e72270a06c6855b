import type { PurchaseCounts } from "./purchase-counts.ts";

export const DAY_LIMIT = 65_536;

/** Open addressing on one double per combination: 20 + 16 + 16 bits fit 53 exactly. */
export class TupleTable {
  private keys: Float64Array;
  private counts_: Float64Array;
  private mask: number;
  private used = 0;

  constructor(expected: number) {
    let capacity = 1 << 10;
    while (capacity < expected / 2 && capacity < 1 << 22) capacity <<= 1;
    this.keys = new Float64Array(capacity).fill(-1);
    this.counts_ = new Float64Array(capacity);
    this.mask = capacity - 1;
  }

  add(key: number, weight = 1): void {
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
    this.counts_[slot]! += weight;
    if (this.used > 0.6 * keys.length) this.grow();
  }

  private grow(): void {
    const keys = this.keys;
    const counts = this.counts_;
    this.keys = new Float64Array(keys.length * 2).fill(-1);
    this.counts_ = new Float64Array(keys.length * 2);
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
