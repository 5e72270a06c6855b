import { holdoutRange } from "./holdout-range.ts";
import { LEAST_A_SIDE } from "./verdict/campaign.ts";

/** Buyers that should be held out, so that a verdict says something: above it intervals keep what they promise. */
const BUYERS_HELD_OUT = 20;
const LEAST_DEFAULT = 10;

/**
 * How many of an audience are held out: the share to the customer, and at least two on either side, because a variance
 * takes two. Nobody at 0 %, nor of fewer than four.
 * @throws RangeError outside 0 to 50 %
 */
export function heldOutOf(customers: number, holdoutPercent: number): number {
  const { least, most } = holdoutRange;
  if (!(holdoutPercent >= least && holdoutPercent <= most))
    throw new RangeError(`found a holdout of ${holdoutPercent} %, expected ${least} to ${most}`);
  if (holdoutPercent === 0 || customers < 2 * LEAST_A_SIDE) return 0;
  const share = Math.round((customers * holdoutPercent) / 100);
  return Math.min(customers - LEAST_A_SIDE, Math.max(LEAST_A_SIDE, share));
}

/**
 * The share to hold out where nobody chose one: about 20 expected buyers, from 10 to 50 %, in whole per cent.
 * @param buyers of such an audience, expected in a window of the offer's length
 */
export function defaultHoldoutPercent(buyers: number): number {
  const percent = buyers > 0 ? Math.ceil((100 * BUYERS_HELD_OUT) / buyers) : holdoutRange.most;
  return Math.min(holdoutRange.most, Math.max(LEAST_DEFAULT, percent));
}
