import { databaseOf } from "../store/database-of.ts";
import type { ShopStore } from "../platform/world.ts";

/** The one index that loading itself needs: it adds each order to its customer. */
const neededWhileLoading = "orders_customer";

/**
 * Runs `work` with the shop's other indexes put away, and builds them once at the end: nearly twice as fast as
 * keeping them up to date row by row. Meanwhile commits do not wait for the disk, so that a power cut may cost the
 * shop; a killed process costs what was not yet committed, and the next opening brings the indexes back.
 */
export async function withIndexesLater<T>(store: ShopStore, work: () => Promise<T>): Promise<T> {
  const file = databaseOf(store)?.file;
  if (!file) return work();
  const indexes = file
    .prepare(
      `SELECT name, sql FROM sqlite_master
       WHERE type = 'index' AND sql IS NOT NULL AND name <> ? AND tbl_name IN ('orders', 'customers')`,
    )
    .all(neededWhileLoading) as { name: string; sql: string }[];
  file.exec("PRAGMA synchronous = OFF");
  for (const { name } of indexes) file.exec(`DROP INDEX "${name}"`);
  try {
    return await work();
  } finally {
    for (const { sql } of indexes) file.exec(sql);
    file.exec("PRAGMA synchronous = NORMAL");
  }
}
