import { randomUUID } from "node:crypto";
import { DAY_MS } from "../calendar/days.ts";
import { pool, rows, type Db } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import type { CustomerId, OrderId } from "../ids.ts";
import { writeIntoJournal, type Journaled } from "./requests-journal.server.ts";
import { getShop } from "./shop.server.ts";
import { nameEarlierRequests } from "./earlier-requests.server.ts";

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
  /** why nothing was to be done; null = it was done, or will be */
  outcome: string | null;
}

export async function privacyRequests(
  db: Db,
  shopId: number,
  limit = 50,
): Promise<PrivacyRequestRow[]> {
  return rows(
    db,
    `SELECT request_id AS "requestId", topic, customer_id AS "customerId", requested_at AS "requestedAt", due_at AS "dueAt",
            completed_at AS "completedAt", export IS NOT NULL AS "hasExport", outcome
       FROM privacy_requests WHERE shop_id = $1 ORDER BY requested_at DESC LIMIT $2`,
    [shopId, limit],
  );
}

/** Requests that wait to be done. @returns how many, and when the first of them is due; null when none waits */
export async function openRequests(
  db: Db,
  shopId: number,
): Promise<{ open: number; firstDueAt: Date | null }> {
  const [found] = await rows<{ open: number; firstDueAt: Date | null }>(
    db,
    `SELECT count(*) AS open, min(due_at) AS "firstDueAt" FROM privacy_requests
      WHERE shop_id = $1 AND completed_at IS NULL`,
    [shopId],
  );
  return found!;
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

/** Who asks: by their number, by the orders Shopify names, or by both. */
export interface Asker {
  customerId: CustomerId | null;
  orderIds: OrderId[];
}

/** @param number Shopify's own of the request; null when it gave none */
export async function askForExport(
  db: Db,
  shopId: number,
  asker: Asker,
  number: string | null,
): Promise<string> {
  const requestId = number === null ? randomUUID() : `data-${number}`;
  await note(db, shopId, requestId, "customers/data_request", asker);
  await enqueue(db, "shops.export-customer", { shopId, requestId });
  return requestId;
}

/** What is asked names nobody once it is done: the request's own name is chance, and the job has nothing else. */
export async function askForRedact(db: Db, shopId: number, asker: Asker): Promise<string> {
  const requestId = randomUUID();
  await note(db, shopId, requestId, "customers/redact", asker);
  await enqueue(db, "shops.erase-customer", { shopId, requestId });
  return requestId;
}

export async function askForShopRedact(db: Db, shopId: number, domain: string): Promise<void> {
  await note(db, shopId, "shop", "shop/redact", { customerId: null, orderIds: [] });
  await enqueue(db, "shops.erase-shop", { shopId, domain });
}

async function note(
  db: Db,
  shopId: number,
  requestId: string,
  topic: string,
  { customerId, orderIds }: Asker,
  now = new Date(),
) {
  await writeIntoJournal(db, shopId, {
    requestId,
    topic,
    customerId,
    orderIds,
    requestedAt: now.toISOString(),
  });
  await db.query(
    `INSERT INTO privacy_requests (shop_id, request_id, topic, customer_id, order_ids, requested_at, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (shop_id, request_id) DO UPDATE
       SET completed_at = NULL, outcome = NULL, customer_id = excluded.customer_id, order_ids = excluded.order_ids`,
    [shopId, requestId, topic, customerId, orderIds, now, new Date(now.getTime() + TIME_TO_ACT_MS)],
  );
}

/**
 * A request the database has forgotten, because it was restored from a backup that is older. It is done as it was then.
 * @returns false when it is known, or its shop is not there
 */
export async function askAgain(db: Db, { domain, ...request }: Journaled): Promise<boolean> {
  const { requestId, topic, requestedAt } = request;
  const shop = await getShop(db, domain);
  if (!shop) return false;
  const known = await rows(
    db,
    "SELECT 1 FROM privacy_requests WHERE shop_id = $1 AND request_id = $2 AND requested_at >= $3",
    [shop.shopId, requestId, requestedAt],
  );
  if (known.length > 0) return false;
  const { shopId } = shop;
  await note(db, shopId, requestId, topic, request, new Date(requestedAt));
  if (topic === "customers/redact")
    await enqueue(db, "shops.erase-customer", { shopId, requestId });
  else if (topic === "customers/data_request")
    await enqueue(db, "shops.export-customer", { shopId, requestId });
  else {
    // Shopify asks for it after an uninstall, which may be forgotten too
    await db.query(
      "UPDATE shops SET uninstalled_at = $2 WHERE shop_id = $1 AND uninstalled_at IS NULL AND installed_at < $2",
      [shopId, requestedAt],
    );
    await enqueue(db, "shops.erase-shop", { shopId, domain });
  }
  return true;
}

/**
 * Once a night, for shops that left too: requests that wait are taken up again, whatever became of their jobs. One
 * that waits already only starts earlier.
 */
export async function takeUpOpenRequests(): Promise<void> {
  const shops = await rows<{ shopId: number; domain: string }>(
    pool,
    `SELECT shop_id AS "shopId", domain FROM shops`,
  );
  for (const { shopId, domain } of shops) {
    await nameEarlierRequests(shopId);
    const open = await rows<{ requestId: string; topic: string }>(
      pool,
      `SELECT request_id AS "requestId", topic FROM privacy_requests
        WHERE shop_id = $1 AND completed_at IS NULL`,
      [shopId],
    );
    for (const { requestId, topic } of open)
      if (topic === "shop/redact") await enqueue(pool, "shops.erase-shop", { shopId, domain });
      else if (topic === "customers/redact")
        await enqueue(pool, "shops.erase-customer", { shopId, requestId });
      else await enqueue(pool, "shops.export-customer", { shopId, requestId });
  }
}
