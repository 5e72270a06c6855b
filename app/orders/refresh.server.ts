import { adminFor } from "../admin-api/client.server.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { fetchOrder } from "./admin-api.server.ts";
import { dayFinder } from "./days.ts";
import { orderRecord } from "./order-record.ts";
import { recordOrders } from "./record.server.ts";

/** Refreshes of a customer's facts wait this long, so that a burst of webhooks becomes one. */
const FOLD_MS = 300;

/**
 * Job orders.refresh: asks Shopify for the order as it is now. Webhooks come twice and out of order; what Shopify holds is the truth
 * whichever of them woke us.
 */
export async function refreshOrder(shopId: number, orderId: string): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const found = await fetchOrder(adminFor(shop.domain), orderId);
  if (!found) return forgetOrder(shopId, orderId);
  const record = orderRecord(found.order, found.lines, dayFinder(shop.timezone));
  await transaction(async (db) => {
    const before = await customerOf(db, shopId, orderId);
    await recordOrders(db, shopId, [record]);
    await wakeCustomers(db, shopId, [before, record.customerId]);
    if (record.discountCodes.length > 0)
      await enqueue(
        db,
        "offers.redeemed",
        { shopId, orderId },
        { key: `redeemed:${shopId}:${orderId}` },
      );
    await enqueue(db, "surveys.match", { shopId, orderId }, { key: `match:${shopId}:${orderId}` });
  });
}

/** Job orders.forget: Shopify has deleted the order. */
export async function forgetOrder(shopId: number, orderId: string): Promise<void> {
  await transaction(async (db) => {
    const before = await customerOf(db, shopId, orderId);
    await db.query("DELETE FROM order_lines WHERE shop_id = $1 AND order_id = $2", [
      shopId,
      orderId,
    ]);
    await db.query("DELETE FROM orders WHERE shop_id = $1 AND order_id = $2", [shopId, orderId]);
    await wakeCustomers(db, shopId, [before]);
  });
}

async function customerOf(db: Db, shopId: number, orderId: string): Promise<string | null> {
  const [row] = await rows<{ customerId: number | null }>(
    db,
    `SELECT customer_id AS "customerId" FROM orders WHERE shop_id = $1 AND order_id = $2`,
    [shopId, orderId],
  );
  return row?.customerId == null ? null : String(row.customerId);
}

async function wakeCustomers(db: Db, shopId: number, customerIds: (string | null)[]) {
  for (const customerId of new Set(customerIds))
    if (customerId !== null)
      await enqueue(
        db,
        "customers.refresh-facts",
        { shopId, customerId },
        {
          key: `facts:${shopId}:${customerId}`,
          runAt: new Date(Date.now() + FOLD_MS),
        },
      );
}

/** Job orders.refresh-customer: Shopify merged or deleted the customer, so their orders belong to somebody else now. */
export async function refreshOrdersOfCustomer(shopId: number, customerId: string): Promise<void> {
  await transaction(async (db) => {
    const orders = await rows<{ orderId: number }>(
      db,
      `SELECT order_id AS "orderId" FROM orders WHERE shop_id = $1 AND customer_id = $2`,
      [shopId, customerId],
    );
    for (const { orderId } of orders)
      await enqueue(
        db,
        "orders.refresh",
        { shopId, orderId: String(orderId) },
        { key: `order:${shopId}:${orderId}` },
      );
  });
}
