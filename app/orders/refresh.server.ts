import { adminFor } from "../admin-api/client.server.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { readsWholeHistory, SHOWN_TO_ALL_MS } from "../shops/access.ts";
import { requireShop, type ShopRow } from "../shops/shop.server.ts";
import type { CustomerId, OrderId } from "../ids.ts";
import { fetchOrder } from "./admin-api.server.ts";
import { askAgainAll, recordChanges } from "./changes.server.ts";
import { dayFinder } from "../calendar/day-finder.ts";
import { announceGone, deleteOrders } from "./gone.server.ts";
import { isReadingOrders } from "./import-state.server.ts";
import { orderRecord } from "./order-record.ts";

const WAIT_FOR_IMPORT_MS = 10 * 60_000;

/**
 * Job orders.refresh: asks Shopify for the order as it is now. Webhooks come twice and out of order; what Shopify holds
 * is the truth whichever of them woke us.
 */
export async function refreshOrder(shopId: number, orderId: OrderId): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const found = await fetchOrder(adminFor(shop.domain), orderId);
  if (!found) {
    if (await isOutOfReach(shop, orderId)) return;
    return forgetOrder(shopId, orderId);
  }
  const record = orderRecord(found.order, found.lines, dayFinder(shop.timezone));
  await transaction((db) => recordChanges(db, shopId, [record], { latest: true }));
}

/** Without read_all_orders Shopify hides orders older than 60 days: not seen is not deleted. */
async function isOutOfReach(shop: ShopRow, orderId: OrderId): Promise<boolean> {
  if (readsWholeHistory(shop.scopes)) return false;
  const [held] = await rows<{ processedAt: Date }>(
    pool,
    `SELECT processed_at AS "processedAt" FROM orders WHERE shop_id = $1 AND order_id = $2`,
    [shop.shopId, orderId],
  );
  return held !== undefined && Date.now() - held.processedAt.getTime() > SHOWN_TO_ALL_MS;
}

/**
 * Job orders.forget: Shopify has deleted the order. An export that began earlier may still bring it: its id is
 * remembered.
 */
export async function forgetOrder(shopId: number, orderId: OrderId): Promise<void> {
  await transaction((db) => forgetOrders(db, shopId, [orderId]));
}

/** The same for several, in the caller's transaction. */
export async function forgetOrders(db: Db, shopId: number, orderIds: OrderId[]): Promise<void> {
  await db.query(
    `INSERT INTO deleted_orders (shop_id, order_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING`,
    [shopId, orderIds],
  );
  await announceGone(db, shopId, await deleteOrders(db, shopId, orderIds));
}

/** Job orders.refresh-customer: Shopify deleted the customer, so their orders are nobody's now. */
export async function refreshOrdersOfCustomer(
  shopId: number,
  customerId: CustomerId,
): Promise<void> {
  await transaction(async (db) => {
    // an export that began before may bring more orders of this customer, under the old name
    if (await isReadingOrders(db, shopId))
      await enqueue(
        db,
        "orders.refresh-customer",
        { shopId, customerId },
        { runAt: new Date(Date.now() + WAIT_FOR_IMPORT_MS) },
      );
    const orders = await rows<{ orderId: OrderId }>(
      db,
      `SELECT order_id AS "orderId" FROM orders WHERE shop_id = $1 AND customer_id = $2`,
      [shopId, customerId],
    );
    await askAgainAll(
      db,
      shopId,
      orders.map(({ orderId }) => orderId),
    );
  });
}
