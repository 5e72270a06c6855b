import { describe, expect, it } from "vitest";
import { createTestDatabase, useDatabase, type TestDatabase } from "./support/db.ts";

/**
 * Tables that may break the law, and why. The queue's own tables live in the schema graphile_worker, which
 * is not looked at: jobs are not sharded with the shops, the queue stays on one node.
 */
const EXCEPTIONS: Record<string, string> = {
  _prisma_migrations: "the books of the migrations; one for the whole database",
  Session: "written by Shopify's library, which looks sessions up by their id alone",
  shops: "says which number a shop has: found by its domain before the number is known",
};

interface Key {
  table: string;
  index: string;
  columns: string[];
}

/** Every primary key and unique index of the public schema, columns in order. */
async function keys(database: TestDatabase): Promise<Key[]> {
  return database.query<{ table: string; index: string; columns: string[] }>(`
    SELECT t.relname AS table, i.relname AS index,
           array_agg(coalesce(a.attname, '(expression)')::text ORDER BY k.place) AS columns
      FROM pg_index x
      JOIN pg_class t ON t.oid = x.indrelid
      JOIN pg_class i ON i.oid = x.indexrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace
     CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k(attribute, place)
      LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attribute
     WHERE n.nspname = 'public' AND x.indisunique
     GROUP BY 1, 2
     ORDER BY 1, 2`);
}

async function tablesWithoutPrimaryKey(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ relname: string }>(`
    SELECT t.relname
      FROM pg_class t
      JOIN pg_namespace n ON n.oid = t.relnamespace
     WHERE n.nspname = 'public' AND t.relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_index x WHERE x.indrelid = t.oid AND x.indisprimary)
     ORDER BY 1`);
  return rows.map((row) => row.relname);
}

async function violations(database: TestDatabase): Promise<string[]> {
  const wrong = (await keys(database))
    .filter((key) => !(key.table in EXCEPTIONS) && key.columns[0] !== "shop_id")
    .map((key) => `${key.index} on ${key.table} begins with ${key.columns[0]}, not with shop_id`);
  const keyless = (await tablesWithoutPrimaryKey(database)).map(
    (table) => `${table} has no primary key`,
  );
  return [...wrong, ...keyless];
}

describe("every table of a shop can be moved to another node with its shop", () => {
  it("has shop_id first in its primary key and in every unique index", async () => {
    const database = await useDatabase();
    expect((await keys(database)).length).toBeGreaterThan(10);
    expect(await violations(database)).toEqual([]);
    const tables = new Set((await keys(database)).map((key) => key.table));
    expect(Object.keys(EXCEPTIONS).filter((table) => !tables.has(table))).toEqual([]);
  });

  it("is checked by a test that notices a table without it", async () => {
    const database = await createTestDatabase();
    await database.query("CREATE TABLE coupons (code text PRIMARY KEY, shop_id int NOT NULL)");
    await database.query(
      "CREATE TABLE gifts (shop_id int, gift_id int, PRIMARY KEY (shop_id, gift_id))",
    );
    await database.query(
      "CREATE UNIQUE INDEX gifts_by_name ON gifts (lower(gift_id::text), shop_id)",
    );
    await database.query("CREATE TABLE notes (shop_id int)");
    expect(await violations(database)).toEqual([
      "coupons_pkey on coupons begins with code, not with shop_id",
      "gifts_by_name on gifts begins with (expression), not with shop_id",
      "notes has no primary key",
    ]);
  });
});
