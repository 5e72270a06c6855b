import pg from "pg";
import { prepareDatabase } from "../database/prepare.ts";
import { PlainError } from "../plain-error.ts";
import { shopTables } from "./tables.ts";

export interface Distributed {
  /** made distributed now */
  now: string[];
  /** were so before */
  before: string[];
}

/**
 * Spreads every shop's rows over the workers of a Citus cluster: all tables of shops, in the same parts, so that a shop
 * lies on one machine whole. What is there already is kept, rows move along. Safe to repeat: a new table of a later
 * version is found and joins the others.
 * @throws PlainError when the database has no citus extension
 */
export async function distributeDatabase(
  url: string,
  say: (line: string) => void = () => undefined,
): Promise<Distributed> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: extension } = await client.query(
      "SELECT 1 FROM pg_extension WHERE extname = 'citus'",
    );
    if (extension.length === 0)
      throw new PlainError(
        "This database has no citus extension. Add it to shared_preload_libraries of every node, run CREATE EXTENSION citus in this database, and tell the coordinator its workers (citus_set_coordinator_host, citus_add_node).",
      );
    await prepareDatabase(url);
    const tables = await shopTables(client);
    const { rows: found } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_dist_partition d JOIN pg_class c ON c.oid = d.logicalrelid WHERE d.partmethod = 'h'`,
    );
    const spread = new Set(found.map(({ name }) => name));
    const before = tables.filter((table) => spread.has(table));
    const now = tables.filter((table) => !spread.has(table));
    let first = before[0];
    for (const table of now) {
      await client.query(
        "SELECT create_distributed_table($1::regclass, 'shop_id', colocate_with := $2)",
        [table, first ?? "none"],
      );
      // its rows lie with the workers now; the copies here would never be read again
      await client.query("SELECT truncate_local_data_after_distributing_table($1::regclass)", [
        table,
      ]);
      first ??= table;
      say(`${table}: distributed by shop_id`);
    }
    return { now, before };
  } finally {
    await client.end();
  }
}
