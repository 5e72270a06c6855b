import pg from "pg";
import { shopTables } from "../../../scripts/db-distribute/tables.ts";

export const PARTS = 16;

/** Says that test databases have every table of shops in parts (npm run test:pg -- --partitioned). */
export const isPartitioned = (): boolean => process.env["TEST_PARTITIONED"] === "1";

/**
 * Divides every table of shops into parts by shop_id, as a database of many machines does: only where a statement says
 * which shop, one part is looked at. The parts lie in a schema of their own, so that whoever lists tables sees the same
 * as ever. Rows are not kept.
 */
export async function partition(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("CREATE SCHEMA parts");
    for (const table of await shopTables(client)) {
      const parts = Array.from(
        { length: PARTS },
        (_none, part) =>
          `CREATE TABLE parts."${table}_${part}" PARTITION OF "${table}" FOR VALUES WITH (MODULUS ${PARTS}, REMAINDER ${part})`,
      );
      await client.query(`
        ALTER TABLE "${table}" RENAME TO whole;
        CREATE TABLE "${table}" (LIKE whole INCLUDING ALL) PARTITION BY HASH (shop_id);
        DROP TABLE whole;
        ${parts.join(";\n")}`);
    }
  } finally {
    await client.end();
  }
}
