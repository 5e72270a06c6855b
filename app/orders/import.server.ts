import { randomUUID } from "node:crypto";
import { adminFor } from "../admin-api/client.server.ts";
import { bulkOperation, cancelBulkOperation } from "../admin-api/bulk-operation.server.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { cancelJob, enqueue } from "../jobs/enqueue.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { countOrders, ordersPage, startOrdersExport } from "./admin-api.server.ts";
import { dayFinder } from "./days.ts";
import { orderRecord } from "./order-record.ts";
import { recordOrders } from "./record.server.ts";

export type ImportPhase =
  "starting" | "querying" | "loading" | "facts" | "done" | "failed" | "cancelled";

export interface ImportRow {
  importId: string;
  way: "bulk" | "pages";
  phase: ImportPhase;
  bulkOperationId: string | null;
  resultUrl: string | null;
  ordersExpected: number | null;
  ordersRead: number;
  bytesRead: number;
  bytesTotal: number | null;
  cursor: string | null;
  problem: string | null;
  startedAt: Date;
  finishedAt: Date | null;
}

const columns = `import_id AS "importId", way, phase, bulk_operation_id AS "bulkOperationId", result_url AS "resultUrl",
  orders_expected AS "ordersExpected", orders_read AS "ordersRead", bytes_read AS "bytesRead", bytes_total AS "bytesTotal",
  cursor, problem, started_at AS "startedAt", finished_at AS "finishedAt"`;

const POLL_MS = 1500;
const PREVIEW_PAGES = 5;

/** The import a page shows: the newest; null before the first. */
export async function latestImport(db: Db, shopId: number): Promise<ImportRow | null> {
  const [row] = await rows<ImportRow>(
    db,
    `SELECT ${columns} FROM order_imports WHERE shop_id = $1 ORDER BY started_at DESC LIMIT 1`,
    [shopId],
  );
  return row ?? null;
}

export async function getImport(
  db: Db,
  shopId: number,
  importId: string,
): Promise<ImportRow | null> {
  const [row] = await rows<ImportRow>(
    db,
    `SELECT ${columns} FROM order_imports WHERE shop_id = $1 AND import_id = $2`,
    [shopId, importId],
  );
  return row ?? null;
}

export function isRunning(phase: ImportPhase): boolean {
  return phase === "starting" || phase === "querying" || phase === "loading" || phase === "facts";
}

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
    await enqueue(db, "orders.import", { shopId, importId }, { key: `import:${shopId}` });
    return importId;
  });
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
  const expected = await countOrders(admin);
  const start = await startOrdersExport(admin);
  await transaction(async (db) => {
    if ("started" in start) {
      await db.query(
        `UPDATE order_imports SET phase = 'querying', bulk_operation_id = $3, orders_expected = $4
          WHERE shop_id = $1 AND import_id = $2`,
        [shopId, importId, start.started, expected],
      );
      await enqueue(db, "orders.poll", { shopId, importId }, pollOptions(shopId));
      await enqueue(db, "orders.preview", { shopId, importId }, { priority: -10 });
    } else {
      await fallBackToPages(
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

function pollOptions(shopId: number, delay = POLL_MS) {
  return { key: `import:${shopId}`, runAt: new Date(Date.now() + delay), maxAttempts: 60 };
}

async function fallBackToPages(
  db: Db,
  shopId: number,
  importId: string,
  why: string,
  expected: number | null,
) {
  await db.query(
    `UPDATE order_imports SET way = 'pages', phase = 'loading', cursor = NULL, orders_read = 0, problem = $3,
            orders_expected = coalesce($4, orders_expected)
      WHERE shop_id = $1 AND import_id = $2`,
    [shopId, importId, why, expected],
  );
  await enqueue(
    db,
    "orders.page",
    { shopId, importId },
    { key: `import:${shopId}`, maxAttempts: 60 },
  );
}

/** Job orders.poll: how far Shopify's export is. Also run at once when its webhook says it is finished. */
export async function pollImport(shopId: number, importId: string): Promise<void> {
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "querying" || !row.bulkOperationId) return;
  const shop = await requireShop(pool, shopId);
  const operation = await bulkOperation(adminFor(shop.domain), row.bulkOperationId);
  await transaction(async (db) => {
    const status = operation?.status ?? "EXPIRED";
    if (status === "COMPLETED") {
      await db.query(
        `UPDATE order_imports SET phase = $3, result_url = $4, bytes_total = $5,
                orders_expected = $6, orders_read = 0 WHERE shop_id = $1 AND import_id = $2`,
        [
          shopId,
          importId,
          operation!.url ? "loading" : "facts",
          operation!.url,
          operation!.fileSize,
          operation!.rootObjectCount,
        ],
      );
      // an empty shop has no file
      if (operation!.url)
        await enqueue(
          db,
          "orders.load",
          { shopId, importId },
          { key: `import:${shopId}`, maxAttempts: 60 },
        );
      else await enqueue(db, "customers.rebuild-facts", { shopId, importId });
    } else if (status === "CREATED" || status === "RUNNING" || status === "CANCELING") {
      await db.query(
        "UPDATE order_imports SET orders_read = $3 WHERE shop_id = $1 AND import_id = $2",
        [shopId, importId, operation!.rootObjectCount],
      );
      await enqueue(db, "orders.poll", { shopId, importId }, pollOptions(shopId));
    } else {
      await fallBackToPages(
        db,
        shopId,
        importId,
        `Shopify ended its bulk export (${status.toLowerCase()}${operation?.errorCode ? `, ${operation.errorCode.toLowerCase()}` : ""}), so orders are read page by page. It takes longer; nothing is missing.`,
        null,
      );
    }
  });
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

/** Job orders.preview: the newest orders, so that home has numbers within seconds, marked as partial. */
export async function previewOrders(shopId: number, importId: string): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const admin = adminFor(shop.domain);
  const dayOf = dayFinder(shop.timezone);
  let after: string | null = null;
  for (let page = 0; page < PREVIEW_PAGES; page++) {
    const { orders, next } = await ordersPage(admin, {
      after,
      search: null,
      sort: "PROCESSED_AT",
      reverse: true,
    });
    const wanted = await transaction(async (db) => {
      // the page may have waited for the rate limit while the whole import overtook it
      if ((await getImport(db, shopId, importId))?.phase !== "querying") return false;
      await recordOrders(
        db,
        shopId,
        orders.map(({ order, lines }) => orderRecord(order, lines, dayOf)),
      );
      await enqueue(db, "customers.rebuild-facts", { shopId }, { key: `preview-facts:${shopId}` });
      return true;
    });
    if (!wanted || !next) return;
    after = next;
  }
}

/** Job orders.page: one page when bulk access is missing; remembers where it is, so a kill costs one page. */
export async function importPage(shopId: number, importId: string): Promise<void> {
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "loading" || row.way !== "pages") return;
  const shop = await requireShop(pool, shopId);
  const { orders, next } = await ordersPage(adminFor(shop.domain), {
    after: row.cursor,
    search: null,
    sort: "ID",
    reverse: false,
  });
  const dayOf = dayFinder(shop.timezone);
  await transaction(async (db) => {
    await recordOrders(
      db,
      shopId,
      orders.map(({ order, lines }) => orderRecord(order, lines, dayOf)),
    );
    await db.query(
      `UPDATE order_imports SET cursor = $3, orders_read = orders_read + $4, phase = $5
        WHERE shop_id = $1 AND import_id = $2 AND phase = 'loading'`,
      [shopId, importId, next, orders.length, next ? "loading" : "facts"],
    );
    if (next)
      await enqueue(
        db,
        "orders.page",
        { shopId, importId },
        { key: `import:${shopId}`, maxAttempts: 60 },
      );
    else await enqueue(db, "customers.rebuild-facts", { shopId, importId });
  });
}

/** Called when the facts stand: the import is over. */
export async function finishImport(db: Db, shopId: number, importId: string): Promise<void> {
  await db.query(
    `UPDATE order_imports SET phase = 'done', finished_at = now() WHERE shop_id = $1 AND import_id = $2 AND phase = 'facts'`,
    [shopId, importId],
  );
}

/** Nobody can help by trying again: the page shows the sentence and a retry button. */
export async function failImport(shopId: number, importId: string, problem: string): Promise<void> {
  await pool.query(
    `UPDATE order_imports SET phase = 'failed', problem = $3, finished_at = now()
      WHERE shop_id = $1 AND import_id = $2 AND phase NOT IN ('done', 'cancelled')`,
    [shopId, importId, problem],
  );
}
