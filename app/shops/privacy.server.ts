import { DAY_MS } from "../calendar/days.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import type { CustomerId } from "../ids.ts";
import { eraseOf, exportOf, isErasable, type Holding } from "./holding.ts";
import { getShop } from "./shop.server.ts";

/** Shopify gives 30 days; the health page counts them down. */
const TIME_TO_ACT_MS = 30 * DAY_MS;

export interface PrivacyRequestRow {
  requestId: string;
  topic: string;
  customerId: CustomerId | null;
  requestedAt: Date;
  dueAt: Date;
  completedAt: Date | null;
  hasExport: boolean;
}

export async function privacyRequests(
  db: Db,
  shopId: number,
  limit = 50,
): Promise<PrivacyRequestRow[]> {
  return rows(
    db,
    `SELECT request_id AS "requestId", topic, customer_id AS "customerId", requested_at AS "requestedAt", due_at AS "dueAt",
            completed_at AS "completedAt", export IS NOT NULL AS "hasExport"
       FROM privacy_requests WHERE shop_id = $1 ORDER BY requested_at DESC LIMIT $2`,
    [shopId, limit],
  );
}

/** Everything held on the customer of a data request; null until it is gathered, or after they were erased. */
export async function privacyExport(db: Db, shopId: number, requestId: string): Promise<unknown> {
  const [row] = await rows<{ export: unknown }>(
    db,
    "SELECT export FROM privacy_requests WHERE shop_id = $1 AND request_id = $2",
    [shopId, requestId],
  );
  return row?.export ?? null;
}

export async function askForExport(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  requestId: string,
): Promise<void> {
  await note(db, shopId, requestId, "customers/data_request", customerId);
  await enqueue(db, "shops.export-customer", { shopId, requestId });
}

export async function askForRedact(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  requestId: string,
): Promise<void> {
  // the record of the request must not keep what the request erases
  await note(db, shopId, requestId, "customers/redact", null);
  await enqueue(db, "shops.erase-customer", { shopId, requestId, customerId });
}

export async function askForShopRedact(db: Db, shopId: number, domain: string): Promise<void> {
  await note(db, shopId, "shop", "shop/redact", null);
  await enqueue(db, "shops.erase-shop", { shopId, domain });
}

async function note(
  db: Db,
  shopId: number,
  requestId: string,
  topic: string,
  customerId: CustomerId | null,
) {
  const now = new Date();
  await db.query(
    `INSERT INTO privacy_requests (shop_id, request_id, topic, customer_id, requested_at, due_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (shop_id, request_id) DO UPDATE SET completed_at = NULL`,
    [shopId, requestId, topic, customerId, now, new Date(now.getTime() + TIME_TO_ACT_MS)],
  );
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

/** Job shops.export-customer. */
export async function gatherExport(
  holdings: readonly Holding[],
  shopId: number,
  requestId: string,
): Promise<void> {
  await transaction(async (db) => {
    const [request] = await rows<{ customerId: CustomerId | null }>(
      db,
      `SELECT customer_id AS "customerId" FROM privacy_requests WHERE shop_id = $1 AND request_id = $2 FOR UPDATE`,
      [shopId, requestId],
    );
    if (request?.customerId == null) return;
    const held: Record<string, unknown[]> = {};
    for (const exported of holdings.filter((holding) => holding.exported)) {
      const found = await rows<{ row: unknown }>(db, exportOf(exported), [
        shopId,
        request.customerId,
      ]);
      if (found.length > 0) held[exported.table] = found.map(({ row }) => row);
    }
    const now = new Date();
    await db.query(
      "UPDATE privacy_requests SET export = $3, completed_at = $4 WHERE shop_id = $1 AND request_id = $2",
      [
        shopId,
        requestId,
        JSON.stringify({ customerId: request.customerId, gatheredAt: now.toISOString(), held }),
        now,
      ],
    );
  });
}

/** Job shops.erase-customer. */
export async function redactCustomer(
  holdings: readonly Holding[],
  shopId: number,
  customerId: CustomerId,
  requestId: string,
): Promise<void> {
  await transaction(async (db) => {
    for (const erased of holdings.filter(isErasable))
      await db.query(eraseOf(erased), [shopId, customerId]);
    await db.query(
      `DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL AND (payload->>'shopId')::int = $1
          AND payload->>'customerId' = $2`,
      [shopId, customerId],
    );
    await db.query(
      "UPDATE privacy_requests SET completed_at = $3 WHERE shop_id = $1 AND request_id = $2",
      [shopId, requestId, new Date()],
    );
    await announce(db, "customer.erased", { shopId, customerId });
  });
}

/** Job shops.erase-shop: nothing of the shop is left, unless it has been installed again. */
export async function redactShop(shopId: number, domain: string): Promise<void> {
  const shop = await getShop(pool, domain);
  if (shop && !shop.uninstalledAt) return;
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
