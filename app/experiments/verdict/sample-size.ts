import { normalQuantile } from "../../numeric/special.ts";

/** Four campaigns in five find it, at 95 %. */
const REACH = normalQuantile(0.975) + normalQuantile(0.8);

/** Margins have heavy tails: without this, 61 to 75 in 100 found what 80 should (docs/verdict.md). */
const HEAVY_TAILS = 1.3;

export interface Split {
  treated: number;
  heldOut: number;
}

/**
 * The smallest effect on one customer that four campaigns in five would prove, in the unit of `spread`.
 * @param spread standard deviation of the residual of the same audience over a window of the same length
 */
export function smallestEffect(spread: number, { treated, heldOut }: Split): number {
  if (!(spread >= 0) || !(treated > 0) || !(heldOut > 0))
    throw new RangeError(
      `found a spread of ${spread}, ${treated} treated and ${heldOut} held out, expected a spread from 0 and both above 0`,
    );
  return HEAVY_TAILS * REACH * spread * Math.sqrt(1 / treated + 1 / heldOut);
}

/**
 * How many customers, held out in the same share, would settle whether an effect of the size of `tau` is there: four
 * such campaigns in five would prove it. Never fewer than there were; null where nothing was seen.
 */
export function customersToSettle(
  { tau, spread }: { tau: number; spread: number },
  { treated, heldOut }: Split,
): number | null {
  if (tau === 0 || !(spread > 0)) return null;
  const n = treated + heldOut;
  const needed = n * (smallestEffect(spread, { treated, heldOut }) / Math.abs(tau)) ** 2;
  return Number.isSafeInteger(Math.ceil(needed)) ? Math.max(n, Math.ceil(needed)) : null;
}
