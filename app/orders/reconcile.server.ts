import { adminFor } from "../admin-api/client.server.ts";
import { pool, rows, transaction } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { ordersPage } from "./admin-api.server.ts";
import { dayFinder } from "./days.ts";
import { orderRecord } from "./order-record.ts";
import { recordOrders } from "./record.server.ts";

/** Webhooks may come up to this late, and our clocks differ: what was updated before the last known moment is asked again. */
const OVERLAP_MS = 10 * 60_000;

/**
 * Job orders.reconcile: asks for every order updated since the newest update we hold. Webhook delivery is not guaranteed; this makes it
 * unnecessary.
 */
export async function reconcileOrders(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  if (shop.uninstalledAt) return;
  const [newest] = await rows<{ updatedAt: Date | null }>(
    pool,
    `SELECT max(updated_at) AS "updatedAt" FROM orders WHERE shop_id = $1`,
    [shopId],
  );
  if (!newest?.updatedAt) return;
  const since = new Date(newest.updatedAt.getTime() - OVERLAP_MS).toISOString();
  const admin = adminFor(shop.domain);
  const dayOf = dayFinder(shop.timezone);
  let after: string | null = null;
  do {
    const page = await ordersPage(admin, {
      after,
      search: `updated_at:>='${since}'`,
      sort: "UPDATED_AT",
      reverse: false,
    });
    const records = page.orders.map(({ order, lines }) => orderRecord(order, lines, dayOf));
    await transaction(async (db) => {
      const known = new Map(
        (
          await rows<{ orderId: string; customerId: number | null; updatedAt: Date }>(
            db,
            `SELECT order_id::text AS "orderId", customer_id AS "customerId", updated_at AS "updatedAt" FROM orders
              WHERE shop_id = $1 AND order_id = ANY($2::bigint[])`,
            [shopId, records.map((record) => record.orderId)],
          )
        ).map((row) => [row.orderId, row]),
      );
      const changed = records.filter((record) => {
        const before = known.get(record.orderId);
        return !before || before.updatedAt.getTime() < Date.parse(record.updatedAt);
      });
      await recordOrders(db, shopId, changed);
      for (const record of changed) {
        const before = known.get(record.orderId)?.customerId;
        for (const customerId of new Set([
          record.customerId,
          before == null ? null : String(before),
        ]))
          if (customerId !== null)
            await enqueue(
              db,
              "customers.refresh-facts",
              { shopId, customerId },
              { key: `facts:${shopId}:${customerId}` },
            );
        if (record.discountCodes.length > 0)
          await enqueue(
            db,
            "offers.redeemed",
            { shopId, orderId: record.orderId },
            { key: `redeemed:${shopId}:${record.orderId}` },
          );
        await enqueue(
          db,
          "surveys.match",
          { shopId, orderId: record.orderId },
          { key: `match:${shopId}:${record.orderId}` },
        );
      }
    });
    after = page.next;
  } while (after);
}
