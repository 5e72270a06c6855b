import type pg from "pg";
import { rows, type Db } from "../db.server.ts";
import { enqueue, enqueueAll } from "../jobs/enqueue.server.ts";
import type { OrderRecord } from "./order-record.ts";
import { recordOrders } from "./record.server.ts";

/** Refreshes of a customer's facts wait this long, so that a burst of webhooks becomes one. */
const FOLD_MS = 300;

interface HeldOrder {
  orderId: string;
  customerId: number | null;
  updatedAt: Date;
  cancelled: boolean;
  counts: boolean;
  revenueMinor: number;
  totalMinor: number;
  refundedMinor: number;
  discountMinor: number;
  financialStatus: string | null;
}

/**
 * Records a few orders and wakes everything that depends on those that changed. In the caller's transaction.
 *
 * Shopify's `updatedAt` has whole seconds: of two versions of one second it does not say which came later. `latest` = the order was asked for
 * just now and nobody else asks for it at the same time, so this version is the one to keep. Without it (a page that was listed
 * some time ago) such an order is asked for again.
 * @returns how many orders were written or will be asked for again
 */
export async function recordChanges(
  db: pg.PoolClient,
  shopId: number,
  records: OrderRecord[],
  { latest }: { latest: boolean },
): Promise<number> {
  const held = await heldOrders(
    db,
    shopId,
    records.map((record) => record.orderId),
  );
  const newer: OrderRecord[] = [];
  const doubtful: OrderRecord[] = [];
  for (const record of records) {
    const before = held.get(record.orderId);
    const age = before ? Date.parse(record.updatedAt) - before.updatedAt.getTime() : 1;
    if (age > 0) newer.push(record);
    else if (age === 0 && isDifferent(before!, record)) (latest ? newer : doubtful).push(record);
  }
  if (latest) await rememberAsAlive(db, shopId, newer);
  await recordOrders(db, shopId, newer);
  for (const record of newer) {
    await wakeCustomers(db, shopId, [held.get(record.orderId)?.customerId, record.customerId]);
    await wakeOthers(db, shopId, record);
  }
  for (const { orderId } of doubtful) await askAgain(db, shopId, orderId);
  // orders of guests have no customer who would be woken
  if (newer.some((record) => record.customerId === null)) await wakeTotals(db, shopId);
  return newer.length + doubtful.length;
}

/** Another look at one order, by the one job that may write it. */
export async function askAgain(db: Db, shopId: number, orderId: string): Promise<void> {
  await enqueue(db, "orders.refresh", { shopId, orderId }, { key: `order:${orderId}:${shopId}` });
}

/** The same for many orders. */
export async function askAgainAll(db: Db, shopId: number, orderIds: string[]): Promise<void> {
  await enqueueAll(
    db,
    orderIds.map((orderId) => ({
      name: "orders.refresh",
      payload: { shopId, orderId },
      key: `order:${orderId}:${shopId}`,
    })),
  );
}

async function heldOrders(
  db: Db,
  shopId: number,
  orderIds: string[],
): Promise<Map<string, HeldOrder>> {
  const found = await rows<HeldOrder>(
    db,
    `SELECT order_id::text AS "orderId", customer_id AS "customerId", updated_at AS "updatedAt", cancelled_at IS NOT NULL AS cancelled,
            counts, revenue_minor AS "revenueMinor", total_minor AS "totalMinor", refunded_minor AS "refundedMinor",
            discount_minor AS "discountMinor", financial_status AS "financialStatus"
       FROM orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[]) ORDER BY order_id FOR UPDATE`,
    [shopId, orderIds],
  );
  return new Map(found.map((order) => [order.orderId, order]));
}

function isDifferent(held: HeldOrder, found: OrderRecord): boolean {
  return (
    (held.customerId === null ? null : String(held.customerId)) !== found.customerId ||
    held.cancelled !== (found.cancelledAt !== null) ||
    held.counts !== found.counts ||
    held.revenueMinor !== found.revenueMinor ||
    held.totalMinor !== found.totalMinor ||
    held.refundedMinor !== found.refundedMinor ||
    held.discountMinor !== found.discountMinor ||
    held.financialStatus !== found.financialStatus
  );
}

/** Shopify has just shown the order, so it is not deleted, whatever was believed before. */
async function rememberAsAlive(db: Db, shopId: number, records: OrderRecord[]): Promise<void> {
  await db.query("DELETE FROM deleted_orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[])", [
    shopId,
    records.map((record) => record.orderId),
  ]);
}

/** Facts of these customers, once; null and undefined are nobody. */
export async function wakeCustomers(
  db: Db,
  shopId: number,
  customerIds: (string | number | null | undefined)[],
): Promise<void> {
  for (const customerId of new Set(customerIds.map((id) => (id == null ? null : String(id)))))
    if (customerId !== null)
      await enqueue(
        db,
        "customers.refresh-facts",
        { shopId, customerId },
        {
          key: `facts:${shopId}:${customerId}`,
          runAt: new Date(Date.now() + FOLD_MS),
          keepRunAt: true,
        },
      );
}

/** The shop's totals, at most once a second. */
export async function wakeTotals(db: Db, shopId: number): Promise<void> {
  await enqueue(
    db,
    "customers.refresh-totals",
    { shopId },
    { key: `totals:${shopId}`, runAt: new Date(Date.now() + 1000), keepRunAt: true },
  );
}

async function wakeOthers(db: Db, shopId: number, { orderId, discountCodes }: OrderRecord) {
  if (discountCodes.length > 0)
    await enqueue(
      db,
      "offers.redeemed",
      { shopId, orderId },
      { key: `redeemed:${shopId}:${orderId}` },
    );
  await enqueue(db, "surveys.match", { shopId, orderId }, { key: `match:${shopId}:${orderId}` });
}
