import type { ArmName } from "../experiments/holdout.ts";

/** The list of the customers on one side of an offer. */
export const sideOf = (offerId: string, arm: ArmName) =>
  `/app/customers?${new URLSearchParams({ offer: `${offerId}.${arm}` })}`;
