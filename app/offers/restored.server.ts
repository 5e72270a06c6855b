import type { AdminClient } from "../admin-api/client.server.ts";
import { pool, rows } from "../db.server.ts";
import { findByCode } from "../discounts/codes/admin-api.server.ts";
import { firstCode } from "./codes.server.ts";
import { changeOffer } from "./offers.server.ts";
import { unknownSinceRestore } from "./words.ts";

/**
 * After the database went back to a backup: an offer that was about to be created then has long been. One whose
 * discount Shopify does not have was deleted since; nobody is given its codes a second time.
 */
export async function settleOffersAfterRestore(admin: AdminClient, shopId: number): Promise<void> {
  const launching = await rows<{ offerId: string }>(
    pool,
    "SELECT offer_id AS \"offerId\" FROM offers WHERE shop_id = $1 AND state = 'launching' AND discount_id IS NULL",
    [shopId],
  );
  for (const { offerId } of launching) {
    const code = await firstCode(pool, shopId, offerId);
    if (code && !(await findByCode(admin, code)))
      await changeOffer(pool, shopId, offerId, { state: "failed", problem: unknownSinceRestore });
  }
}
