/** Buyers that the smaller arm must be expected to hold. */
export const EXPECTED_BUYERS = 5;

/**
 * How many of all buyers the smaller arm is expected to hold, whichever arm they were in. Symmetric in the arms: a gate
 * on buyers held out would let through the campaigns in which the held out happened to buy.
 */
export const expectedBuyers = (arms: { treated: number; heldOut: number }, buyers: number) =>
  (Math.min(arms.treated, arms.heldOut) * buyers) / (arms.treated + arms.heldOut);
