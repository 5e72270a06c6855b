import type { OrderId } from "../ids.ts";
import { rows, transaction, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { readsWholeHistory } from "../shops/access.ts";
import { historyIsWhole } from "../shops/install.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { readingProblems } from "./words.ts";

export type ImportPhase =
  "starting" | "querying" | "loading" | "facts" | "done" | "failed" | "cancelled";

/** import: the pages show it. weekly: every order is compared, in silence. */
export type ReadingPurpose = "import" | "weekly";

export interface ImportRow {
  importId: string;
  purpose: ReadingPurpose;
  way: "bulk" | "pages";
  phase: ImportPhase;
  bulkOperationId: string | null;
  resultUrl: string | null;
  ordersExpected: number | null;
  ordersRead: number;
  bytesRead: number;
  bytesTotal: number | null;
  /** paging: the last order that was read */
  cursor: string | null;
  problem: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  /** when Shopify's export last went on */
  progressedAt: Date | null;
  /** newest update of an order when the import began, on Shopify's clock */
  updatesSince: Date | null;
  /** when the export began, on Shopify's clock */
  bulkBeganAt: Date | null;
  /** weekly: orders Shopify does not have any more */
  ordersRemoved: number;
}

const columns = `import_id AS "importId", purpose, way, phase, bulk_operation_id AS "bulkOperationId", result_url AS "resultUrl",
  orders_expected AS "ordersExpected", orders_read AS "ordersRead", bytes_read AS "bytesRead", bytes_total AS "bytesTotal",
  cursor, problem, started_at AS "startedAt", finished_at AS "finishedAt", progressed_at AS "progressedAt",
  updates_since AS "updatesSince", bulk_began_at AS "bulkBeganAt", orders_removed AS "ordersRemoved"`;

/** The import a page shows: the newest; null before the first. With `purpose` the newest of that kind. */
export async function latestImport(
  db: Db,
  shopId: number,
  purpose: ReadingPurpose = "import",
): Promise<ImportRow | null> {
  const [row] = await rows<ImportRow>(
    db,
    `SELECT ${columns} FROM order_imports WHERE shop_id = $1 AND purpose = $2 ORDER BY started_at DESC LIMIT 1`,
    [shopId, purpose],
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

/** Whether all orders were never read yet: what is worked out of a part of the history looks final and is not. */
export async function isFirstReading(db: Db, shopId: number): Promise<boolean> {
  const found = await rows(
    db,
    `SELECT 1 FROM order_imports WHERE shop_id = $1 AND purpose = 'import'
     HAVING count(*) > 0 AND count(*) FILTER (WHERE phase = 'done') = 0`,
    [shopId],
  );
  return found.length > 0;
}

/**
 * Whether an export of all orders is being read, for whatever purpose: what it holds may be older than what a webhook
 * told.
 */
export async function isReadingOrders(db: Db, shopId: number): Promise<boolean> {
  const found = await rows(
    db,
    `SELECT 1 FROM order_imports WHERE shop_id = $1 AND phase IN ('starting', 'querying', 'loading', 'facts') LIMIT 1`,
    [shopId],
  );
  return found.length > 0;
}

/** Every order has come: of an import the facts are made next, a weekly comparison looks for orders that are gone. */
export async function readingIsOver(
  db: Db,
  shopId: number,
  { importId, purpose }: Pick<ImportRow, "importId" | "purpose">,
): Promise<void> {
  if (purpose === "import") return ordersAreRead(db, shopId, importId);
  await enterFacts(db, shopId, importId);
  await enqueue(db, "orders.weekly-end", { shopId, importId });
}

/** All orders are in the database: those deleted while they were read go out again, then everybody hears of it. */
export async function ordersAreRead(db: Db, shopId: number, importId: string): Promise<void> {
  // asked once: one that is deleted meanwhile must not lose its lines and stay itself, or the other way round
  const deleted = await rows<{ orderId: OrderId }>(
    db,
    `SELECT order_id AS "orderId" FROM deleted_orders WHERE shop_id = $1`,
    [shopId],
  );
  for (const table of ["orders", "order_lines"])
    await db.query(`DELETE FROM ${table} WHERE shop_id = $1 AND order_id = ANY($2::bigint[])`, [
      shopId,
      deleted.map(({ orderId }) => orderId),
    ]);
  await enterFacts(db, shopId, importId);
  await announce(db, "orders.imported", { shopId, importId });
}

async function enterFacts(db: Db, shopId: number, importId: string): Promise<void> {
  await db.query(
    "UPDATE order_imports SET phase = 'facts' WHERE shop_id = $1 AND import_id = $2 AND phase IN ('querying', 'loading')",
    [shopId, importId],
  );
}

/** Called when the facts stand: the import is over. What changed while it ran is asked for at once. */
export async function finishImport(db: Db, shopId: number, importId: string): Promise<void> {
  const [finished] = await rows<{ updatesSince: Date | null; wholeHistory: boolean }>(
    db,
    `UPDATE order_imports SET phase = 'done', finished_at = $3 WHERE shop_id = $1 AND import_id = $2 AND phase = 'facts'
      RETURNING updates_since AS "updatesSince", whole_history AS "wholeHistory"`,
    [shopId, importId, new Date()],
  );
  if (!finished) return;
  await announce(db, "import.finished", { shopId, importId, at: new Date().toISOString() });
  const shop = await requireShop(db, shopId);
  if (finished.wholeHistory) await historyIsWhole(db, shopId);
  // older orders became readable while this ran without them
  else if (readsWholeHistory(shop.scopes)) await enqueue(db, "orders.begin", { shopId });
  await db.query(
    `INSERT INTO order_sync (shop_id, known_until) VALUES ($1, $2)
     ON CONFLICT (shop_id) DO UPDATE SET known_until = greatest(order_sync.known_until, excluded.known_until)`,
    [shopId, finished.updatesSince],
  );
  await enqueue(db, "orders.reconcile", { shopId });
}

/** Nobody can help by trying again: the page shows the sentence and a retry button. */
export async function failImport(
  shopId: number,
  importId: string,
  problem: string,
  inside?: Db,
): Promise<void> {
  if (!inside) return transaction((db) => failImport(shopId, importId, problem, db));
  const at = new Date();
  const [failed] = await rows<{ purpose: string }>(
    inside,
    `UPDATE order_imports SET phase = 'failed', problem = $3, finished_at = $4
      WHERE shop_id = $1 AND import_id = $2 AND phase NOT IN ('done', 'cancelled', 'failed') RETURNING purpose`,
    [shopId, importId, problem, at],
  );
  // a weekly comparison is nobody's to wait for: Health says how it went
  if (failed?.purpose === "import")
    await announce(inside, "import.failed", { shopId, importId, at: at.toISOString() });
}

/** Last words of every job of a reading. */
export async function givenUp(
  { shopId, importId }: { shopId: number; importId: string },
  why: string,
): Promise<void> {
  await failImport(shopId, importId, readingProblems.givenUp(why));
}
