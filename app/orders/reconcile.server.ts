import { adminFor } from "../admin-api/client.server.ts";
import { onceEach } from "../admin-api/paging.server.ts";
import { pool, rows, transaction } from "../db.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { countOrders, ordersPage } from "./admin-api.server.ts";
import { recordChanges } from "./changes.server.ts";
import { noteCheck } from "./checks.server.ts";
import { dayFinder } from "../calendar/day-finder.ts";
import { startImport } from "./import.server.ts";
import { orderRecord } from "./order-record.ts";

/**
 * Updates become visible a little late, and one second can hold several: what lies just before the known moment is
 * asked again.
 */
const OVERLAP_MS = 10 * 60_000;
/** More than this is read faster by a new export than by pages. */
const MANY = 20_000;
/** Shopify lets a cursor go through a limited number of orders; then the search itself moves on. */
const PAGES_A_CURSOR = 500;

/**
 * Job orders.reconcile: asks for every order updated since the last reconciliation (or since the import began). Webhook
 * delivery is not guaranteed; this makes it unnecessary. What is known is a moment of Shopify's own clock, kept, not
 * guessed from the orders we hold: a webhook that came says nothing about an earlier one that did not.
 */
export async function reconcileOrders(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  if (shop.uninstalledAt) return;
  const [sync] = await rows<{ knownUntil: Date | null }>(
    pool,
    `SELECT known_until AS "knownUntil" FROM order_sync WHERE shop_id = $1`,
    [shopId],
  );
  // nothing is known before the first import has ended; the end of an import comes here again
  if (!sync) return;
  const beganAt = new Date();
  const admin = adminFor(shop.domain);
  let from = sync.knownUntil && new Date(sync.knownUntil.getTime() - OVERLAP_MS);
  const search = () => (from ? `updated_at:>='${from.toISOString()}'` : null);
  const count = await countOrders(admin, search());
  if (count !== null && count > MANY) {
    await startImport(shopId);
    return;
  }
  const dayOf = dayFinder(shop.timezone);
  let knownUntil = sync.knownUntil;
  let compared = 0;
  let repaired = 0;
  let after: string | null = null;
  let once = onceEach();
  for (let pages = 1; ; pages++) {
    const page = await ordersPage(admin, {
      after,
      search: search(),
      sort: "UPDATED_AT",
      reverse: false,
    });
    const records = page.orders.map(({ order, lines }) => orderRecord(order, lines, dayOf));
    compared += records.length;
    repaired += await transaction((db) => recordChanges(db, shopId, records, { latest: false }));
    for (const { updatedAt } of records)
      if (!knownUntil || Date.parse(updatedAt) > knownUntil.getTime())
        knownUntil = new Date(updatedAt);
    if (!page.next) break;
    const movesOn = pages % PAGES_A_CURSOR === 0 && knownUntil && (!from || knownUntil > from);
    if (movesOn) [from, once] = [knownUntil, onceEach()];
    after = movesOn ? null : once(page.next);
  }
  await pool.query("UPDATE order_sync SET known_until = $2 WHERE shop_id = $1", [
    shopId,
    knownUntil,
  ]);
  await noteCheck(pool, shopId, {
    kind: "updates",
    beganAt,
    compared,
    repaired,
    removed: 0,
    drift: [],
  });
}
