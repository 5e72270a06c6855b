import type { Campaign } from "./campaign.ts";

/** Residuals stratum by stratum, ascending in each: redraws do not depend on the order customers came in. */
export interface Strata {
  e: Float64Array;
  /** where each stratum begins in `e`, and its size */
  begins: Uint32Array;
  sizes: Uint32Array;
  /** members of each that are on the side that is redrawn */
  drawn: Uint32Array;
}

/** @param side the arm that is redrawn: the smaller one, which is less work */
export function strataOf(
  e: Float64Array,
  { arm, stratum }: Pick<Campaign, "arm" | "stratum">,
  side: 0 | 1,
): Strata {
  let count = 1;
  if (stratum) for (const h of stratum) count = Math.max(count, h + 1);
  const [sizes, drawn, begins] = [0, 1, 2].map(() => new Uint32Array(count)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (let i = 0; i < arm.length; i++) {
    const h = stratum ? stratum[i]! : 0;
    sizes[h] = sizes[h]! + 1;
    if (arm[i] === side) drawn[h] = drawn[h]! + 1;
  }
  for (let h = 1; h < count; h++) begins[h] = begins[h - 1]! + sizes[h - 1]!;
  const next = begins.slice();
  const sorted = new Float64Array(e.length);
  for (let i = 0; i < e.length; i++) {
    const h = stratum ? stratum[i]! : 0;
    sorted[next[h]!] = e[i]!;
    next[h] = next[h]! + 1;
  }
  for (let h = 0; h < count; h++) sorted.subarray(begins[h]!, begins[h]! + sizes[h]!).sort();
  return { e: sorted, begins, sizes, drawn };
}

/**
 * How much of the difference of two means of residuals is the effect: 1 when every stratum drew the same share. Where
 * shares differ, taking the stratum's mean away takes some of the effect with it; divided by this the difference is the
 * effect again, strata weighted by n·p·(1 − p).
 */
export function shareOfEffect({ sizes, drawn }: Strata): number {
  let n = 0;
  let all = 0;
  let within = 0;
  for (let h = 0; h < sizes.length; h++) {
    n += sizes[h]!;
    all += drawn[h]!;
    if (sizes[h]! > 0) within += (drawn[h]! * (sizes[h]! - drawn[h]!)) / sizes[h]!;
  }
  return within / ((all * (n - all)) / n);
}
