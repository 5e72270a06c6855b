import { rows, type Db } from "../../db.server.ts";
import type { KeptPicture } from "../fit/engine.ts";
import { stateTotals } from "../states/state-totals.server.ts";
import { discountGroups } from "./discount-groups.server.ts";
import { discountPicture } from "./discount-picture.ts";

/** What of a picture follows each order. */
export type AtRiskPicture = Pick<KeptPicture, "states" | "discounts">;

/** Who is in which state, and who of those at risk comes for the discount; after the states were added up. */
export async function atRiskPicture(db: Db, shopId: number): Promise<AtRiskPicture> {
  const totals = await stateTotals(db, shopId);
  return {
    states: totals
      .filter(({ customers }) => customers > 0)
      .map(({ state, customers, valueAtRiskMinor }) => ({ state, customers, valueAtRiskMinor })),
    discounts: discountPicture(await discountGroups(db, shopId)),
  };
}

/**
 * Puts it into the last night's picture: pages that show the picture and pages that show the states say the same.
 * Nothing before the first night.
 */
export async function keepAtRisk(db: Db, shopId: number): Promise<void> {
  const [fit] = await rows<{ fitId: string }>(
    db,
    `SELECT fit_id AS "fitId" FROM model_fits
      WHERE shop_id = $1 AND summary IS NOT NULL ORDER BY computed_at DESC LIMIT 1`,
    [shopId],
  );
  if (!fit) return;
  await db.query(
    "UPDATE model_fits SET summary = summary || $3::jsonb WHERE shop_id = $1 AND fit_id = $2",
    [shopId, fit.fitId, JSON.stringify(await atRiskPicture(db, shopId))],
  );
}
