import { randomUUID } from "node:crypto";
import { adminFor } from "../admin-api/client.server.ts";
import {
  bulkOperation,
  cancelBulkOperation,
  type BulkOperationState,
} from "../admin-api/bulk-operation.server.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { cancelJob, enqueue } from "../jobs/enqueue.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { countOrders, newestUpdate, startOrdersExport } from "./admin-api.server.ts";
import {
  getImport,
  isRunning,
  latestImport,
  ordersAreRead,
  type ImportRow,
} from "./import-state.server.ts";
import { readByPages } from "./pages.server.ts";

export { latestImport } from "./import-state.server.ts";

const POLL_MS = 1500;
/** An export that makes no progress for so long is given up: Shopify cancels such ones itself, sooner or later. */
const STALLED_MS = 15 * 60_000;
/** About a day and a half of tries, further and further apart. */
export const IMPORT_ATTEMPTS = 14;

/** Starts reading all orders, unless that is going on. @returns the import that runs */
export async function startImport(shopId: number): Promise<string> {
  return transaction(async (db) => {
    // two clicks, two tabs: the second finds the first one's import
    await db.query("SELECT 1 FROM shops WHERE shop_id = $1 FOR UPDATE", [shopId]);
    const latest = await latestImport(db, shopId);
    if (latest && isRunning(latest.phase)) return latest.importId;
    const importId = randomUUID();
    await db.query(
      "INSERT INTO order_imports (shop_id, import_id, way, phase) VALUES ($1, $2, 'bulk', 'starting')",
      [shopId, importId],
    );
    await askForExport(db, shopId, importId);
    return importId;
  });
}

async function askForExport(db: Db, shopId: number, importId: string): Promise<void> {
  await enqueue(
    db,
    "orders.import",
    { shopId, importId },
    { key: `import:${shopId}`, maxAttempts: IMPORT_ATTEMPTS },
  );
}

/** The result is gone (a week has passed): the same import asks for a new export. */
export async function exportAgain(db: Db, shopId: number, importId: string): Promise<void> {
  await db.query(
    `UPDATE order_imports SET phase = 'starting', bulk_operation_id = NULL, result_url = NULL, bytes_read = 0, bytes_total = NULL,
            orders_read = 0, updates_since = NULL WHERE shop_id = $1 AND import_id = $2 AND phase = 'loading'`,
    [shopId, importId],
  );
  await askForExport(db, shopId, importId);
}

/** Stops an import; what was read stays. */
export async function cancelImport(shopId: number): Promise<void> {
  const latest = await latestImport(pool, shopId);
  if (!latest || !isRunning(latest.phase)) return;
  await transaction(async (db) => {
    await db.query(
      `UPDATE order_imports SET phase = 'cancelled', finished_at = now() WHERE shop_id = $1 AND import_id = $2
        AND phase IN ('starting','querying','loading','facts')`,
      [shopId, latest.importId],
    );
    await cancelJob(db, `import:${shopId}`);
    await enqueue(db, "customers.rebuild-facts", { shopId });
  });
  if (latest.phase === "querying" && latest.bulkOperationId) {
    const shop = await requireShop(pool, shopId);
    await cancelBulkOperation(adminFor(shop.domain, "page"), latest.bulkOperationId);
  }
}

/** Job orders.import: asks Shopify for all orders in one go; while it works, the newest ones are paged for a first look. */
export async function beginImport(shopId: number, importId: string): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "starting") return;
  const admin = adminFor(shop.domain);
  // asked before the export begins: whatever is updated later than this is found by the reconciliation
  const updatesSince = row.updatesSince ?? (await newestUpdate(admin));
  await pool.query(
    "UPDATE order_imports SET updates_since = $3 WHERE shop_id = $1 AND import_id = $2",
    [shopId, importId, updatesSince],
  );
  const expected = await countOrders(admin);
  const start = await startOrdersExport(admin, updatesSince);
  await transaction(async (db) => {
    if ("started" in start) {
      await db.query(
        `UPDATE order_imports SET phase = 'querying', bulk_operation_id = $3, orders_expected = $4, progressed_at = now()
          WHERE shop_id = $1 AND import_id = $2 AND phase = 'starting'`,
        [shopId, importId, start.started, expected],
      );
      await enqueue(db, "orders.poll", { shopId, importId }, pollOptions(shopId));
      await enqueue(db, "orders.preview", { shopId, importId }, { priority: -10 });
    } else {
      await readByPages(
        db,
        shopId,
        importId,
        start.refused === "busy"
          ? "Another bulk export of this shop is running, so orders are read page by page. It takes longer; nothing is missing."
          : "Shopify does not grant bulk access at the moment, so orders are read page by page. It takes longer; nothing is missing.",
        expected,
      );
    }
  });
}

function pollOptions(shopId: number) {
  return {
    key: `import:${shopId}`,
    runAt: new Date(Date.now() + POLL_MS),
    maxAttempts: IMPORT_ATTEMPTS,
  };
}

/** Job orders.poll: how far Shopify's export is. Also run at once when its webhook says it is finished. */
export async function pollImport(shopId: number, importId: string): Promise<void> {
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "querying" || !row.bulkOperationId) return;
  const shop = await requireShop(pool, shopId);
  const admin = adminFor(shop.domain);
  const operation = await bulkOperation(admin, row.bulkOperationId);
  const status = operation?.status ?? "EXPIRED";
  if (operation && status === "COMPLETED")
    return transaction((db) => exportIsThere(db, shopId, importId, operation));
  if (operation && ["CREATED", "RUNNING", "CANCELING"].includes(status)) {
    if (!isStalled(row, operation))
      return transaction((db) => goOnWaiting(db, shopId, importId, operation));
    await cancelBulkOperation(admin, row.bulkOperationId);
  }
  const why =
    operation && ["CREATED", "RUNNING", "CANCELING"].includes(status)
      ? `Shopify's bulk export made no progress for ${STALLED_MS / 60_000} minutes`
      : `Shopify ended its bulk export (${[status, operation?.errorCode].filter(Boolean).join(", ").toLowerCase()})`;
  await transaction((db) =>
    readByPages(
      db,
      shopId,
      importId,
      `${why}, so orders are read page by page. It takes longer; nothing is missing.`,
      null,
    ),
  );
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
  importId: string,
  { rootObjectCount }: BulkOperationState,
): Promise<void> {
  await db.query(
    `UPDATE order_imports SET orders_read = $3, progressed_at = CASE WHEN orders_read = $3 THEN progressed_at ELSE now() END
      WHERE shop_id = $1 AND import_id = $2 AND phase = 'querying'`,
    [shopId, importId, rootObjectCount],
  );
  await enqueue(db, "orders.poll", { shopId, importId }, pollOptions(shopId));
}

async function exportIsThere(
  db: Db,
  shopId: number,
  importId: string,
  { url, fileSize, rootObjectCount }: BulkOperationState,
): Promise<void> {
  const [found] = await rows<{ importId: string }>(
    db,
    `UPDATE order_imports SET phase = 'loading', result_url = $3, bytes_total = $4, orders_expected = $5, orders_read = 0, bytes_read = 0
      WHERE shop_id = $1 AND import_id = $2 AND phase = 'querying' RETURNING import_id AS "importId"`,
    [shopId, importId, url, fileSize, rootObjectCount],
  );
  if (!found) return;
  // an empty shop has no file
  if (!url) return ordersAreRead(db, shopId, importId);
  await enqueue(
    db,
    "orders.load",
    { shopId, importId },
    { key: `import:${shopId}`, maxAttempts: IMPORT_ATTEMPTS },
  );
}

/** Job orders.bulk-finished: the webhook; the poll would find out too, a little later. */
export async function bulkFinished(shopId: number, bulkOperationId: string): Promise<void> {
  const [waiting] = await rows<{ importId: string }>(
    pool,
    `SELECT import_id AS "importId" FROM order_imports WHERE shop_id = $1 AND bulk_operation_id = $2 AND phase = 'querying'`,
    [shopId, bulkOperationId],
  );
  if (waiting) await pollImport(shopId, waiting.importId);
}
