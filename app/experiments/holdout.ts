import { createHash } from "node:crypto";
import type { CustomerId } from "../ids.ts";
import { ascending } from "../numeric/ranking.ts";
import { heldOutOf } from "./holdout-size.ts";

export type ArmName = "treated" | "holdout";

/**
 * Draws the arms of an experiment: those with the smallest hashes are held out, exactly as many as the share says. A
 * hash, not a dice: the same customers, drawn again, are in the same arms; a larger share keeps who was held out; and
 * the arms of two experiments have nothing to do with each other.
 * @param customers each once, in any order
 * @param holdoutPercent 0 to 50
 * @returns an arm for each, in their order
 */
export function drawArms(
  shopId: number,
  experimentId: string,
  customers: readonly CustomerId[],
  holdoutPercent: number,
): ArmName[] {
  const place = Float64Array.from(customers, (customerId) => {
    const digest = createHash("sha256").update(`${shopId}/${experimentId}/${customerId}`).digest();
    return digest.readUIntBE(0, 6);
  });
  const arms = customers.map((): ArmName => "treated");
  for (const i of ascending(place).subarray(0, heldOutOf(customers.length, holdoutPercent)))
    arms[i] = "holdout";
  return arms;
}
