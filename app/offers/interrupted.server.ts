import { pool, rows } from "../db.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { askToStop } from "./issue.server.ts";
import { changeOffer } from "./offers.server.ts";
import { interrupted } from "./words.ts";

/**
 * Job offers.end-interrupted: an uninstall took away the jobs that launched an offer or ended it. A shop that comes
 * back finds it ended: its codes would work on though its page says that it stops, and what was about to be given away
 * months ago may not be wanted any more.
 */
export async function endInterruptedOffers(shopId: number): Promise<void> {
  // what was launched since it came back has its job
  const { installedAt } = await requireShop(pool, shopId);
  const found = await rows<{ offerId: string; isLaunch: boolean }>(
    pool,
    `SELECT offer_id AS "offerId", stopped_at IS NULL AS "isLaunch" FROM offers
      WHERE shop_id = $1 AND (stopped_at IS NOT NULL AND state IN ('launching', 'active')
                             OR state = 'launching' AND created_at < $2)`,
    [shopId, installedAt],
  );
  for (const { offerId, isLaunch } of found) {
    if (isLaunch) await changeOffer(pool, shopId, offerId, { problem: interrupted });
    await askToStop(shopId, offerId);
  }
}
