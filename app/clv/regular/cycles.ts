import type { OrderDays } from "../predict/summary.ts";

/** A length of gaps that customers repeat more often than chance lets them. */
export interface FoundCycle {
  /** Days. */
  readonly days: number;
  /** Customers with two such gaps in a row, beyond those of chance. */
  readonly customers: number;
}

/** Two gaps in a row agree when they differ by less than a day and this share of their mean. */
const AGREE = 0.06;
/** Longest cycle looked for: a customer must be seen through two. */
const LONGEST = 400;
const SHORTEST = 4;
/** Half width of a peak, and where its flanks begin and end, as shares of its middle. */
const PEAK = 0.05;
/** Nearer to a peak than this there is no other: its own customers are early or late. */
const APART = 0.16;
const FLANK = { from: 0.14, to: 0.4 };
/** A peak stands out by so many standard errors, and so many customers. */
const CLEAR = 4;
const FEWEST = 8;
const MOST_CYCLES = 4;

/**
 * The cycles of a shop, from the order days of the customers with three or more up to `today`:
 * lengths at which two gaps in a row agree more often than at lengths around it. A customer counts
 * once per length. One pass over the orders.
 */
export function findCycles(
  { offsets, day }: OrderDays,
  customers: ArrayLike<number>,
  today: number,
): FoundCycle[] {
  const agreeing = new Float64Array(LONGEST * 2);
  const seenBy = new Int32Array(LONGEST * 2).fill(-1);
  for (let row = 0; row < customers.length; row++) {
    const c = customers[row]!;
    const from = offsets[c]!;
    const to = offsets[c + 1]!;
    if (to - from < 3) continue;
    let before = 0;
    for (let i = from + 1; i < to && day[i]! <= today; i++) {
      const gap = day[i]! - day[i - 1]!;
      const mean = (gap + before) / 2;
      if (before > 0 && mean < LONGEST && Math.abs(gap - before) <= 1 + AGREE * mean) {
        const at = Math.round(mean);
        if (seenBy[at] !== row) {
          seenBy[at] = row;
          agreeing[at]! += 1;
        }
      }
      before = gap;
    }
  }
  return peaks(agreeing);
}

function peaks(counts: Float64Array): FoundCycle[] {
  const taken = new Uint8Array(LONGEST * 2);
  const found: FoundCycle[] = [];
  while (found.length < MOST_CYCLES) {
    let best = { days: 0, customers: 0, clear: CLEAR };
    for (let middle = SHORTEST; middle < LONGEST; middle++) {
      if (taken[middle] === 1) continue;
      const width = Math.max(1, Math.round(PEAK * middle));
      let inside = 0;
      let weighted = 0;
      for (let d = middle - width; d <= middle + width; d++) {
        inside += counts[d]!;
        weighted += d * counts[d]!;
      }
      if (inside < FEWEST) continue;
      const expected = (2 * width + 1) * around(counts, taken, middle, width);
      const clear = (inside - expected) / Math.sqrt(expected + 1);
      if (clear > best.clear && inside - expected >= FEWEST) {
        best = { days: weighted / inside, customers: inside - expected, clear };
      }
    }
    if (best.days === 0) break;
    found.push({ days: best.days, customers: best.customers });
    const reach = Math.max(2, APART * best.days);
    for (let d = Math.ceil(best.days - reach); d <= best.days + reach; d++) {
      if (d >= 0) taken[d] = 1;
    }
  }
  return found;
}

/** Customers per day of length on both sides of a peak, other peaks left out. */
function around(counts: Float64Array, taken: Uint8Array, middle: number, width: number): number {
  let sum = 0;
  let days = 0;
  const from = Math.max(width + 1, Math.round(FLANK.from * middle));
  const to = Math.max(from + 2, Math.round(FLANK.to * middle));
  for (let away = from; away <= to; away++) {
    for (const d of [middle - away, middle + away]) {
      if (d < 1 || d >= counts.length || taken[d] === 1) continue;
      sum += counts[d]!;
      days++;
    }
  }
  return days > 0 ? sum / days : 0;
}
