import { rows, type Db } from "../db.server.ts";
import type { ImportRow } from "./import-state.server.ts";
import { readByPages } from "./pages.server.ts";
import { readingProblems } from "./words.ts";

/** access: Shopify does not grant bulk exports. busy: too many run. ended: it was begun and came to nothing. */
export type BulkRefusal = "access" | "busy" | "ended";

/**
 * The export does not serve this time. An import goes on page by page; a weekly comparison, which nobody waits for, is
 * left to the next try: pages would keep a large shop's limits busy for days.
 * @param why the beginning of a sentence
 */
export async function withoutBulk(
  db: Db,
  shopId: number,
  { importId, purpose }: Pick<ImportRow, "importId" | "purpose">,
  { reason, why, expected }: { reason: BulkRefusal; why: string; expected: number | null },
): Promise<void> {
  const changed = await db.query(
    `UPDATE order_imports SET bulk_refused = $3 WHERE shop_id = $1 AND import_id = $2 AND phase IN ('starting', 'querying')`,
    [shopId, importId, reason],
  );
  if (changed.rowCount === 0) return;
  if (purpose === "import")
    return readByPages(db, shopId, importId, readingProblems.byPages(why), expected);
  await db.query(
    "UPDATE order_imports SET phase = 'failed', problem = $3, finished_at = $4 WHERE shop_id = $1 AND import_id = $2",
    [shopId, importId, readingProblems.only(why), new Date()],
  );
}

export interface BulkAccess {
  /**
   * granted: the last export was served. lapsed: Shopify refuses. interrupted: the last one came to nothing. unknown:
   * none was asked for yet
   */
  state: "granted" | "lapsed" | "interrupted" | "unknown";
  /** when an export last served */
  usedAt: Date | null;
  /** lapsed, interrupted: since when */
  since: Date | null;
  /** an import reads page by page just now */
  readsPages: boolean;
}

/** What the last readings say of bulk exports: Shopify has no question for it. */
export async function bulkAccess(db: Db, shopId: number): Promise<BulkAccess> {
  const [found] = await rows<{
    refused: BulkRefusal | null;
    usedAt: Date | null;
    since: Date | null;
    readsPages: boolean;
  }>(
    db,
    `WITH tried AS (
       SELECT started_at, bulk_refused, way, phase FROM order_imports
        WHERE shop_id = $1 AND (bulk_refused IS NOT NULL OR bulk_began_at IS NOT NULL)
     ), used AS (SELECT max(started_at) AS at FROM tried WHERE bulk_refused IS NULL)
     SELECT (SELECT bulk_refused FROM tried ORDER BY started_at DESC LIMIT 1) AS refused,
            (SELECT at FROM used) AS "usedAt",
            (SELECT min(started_at) FROM tried, used
              WHERE (bulk_refused = 'access') = (SELECT bulk_refused = 'access' FROM tried ORDER BY started_at DESC LIMIT 1)
                AND (used.at IS NULL OR started_at > used.at)) AS since,
            EXISTS (SELECT 1 FROM tried WHERE way = 'pages' AND phase = 'loading') AS "readsPages"`,
    [shopId],
  );
  const { refused, usedAt, since, readsPages } = found!;
  const state =
    refused === "access" ? "lapsed" : refused ? "interrupted" : usedAt ? "granted" : "unknown";
  return { state, usedAt, since, readsPages };
}
