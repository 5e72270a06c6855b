import { GrowingUint32 } from "../../numeric/growing.ts";

/** A key has 16 bits for each of its products. */
export const MOST_PRODUCTS = 65_535;

const keyOf = (a: number, b: number) => ((a << 16) | b) >>> 0;

/** Pairs and how often each came, as columns. */
export interface CountedPairs {
  a: Uint16Array;
  b: Uint16Array;
  n: Uint32Array;
}

/** Counts pairs of product numbers by sorting their keys: a map of a million pairs takes ten times the room. */
export class PairKeys {
  private readonly keys = new GrowingUint32();

  add(a: number, b: number): void {
    this.keys.push(keyOf(a, b));
  }

  /** Puts the keys in order; nothing is added after. */
  sorted(): SortedPairs {
    return new SortedPairs(this.keys.seen().sort());
  }
}

export class SortedPairs {
  private readonly keys: Uint32Array;

  constructor(keys: Uint32Array) {
    this.keys = keys;
  }

  /** Pairs that came at least so often. */
  counted(least: number): CountedPairs {
    const { keys } = this;
    const [from, n] = [new GrowingUint32(), new GrowingUint32()];
    for (let i = 0, j = 0; i < keys.length; i = j) {
      while (j < keys.length && keys[j] === keys[i]) j++;
      if (j - i < least) continue;
      from.push(keys[i]!);
      n.push(j - i);
    }
    const found = from.seen();
    return {
      a: Uint16Array.from(found, (key) => key >>> 16),
      b: Uint16Array.from(found, (key) => key & 0xffff),
      n: n.seen(),
    };
  }

  /** How often one pair came. */
  countOf(a: number, b: number): number {
    const key = keyOf(a, b);
    return this.below(key + 1) - this.below(key);
  }

  /** Keys below one. */
  private below(key: number): number {
    let [low, high] = [0, this.keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
