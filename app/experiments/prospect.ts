import { defaultHoldoutPercent } from "./holdout-size.ts";
import { EXPECTED_BUYERS, expectedBuyers } from "./verdict/gate.ts";
import { smallestEffect, type Split } from "./verdict/sample-size.ts";

/** What the same customers did in a window of the same length just before. */
export interface Past {
  buyers: number;
  /** sum of their contributions and of its squares, minor units; null where costs are unknown */
  money: { sum: number; squares: number } | null;
}

/** What a verdict on an offer could say, told before it is launched. */
export interface Prospect {
  /** of these customers, in a window of the same length just before */
  buyers: number;
  /** buyers the smaller side would hold; below `needed` there will be no verdict */
  expected: number;
  needed: number;
  /**
   * smallest effect on a customer that four such offers in five would prove, and what a customer brought without one,
   * minor units; null where costs are unknown or nobody bought
   */
  smallest: { effect: number; mean: number } | null;
  /** share to hold out so that about 20 buyers would be, when that is more than is held out; else null */
  advisedPercent: number | null;
}

/** Null when nobody is held out: there will be nothing to compare. */
export function prospectOf(split: Split, past: Past): Prospect | null {
  const { treated, heldOut } = split;
  if (heldOut === 0 || treated === 0) return null;
  const { buyers, money } = past;
  const n = treated + heldOut;
  const advised = defaultHoldoutPercent(buyers);
  return {
    buyers,
    expected: expectedBuyers(split, buyers),
    needed: EXPECTED_BUYERS,
    smallest: money && money.squares > 0 ? smallestOf(split, money) : null,
    advisedPercent: advised > Math.round((100 * heldOut) / n) ? advised : null,
  };
}

function smallestOf(split: Split, { sum, squares }: { sum: number; squares: number }) {
  const n = split.treated + split.heldOut;
  const mean = sum / n;
  const spread = Math.sqrt(Math.max(0, squares - n * mean * mean) / (n - 1));
  return { effect: smallestEffect(spread, split), mean };
}
