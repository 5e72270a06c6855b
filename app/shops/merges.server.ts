import { rows, transaction, type Db } from "../db.server.ts";
import { announce, announceAll } from "../jobs/announce.server.ts";
import { log } from "../log.server.ts";
import type { CustomerId, OrderId } from "../ids.ts";
import { leftBehindIn, moveOf, movesByColumn, type Holding } from "./holding.ts";

/**
 * Job shops.merge-customer: Shopify made one customer of two, so everything that names the one names the other. Comes
 * twice, late, and in any order: A into B into C ends the same whichever was heard of first.
 */
export async function mergeCustomer(
  holdings: readonly Holding[],
  shopId: number,
  customerId: CustomerId,
  intoId: CustomerId,
): Promise<void> {
  await transaction(async (db) => {
    await noteMerge(db, shopId, customerId, intoId);
    await move(db, holdings, shopId, customerId);
  });
}

/** Job shops.move-left-behind: what an earlier export, or an answer on its way, brought under old numbers. */
export async function moveLeftBehind(holdings: readonly Holding[], shopId: number): Promise<void> {
  await transaction(async (db) => {
    const left = new Set<CustomerId>();
    for (const held of holdings.filter(movesByColumn))
      for (const { customerId } of await rows<{ customerId: CustomerId }>(db, leftBehindIn(held), [
        shopId,
      ]))
        left.add(customerId);
    for (const customerId of left) await move(db, holdings, shopId, customerId);
  });
}

/**
 * Keeps who is whom now. Every number leads to who stays in the end, so that one look is enough. What was heard of a
 * number first stays: it is gone, and cannot be merged again.
 */
export async function noteMerge(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  intoId: CustomerId,
): Promise<void> {
  const stays = await whoIs(db, shopId, intoId);
  if (stays === customerId) {
    log.warn({ shopId }, "a merge of a customer into themselves is left alone");
    return;
  }
  await db.query(
    `INSERT INTO merged_customers (shop_id, customer_id, into_id, noticed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [shopId, customerId, stays, new Date()],
  );
  await db.query("UPDATE merged_customers SET into_id = $3 WHERE shop_id = $1 AND into_id = $2", [
    shopId,
    customerId,
    await whoIs(db, shopId, customerId),
  ]);
}

/** Who a number stands for today: itself, or who it was merged into. */
async function whoIs(db: Db, shopId: number, customerId: CustomerId): Promise<CustomerId> {
  const [merged] = await rows<{ intoId: CustomerId }>(
    db,
    `SELECT into_id AS "intoId" FROM merged_customers WHERE shop_id = $1 AND customer_id = $2`,
    [shopId, customerId],
  );
  return merged?.intoId ?? customerId;
}

/** Of these numbers, the ones that are gone → who they stand for today. */
export async function mergedAmong(
  db: Db,
  shopId: number,
  customerIds: readonly CustomerId[],
): Promise<Map<CustomerId, CustomerId>> {
  const found = await rows<{ customerId: CustomerId; intoId: CustomerId }>(
    db,
    `SELECT customer_id AS "customerId", into_id AS "intoId" FROM merged_customers
      WHERE shop_id = $1 AND customer_id = ANY($2::bigint[])`,
    [shopId, customerIds],
  );
  return new Map(found.map(({ customerId, intoId }) => [customerId, intoId]));
}

/** All numbers of a person: who they are today, and who they were. */
export async function numbersOf(
  db: Db,
  shopId: number,
  customerId: CustomerId,
): Promise<CustomerId[]> {
  const today = await whoIs(db, shopId, customerId);
  const before = await rows<{ customerId: CustomerId }>(
    db,
    `SELECT customer_id AS "customerId" FROM merged_customers WHERE shop_id = $1 AND into_id = $2`,
    [shopId, today],
  );
  return [today, ...before.map((one) => one.customerId)];
}

async function move(
  db: Db,
  holdings: readonly Holding[],
  shopId: number,
  customerId: CustomerId,
): Promise<void> {
  const intoId = await whoIs(db, shopId, customerId);
  if (intoId === customerId) return;
  const orders = await rows<{ orderId: OrderId }>(
    db,
    `SELECT order_id AS "orderId" FROM orders WHERE shop_id = $1 AND customer_id = $2 ORDER BY order_id FOR UPDATE`,
    [shopId, customerId],
  );
  for (const held of holdings)
    for (const statement of moveOf(held)) await db.query(statement, [shopId, customerId, intoId]);
  // Shopify has the last word on them, as on every order that changed
  await announceAll(
    db,
    orders.map(({ orderId }) => ({ name: "shopify.order-changed", payload: { shopId, orderId } })),
  );
  await announce(db, "customer.moved", { shopId, customerId, intoId });
}
