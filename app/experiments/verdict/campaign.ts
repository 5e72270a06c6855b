/** What came of a campaign whose window has closed, customer by customer: everybody assigned, buyers or not. */
export interface Campaign {
  /** 1 = treated, 0 = held out */
  arm: Uint8Array;
  /** contribution margin in the window, any unit of money; 0 of who did not buy */
  y: Float64Array;
  /** what was predicted for each when the arms were drawn, in any unit; whatever is constant adjusts nothing */
  x: Float64Array;
  /** which draw of arms each was in, 0 to strata − 1; left out = one draw for all */
  stratum?: Uint32Array;
}

/** What a redraw needs at least on either side: a variance takes two. */
export const LEAST_A_SIDE = 2;

/** @throws RangeError in a sentence: what was found, what was expected */
export function requireCampaign({ arm, y, x, stratum }: Campaign): void {
  const n = arm.length;
  if (y.length !== n || x.length !== n || (stratum && stratum.length !== n))
    throw new RangeError(
      `found ${n} arms, ${y.length} margins and ${x.length} predictions, expected as many of each`,
    );
  let treated = 0;
  for (let i = 0; i < n; i++) {
    if (arm[i]! > 1) throw new RangeError(`found arm ${arm[i]}, expected 1 or 0`);
    if (!Number.isFinite(y[i]!) || !Number.isFinite(x[i]!))
      throw new RangeError(`found ${y[i]} with ${x[i]} predicted, expected finite numbers`);
    treated += arm[i]!;
  }
  if (treated < LEAST_A_SIDE || n - treated < LEAST_A_SIDE)
    throw new RangeError(
      `found ${treated} treated and ${n - treated} held out, expected at least ${LEAST_A_SIDE} of each`,
    );
}
