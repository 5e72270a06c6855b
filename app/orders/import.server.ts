import { DAY_MS } from "../calendar/days.ts";
import { randomUUID } from "node:crypto";
import { adminFor } from "../admin-api/client.server.ts";
import {
  bulkOperation,
  cancelBulkOperation,
  type BulkOperationState,
} from "../admin-api/bulk-operation.server.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { cancelJob, enqueue } from "../jobs/enqueue.server.ts";
import { log } from "../log.server.ts";
import { readsWholeHistory } from "../shops/access.ts";
import { requireShop } from "../shops/shop.server.ts";
import { countOrders, newestUpdate, startOrdersExport } from "./admin-api.server.ts";
import { withoutBulk } from "./bulk-access.server.ts";
import {
  failImport,
  getImport,
  isRunning,
  latestImport,
  readingIsOver,
  type ImportRow,
  type ReadingPurpose,
} from "./import-state.server.ts";
import { readingProblems, withoutExport } from "./words.ts";

export { latestImport } from "./import-state.server.ts";

const POLL_MS = 1500;
/** An export that makes no progress for so long is given up: Shopify cancels such ones itself, sooner or later. */
const STALLED_MS = 15 * 60_000;
/** Shopify keeps the last exports of a shop for a week; twice that is sure. */
const FORGOTTEN_AFTER_MS = 14 * DAY_MS;
const UNDER_WAY = ["CREATED", "RUNNING", "CANCELING"];

/** Starts reading all orders, unless that is going on. @returns the import that runs */
export function startImport(shopId: number): Promise<string> {
  return transaction((db) => startReading(db, shopId, "import"));
}

/** In the caller's transaction. @returns the reading of that kind that runs */
export async function startReading(
  db: Db,
  shopId: number,
  purpose: ReadingPurpose,
): Promise<string> {
  // two clicks, two tabs: the second finds the first one's import
  await db.query("SELECT 1 FROM shops WHERE shop_id = $1 FOR UPDATE", [shopId]);
  const latest = await latestImport(db, shopId, purpose);
  if (latest && isRunning(latest.phase)) {
    if (await isWorkedOn(db, latest.importId)) return latest.importId;
    await failImport(shopId, latest.importId, readingProblems.interrupted, db);
  }
  const importId = randomUUID();
  await db.query(
    "INSERT INTO order_imports (shop_id, import_id, purpose, way, phase) VALUES ($1, $2, $3, 'bulk', 'starting')",
    [shopId, importId, purpose],
  );
  await enqueue(db, "orders.import", { shopId, importId });
  return importId;
}

/** An uninstall takes back the jobs of a shop, and what they were about stands still when it is installed again. */
async function isWorkedOn(db: Db, importId: string): Promise<boolean> {
  const found = await rows(
    db,
    `SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'importId' = $1 AND (locked_at IS NOT NULL OR attempts < max_attempts) LIMIT 1`,
    [importId],
  );
  return found.length > 0;
}

/** The result is gone (a week has passed) or lacks what is read now: the same import asks for a new export. */
export async function exportAgain(db: Db, shopId: number, importId: string): Promise<void> {
  await db.query(
    `UPDATE order_imports SET phase = 'starting', bulk_operation_id = NULL, result_url = NULL, bytes_read = 0, bytes_total = NULL,
            orders_read = 0, updates_since = NULL WHERE shop_id = $1 AND import_id = $2 AND phase = 'loading'`,
    [shopId, importId],
  );
  await db.query("DELETE FROM order_comparisons WHERE shop_id = $1 AND import_id = $2", [
    shopId,
    importId,
  ]);
  await enqueue(db, "orders.import", { shopId, importId });
}

/** Stops an import; what was read stays. */
export async function cancelImport(shopId: number): Promise<void> {
  const latest = await latestImport(pool, shopId);
  if (!latest || !isRunning(latest.phase)) return;
  await transaction(async (db) => {
    await db.query(
      `UPDATE order_imports SET phase = 'cancelled', finished_at = $3 WHERE shop_id = $1 AND import_id = $2
        AND phase IN ('starting','querying','loading','facts')`,
      [shopId, latest.importId, new Date()],
    );
    // the next step of this reading, whichever it is
    await cancelJob(db, "orders.poll", { shopId, importId: latest.importId });
    await announce(db, "orders.imported", { shopId });
  });
  log.info({ shopId, importId: latest.importId, phase: latest.phase }, "import cancelled");
  if (latest.phase === "querying" && latest.bulkOperationId)
    await stopExport(shopId, latest.bulkOperationId);
}

/**
 * An export nobody waits for any more ends by itself: that Shopify does not answer is no reason to refuse the merchant.
 */
async function stopExport(shopId: number, bulkOperationId: string): Promise<void> {
  const shop = await requireShop(pool, shopId);
  try {
    await cancelBulkOperation(adminFor(shop.domain, "page"), bulkOperationId);
  } catch (error) {
    log.warn({ shopId, problem: (error as Error).message }, "the export was not cancelled");
  }
}

/**
 * Job orders.import: asks Shopify for all orders in one go; while it works, the newest ones are paged for a first look.
 */
export async function beginImport(shopId: number, importId: string): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "starting") return;
  const admin = adminFor(shop.domain);
  // asked before the export begins: whatever is updated later than this is found by the reconciliation
  const updatesSince = row.updatesSince ?? (await newestUpdate(admin));
  await pool.query(
    "UPDATE order_imports SET updates_since = $3, whole_history = $4 WHERE shop_id = $1 AND import_id = $2",
    [shopId, importId, updatesSince, readsWholeHistory(shop.scopes)],
  );
  const expected = await countOrders(admin);
  const start = await startOrdersExport(
    admin,
    updatesSince && { since: updatesSince, abandoned: await abandonedExports(shopId) },
  );
  await transaction(async (db) => {
    if ("refused" in start) {
      const why = start.refused === "busy" ? withoutExport.busy : withoutExport.access;
      return withoutBulk(db, shopId, row, { reason: start.refused, why, expected });
    }
    await db.query(
      `UPDATE order_imports SET phase = 'querying', bulk_operation_id = $3, orders_expected = $4, progressed_at = $5
        WHERE shop_id = $1 AND import_id = $2 AND phase = 'starting'`,
      [shopId, importId, start.started, expected, new Date()],
    );
    await enqueue(db, "orders.poll", { shopId, importId }, soon());
    if (row.purpose === "import") await enqueue(db, "orders.preview", { shopId, importId });
  });
}

/** Exports that were given up or cancelled: Shopify may not have heard of it, and they may stand still for ever. */
async function abandonedExports(shopId: number): Promise<string[]> {
  const found = await rows<{ number: string }>(
    pool,
    `SELECT bulk_operation_id AS number FROM order_imports
      WHERE shop_id = $1 AND bulk_operation_id IS NOT NULL AND (phase IN ('cancelled', 'failed') OR bulk_refused IS NOT NULL)
        AND started_at > $2`,
    [shopId, new Date(Date.now() - FORGOTTEN_AFTER_MS)],
  );
  return found.map(({ number }) => number);
}

const soon = () => ({ runAt: new Date(Date.now() + POLL_MS) });

/** Job orders.poll: how far Shopify's export is. Also run at once when its webhook says it is finished. */
export async function pollImport(shopId: number, importId: string): Promise<void> {
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "querying" || !row.bulkOperationId) return;
  const shop = await requireShop(pool, shopId);
  const admin = adminFor(shop.domain);
  const operation = await bulkOperation(admin, row.bulkOperationId);
  const status = operation?.status ?? "EXPIRED";
  if (operation && status === "COMPLETED")
    return transaction((db) => exportIsThere(db, shopId, row, operation));
  const isUnderWay = UNDER_WAY.includes(status);
  if (operation && isUnderWay) {
    if (!isStalled(row, operation))
      return transaction((db) => goOnWaiting(db, shopId, row, operation));
    await cancelBulkOperation(admin, row.bulkOperationId);
  }
  const why = isUnderWay
    ? withoutExport.stalled(STALLED_MS / 60_000)
    : withoutExport.ended([status, operation?.errorCode].filter(Boolean).join(", ").toLowerCase());
  const reason = operation?.errorCode === "ACCESS_DENIED" ? "access" : "ended";
  await transaction((db) => withoutBulk(db, shopId, row, { reason, why, expected: null }));
}

function isStalled(row: ImportRow, operation: BulkOperationState): boolean {
  const progressedAt = row.progressedAt ?? row.startedAt;
  return (
    operation.rootObjectCount <= row.ordersRead && Date.now() - progressedAt.getTime() > STALLED_MS
  );
}

async function goOnWaiting(
  db: Db,
  shopId: number,
  { importId, purpose, ordersRead, ordersExpected }: ImportRow,
  { rootObjectCount }: BulkOperationState,
): Promise<void> {
  if (rootObjectCount !== ordersRead)
    log.info(
      { shopId, importId, purpose, exported: rootObjectCount, of: ordersExpected },
      "Shopify exports orders",
    );
  await db.query(
    `UPDATE order_imports SET orders_read = $3, progressed_at = CASE WHEN orders_read = $3 THEN progressed_at ELSE $4::timestamptz END
      WHERE shop_id = $1 AND import_id = $2 AND phase = 'querying'`,
    [shopId, importId, rootObjectCount, new Date()],
  );
  await enqueue(db, "orders.poll", { shopId, importId }, soon());
}

async function exportIsThere(
  db: Db,
  shopId: number,
  { importId, purpose }: ImportRow,
  { url, fileSize, rootObjectCount, createdAt }: BulkOperationState,
): Promise<void> {
  const [found] = await rows<{ importId: string }>(
    db,
    `UPDATE order_imports SET phase = 'loading', result_url = $3, bytes_total = $4, orders_expected = $5, orders_read = 0, bytes_read = 0,
            bulk_began_at = $6
      WHERE shop_id = $1 AND import_id = $2 AND phase = 'querying' RETURNING import_id AS "importId"`,
    [shopId, importId, url, fileSize, rootObjectCount, createdAt],
  );
  if (!found) return;
  // an empty shop has no file
  if (!url) return readingIsOver(db, shopId, { importId, purpose });
  await enqueue(db, "orders.load", { shopId, importId });
}

/** Job orders.bulk-finished: the webhook; the poll would find out too, a little later. */
export async function bulkFinished(shopId: number, bulkOperationId: string): Promise<void> {
  const waiting = await rows<{ importId: string }>(
    pool,
    `SELECT import_id AS "importId" FROM order_imports WHERE shop_id = $1 AND bulk_operation_id = $2 AND phase = 'querying'`,
    [shopId, bulkOperationId],
  );
  for (const { importId } of waiting) await pollImport(shopId, importId);
}
