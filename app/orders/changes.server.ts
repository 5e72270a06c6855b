import type pg from "pg";
import { rows, type Db } from "../db.server.ts";
import { announceAll } from "../jobs/announce.server.ts";
import { enqueueAll } from "../jobs/enqueue.server.ts";
import type { NewsPayload } from "../jobs/news.ts";
import type { CustomerId, OrderId } from "../ids.ts";
import { mergedAmong } from "../shops/merges.server.ts";
import { announceGone } from "./gone.server.ts";
import type { OrderRecord } from "./order-record.ts";
import { recordOrders } from "./record.server.ts";

interface HeldOrder {
  orderId: OrderId;
  customerId: CustomerId | null;
  updatedAt: Date;
  cancelled: boolean;
  counts: boolean;
  revenueMinor: number;
  totalMinor: number;
  refundedMinor: number;
  discountMinor: number;
  financialStatus: string | null;
  hasCode: boolean;
  /** the shop's, YYYY-MM-DD */
  day: string;
}

/**
 * Records a few orders and announces those that changed. In the caller's transaction.
 *
 * Shopify's `updatedAt` has whole seconds: of two versions of one second it does not say which came later. `latest` =
 * the order was asked for just now and nobody else asks for it at the same time, so this version is the one to keep.
 * Without it (a page that was listed some time ago) such an order is asked for again.
 * @returns how many orders were written or will be asked for again
 */
export async function recordChanges(
  db: pg.PoolClient,
  shopId: number,
  found: OrderRecord[],
  { latest }: { latest: boolean },
): Promise<number> {
  const records = await ofThoseWhoStay(db, shopId, found);
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
  const { gone } = await recordOrders(db, shopId, newer);
  await announceAll(
    db,
    newer.map((record) => ({
      name: "order.changed",
      payload: change(shopId, held.get(record.orderId), record),
    })),
  );
  await announceGone(db, shopId, gone);
  await askAgainAll(
    db,
    shopId,
    doubtful.map(({ orderId }) => orderId),
  );
  return newer.length + doubtful.length;
}

/** What was asked for before a merge, and comes after it, still names who is gone. */
async function ofThoseWhoStay(
  db: Db,
  shopId: number,
  found: OrderRecord[],
): Promise<OrderRecord[]> {
  const named = found.flatMap(({ customerId }) => customerId ?? []);
  if (named.length === 0) return found;
  const merged = await mergedAmong(db, shopId, named);
  if (merged.size === 0) return found;
  return found.map((record) => ({
    ...record,
    customerId: record.customerId && (merged.get(record.customerId) ?? record.customerId),
  }));
}

/** What an order was and is, as far as other rooms ask. */
function change(
  shopId: number,
  before: HeldOrder | undefined,
  { orderId, customerId, discountCodes, day }: OrderRecord,
): NewsPayload<"order.changed"> {
  const customers = new Set([...(before ? [before.customerId] : []), customerId]);
  return {
    shopId,
    orderId,
    customerIds: [...customers].filter((id) => id !== null),
    isGuests: customers.has(null),
    hasCode: discountCodes.length > 0 || (before?.hasCode ?? false),
    days: [...new Set([...(before ? [before.day] : []), day])],
  };
}

/** Another look at these orders, by the one job that may write them. */
export async function askAgainAll(db: Db, shopId: number, orderIds: OrderId[]): Promise<void> {
  await enqueueAll(
    db,
    "orders.refresh",
    orderIds.map((orderId) => ({ shopId, orderId })),
  );
}

async function heldOrders(
  db: Db,
  shopId: number,
  orderIds: OrderId[],
): Promise<Map<OrderId, HeldOrder>> {
  const found = await rows<HeldOrder>(
    db,
    `SELECT order_id AS "orderId", customer_id AS "customerId", updated_at AS "updatedAt", cancelled_at IS NOT NULL AS cancelled,
            counts, revenue_minor AS "revenueMinor", total_minor AS "totalMinor", refunded_minor AS "refundedMinor",
            discount_minor AS "discountMinor", financial_status AS "financialStatus",
            discount_codes <> '{}' AS "hasCode", day
       FROM orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[]) ORDER BY order_id FOR UPDATE`,
    [shopId, orderIds],
  );
  return new Map(found.map((order) => [order.orderId, order]));
}

function isDifferent(held: HeldOrder, found: OrderRecord): boolean {
  return (
    held.customerId !== found.customerId ||
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
