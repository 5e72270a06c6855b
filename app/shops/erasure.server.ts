import { DAY_MS } from "../calendar/days.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { announce, announceAll } from "../jobs/announce.server.ts";
import type { CustomerId, OrderId } from "../ids.ts";
import {
  eraseOf,
  eraseOfOrders,
  exportOf,
  exportOfOrders,
  isErasable,
  type Holding,
} from "./holding.ts";
import { noteMerge, numbersOf } from "./merges.server.ts";
import { whereabouts } from "./uninstall.server.ts";
import { getShop } from "./shop.server.ts";

interface Asked {
  customerId: CustomerId | null;
  orderIds: OrderId[];
}

/** The request as it waits; null when it was withdrawn with the shop. */
async function asked(db: Db, shopId: number, requestId: string): Promise<Asked | null> {
  const [request] = await rows<Asked>(
    db,
    `SELECT customer_id AS "customerId", order_ids AS "orderIds" FROM privacy_requests
      WHERE shop_id = $1 AND request_id = $2 FOR UPDATE`,
    [shopId, requestId],
  );
  return request ?? null;
}

/** All numbers of who asks. Merges that were heard of and wait in the queue count already. */
async function numbersOfAsker(
  db: Db,
  shopId: number,
  customerId: CustomerId | null,
): Promise<CustomerId[]> {
  if (customerId === null) return [];
  const waiting = await rows<{ goneId: CustomerId; intoId: CustomerId }>(
    db,
    `SELECT (payload->>'customerId')::bigint AS "goneId", (payload->>'intoId')::bigint AS "intoId"
       FROM graphile_worker._private_jobs
      WHERE (payload->>'shopId')::int = $1 AND payload->>'customerId' IS NOT NULL
        AND payload->>'intoId' IS NOT NULL ORDER BY id`,
    [shopId],
  );
  for (const { goneId, intoId } of waiting) await noteMerge(db, shopId, goneId, intoId);
  return numbersOf(db, shopId, customerId);
}

/** Job shops.export-customer. */
export async function gatherExport(
  holdings: readonly Holding[],
  shopId: number,
  requestId: string,
): Promise<void> {
  await transaction(async (db) => {
    const request = await asked(db, shopId, requestId);
    if (!request) return;
    const numbers = await numbersOfAsker(db, shopId, request.customerId);
    const held: Record<string, unknown[]> = {};
    for (const exported of holdings.filter((holding) => holding.exported)) {
      const found = await rows<{ row: unknown }>(db, exportOf(exported), [shopId, numbers]);
      const more = exported.byOrder
        ? await rows<{ row: unknown }>(db, exportOfOrders(exported), [shopId, request.orderIds])
        : [];
      const all = new Map([...found, ...more].map(({ row }) => [JSON.stringify(row), row]));
      if (all.size > 0) held[exported.table] = [...all.values()];
    }
    const now = new Date();
    await db.query(
      "UPDATE privacy_requests SET export = $3, completed_at = $4, order_ids = '{}' WHERE shop_id = $1 AND request_id = $2",
      [
        shopId,
        requestId,
        JSON.stringify({ customerId: request.customerId, gatheredAt: now.toISOString(), held }),
        now,
      ],
    );
    await announce(db, "customer.gathered", { shopId, requestId, at: now.toISOString() });
  });
}

/**
 * Job shops.erase-customer: what is found by the person's numbers, and by the orders Shopify names: it may have taken
 * them off these already.
 * @param named by a job of the release before, whose requests did not know whom they are about
 */
export async function redactCustomer(
  holdings: readonly Holding[],
  shopId: number,
  requestId: string,
  named: CustomerId | null = null,
): Promise<void> {
  await transaction(async (db) => {
    const request = await asked(db, shopId, requestId);
    const customerId = request?.customerId ?? named;
    const orderIds = request?.orderIds ?? [];
    const numbers = await numbersOfAsker(db, shopId, customerId);
    // before its rows go: the record of the request stays, without what the request erases
    await db.query(
      `UPDATE privacy_requests SET completed_at = $3, customer_id = NULL, order_ids = '{}'
        WHERE shop_id = $1 AND request_id = $2`,
      [shopId, requestId, new Date()],
    );
    const others = await othersIn(db, shopId, orderIds, numbers);
    for (const erased of holdings.filter(isErasable)) {
      await db.query(eraseOf(erased), [shopId, numbers]);
      if (erased.byOrder) await db.query(eraseOfOrders(erased), [shopId, orderIds]);
    }
    await db.query(
      `DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL AND (payload->>'shopId')::int = $1
          AND payload->>'customerId' = ANY($2::text[])`,
      [shopId, numbers.map(String)],
    );
    if (customerId !== null) await announce(db, "customer.erased", { shopId, customerId });
    await announceAll(db, others);
  });
}

/** Orders whose customer does not go with them are counted without them from now on. */
async function othersIn(db: Db, shopId: number, orderIds: OrderId[], numbers: CustomerId[]) {
  const found = await rows<{ orderId: OrderId; customerId: CustomerId | null; day: string }>(
    db,
    `SELECT order_id AS "orderId", customer_id AS "customerId", day FROM orders
      WHERE shop_id = $1 AND order_id = ANY($2::bigint[]) AND customer_id <> ALL($3::bigint[])
      ORDER BY order_id FOR UPDATE`,
    [shopId, orderIds, numbers],
  );
  return found.map(({ orderId, customerId, day }) => ({
    name: "order.changed" as const,
    payload: {
      shopId,
      orderId,
      customerIds: customerId === null ? [] : [customerId],
      isGuests: true,
      hasCode: false,
      days: [day],
    },
  }));
}

/** Tables of shops, read from the catalogue so that a new table cannot be forgotten. */
async function tablesOfShops(db: Db): Promise<string[]> {
  const found = await rows<{ name: string }>(
    db,
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name = 'shop_id' ORDER BY table_name`,
  );
  return found.map((table) => table.name);
}

/** So long before the law's last day the request is done though nobody could tell whether the shop came back. */
const LAST_DAYS_MS = 3 * DAY_MS;

/**
 * Job shops.erase-shop: nothing of the shop is left, unless it has been installed again. Where no message of an
 * uninstall came, Shopify is asked; while it cannot tell, the request stays open and is taken up every night.
 */
export async function redactShop(shopId: number, domain: string, ask = whereabouts): Promise<void> {
  const shop = await getShop(pool, domain);
  if (shop && !shop.uninstalledAt) {
    const found = await ask(domain);
    if (found === "installed") return answerInstalledAgain(shopId);
    if (found === "unknown" && !(await isNearlyDue(shopId))) return;
  }
  await transaction(async (db) => {
    for (const table of await tablesOfShops(db))
      await db.query(`DELETE FROM "${table}" WHERE shop_id = $1`, [shopId]);
    await db.query(`DELETE FROM "Session" WHERE shop = $1`, [domain]);
    await db.query(
      "DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL AND (payload->>'shopId')::int = $1",
      [shopId],
    );
  });
}

async function answerInstalledAgain(shopId: number): Promise<void> {
  await pool.query(
    `UPDATE privacy_requests SET completed_at = $2, outcome = 'installed_again'
      WHERE shop_id = $1 AND topic = 'shop/redact' AND completed_at IS NULL`,
    [shopId, new Date()],
  );
}

async function isNearlyDue(shopId: number): Promise<boolean> {
  const due = await rows(
    pool,
    `SELECT 1 FROM privacy_requests
      WHERE shop_id = $1 AND topic = 'shop/redact' AND completed_at IS NULL AND due_at <= $2`,
    [shopId, new Date(Date.now() + LAST_DAYS_MS)],
  );
  return due.length > 0;
}
