import { createHash } from "node:crypto";
import type { CustomerId } from "../ids.ts";
import { holdoutRange } from "./holdout-range.ts";

export type ArmName = "treated" | "holdout";

/**
 * Which arm of an experiment a customer is in. A hash, not a dice: the same customer, asked again, is in the same arm,
 * and the arms of two experiments have nothing to do with each other.
 * @param holdoutPercent 0 to 50, expected share of the held out
 * @throws RangeError outside that
 */
export function armOf(
  shopId: number,
  experimentId: string,
  customerId: CustomerId,
  holdoutPercent: number,
): ArmName {
  const { least, most } = holdoutRange;
  if (!(holdoutPercent >= least && holdoutPercent <= most))
    throw new RangeError(`found a holdout of ${holdoutPercent} %, expected ${least} to ${most}`);
  const digest = createHash("sha256").update(`${shopId}/${experimentId}/${customerId}`).digest();
  return digest.readUIntBE(0, 6) < (holdoutPercent / 100) * 2 ** 48 ? "holdout" : "treated";
}
