import { randomUUID } from "node:crypto";
import v8 from "node:v8";
import vm from "node:vm";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { everythingOf } from "../../app/leaving/everything.server.ts";
import { columnsKeptBack, tablesKeptBack } from "../../app/leaving/kept-back-words.ts";
import { tablesOfShop } from "../../app/leaving/tables.server.ts";
import { ensureInstalled, type ShopRow } from "../../app/shops/shop.server.ts";
import { filesOfZip } from "../support/zip.ts";

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc") as () => void;

const now = new Date("2026-11-21T15:00:00Z");
let shop: ShopRow;
let other: ShopRow;

beforeAll(async () => {
  shop = await ensureInstalled(pool, "takes-along.myshopify.com");
  other = await ensureInstalled(pool, "another.myshopify.com");
});
afterAll(closeDatabase);

async function download(): Promise<Map<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of everythingOf(shop, now)) chunks.push(chunk);
  return filesOfZip(Buffer.concat(chunks));
}
const rowsOf = (files: Map<string, string>, table: string) =>
  parse(files.get(`${table}.csv`)!, { columns: true }) as Record<string, string>[];

async function placeOrders(of: ShopRow, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes, checkout_token_hash)
     SELECT $1, id, id % 100 + 1, '#' || id, $3, $3, '2026-11-01', false, true, -5, 100, 0, 0, ARRAY['=CODE', 'B,"'], 'secret'
       FROM generate_series(1, $2::int) id`,
    [of.shopId, count, now],
  );
}

describe("everything a shop downloads", () => {
  it("has every row of the shop's tables and none of another shop", async () => {
    await placeOrders(shop, 2503);
    await placeOrders(other, 3);
    const files = await download();
    const orders = rowsOf(files, "orders");
    expect(new Set(orders.map(({ order_id }) => order_id)).size).toBe(2503);
    expect(new Set(orders.map(({ shop_id }) => shop_id))).toEqual(new Set([String(shop.shopId)]));
    expect(orders[0]).toMatchObject({
      order_id: "1",
      revenue_minor: "-5",
      processed_at: "2026-11-21T15:00:00.000Z",
      day: "2026-11-01",
      cancelled_at: "",
      discount_codes: '["=CODE","B,\\""]',
    });
    expect(rowsOf(files, "shops")).toMatchObject([{ domain: "takes-along.myshopify.com" }]);
    expect(files.get("about.txt")).toContain("takes-along.myshopify.com");
  });

  it("has no formula in it, whatever a merchant typed", async () => {
    await pool.query(
      `INSERT INTO offers (shop_id, offer_id, title, segment, kind, starts_at, holdout_percent, code_prefix, state)
       VALUES ($1, $2, '=HYPERLINK("http://evil")', 'slipping', 'percentage', $3, 10, 'A', 'active')`,
      [shop.shopId, randomUUID(), now],
    );
    expect((await download()).get("offers.csv")).toContain(`"'=HYPERLINK(""http://evil"")"`);
  });

  it("has a file for every table that has a shop, or says why not", async () => {
    const files = await download();
    const { rows: tables } = await pool.query<{ name: string }>(
      // parts of a divided table are no tables of their own
      `SELECT c.relname::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND a.attname = 'shop_id' AND NOT a.attisdropped`,
    );
    expect(tables.length).toBeGreaterThan(30);
    for (const { name } of tables)
      expect(files.has(`${name}.csv`), name).toBe(!(name in tablesKeptBack));
    for (const table of Object.keys(tablesKeptBack))
      expect(tables.map(({ name }) => name)).toContain(table);
  });

  it("has a table of tomorrow without anybody thinking of it", async () => {
    await pool.query(
      "CREATE TABLE gifts (shop_id int, gift_id bigint, what text, PRIMARY KEY (shop_id, gift_id))",
    );
    await pool.query("INSERT INTO gifts VALUES ($1, 1, 'mug'), ($2, 1, 'pen')", [
      shop.shopId,
      other.shopId,
    ]);
    expect(rowsOf(await download(), "gifts")).toEqual([
      { shop_id: String(shop.shopId), gift_id: "1", what: "mug" },
    ]);
    await pool.query("DROP TABLE gifts");
  });

  it("leaves no row out silently: a table that cannot be read page after page is refused by name", async () => {
    const db = await pool.connect();
    try {
      await db.query("BEGIN");
      await db.query("CREATE TABLE without_key (shop_id int, note text)");
      await expect(tablesOfShop(db)).rejects.toThrow("without_key has no primary key");
    } finally {
      await db.query("ROLLBACK");
      db.release();
    }
  });

  it("holds no secret: every column that sounds like one is kept back, or known to be none", async () => {
    const harmless = new Set([
      "offer_members.code",
      "order_imports.bulk_operation_id",
      "order_checks.kind",
      // a view's name in small letters
      "saved_views.name_key",
      "segments.name_key",
    ]);
    const suspicious = /token|secret|hash|sealed|key|url|password|session|email|phone|place$/;
    const all = (await tablesOfShop(pool)).flatMap(({ name, columns }) =>
      columns.map((column) => `${name}.${column.name}`),
    );
    expect(all.filter((column) => suspicious.test(column) && !harmless.has(column))).toEqual([]);
    for (const kept of Object.keys(columnsKeptBack)) expect(all).not.toContain(kept);
    const files = await download();
    expect([...files.values()].join()).not.toContain("secret,");
    expect(files.get("orders.csv")).not.toContain("checkout_token_hash");
  });

  it("asks for a little at a time: many rows never stand in memory, and a reader that waits is waited for", async () => {
    await pool.query(
      `INSERT INTO order_lines (shop_id, order_id, line_id, product_id, variant_id, quantity, revenue_minor)
       SELECT $1, id, id, 1, 1, 1, 100 FROM generate_series(1, 200000) id`,
      [shop.shopId],
    );
    await pool.query("ANALYZE order_lines");
    const asked = pool.query.bind(pool);
    let statements = 0;
    pool.query = ((...args: Parameters<typeof asked>) => {
      statements++;
      return asked(...args);
    }) as typeof pool.query;
    try {
      const file = everythingOf(shop, now);
      await file.next();
      const first = statements;
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(statements).toBe(first);
      // without what only waits to be collected: how much that is says nothing
      const held = () => {
        collect();
        return process.memoryUsage().heapUsed + process.memoryUsage().external;
      };
      const before = held();
      let most = 0;
      let bytes = 0;
      let chunks = 0;
      for await (const chunk of file) {
        bytes += chunk.length;
        if (++chunks % 20 === 0) most = Math.max(most, held() - before);
      }
      expect(statements).toBeGreaterThan(200);
      expect(bytes).toBeGreaterThan(500_000);
      expect(most).toBeLessThan(20 * 1024 * 1024);
    } finally {
      pool.query = asked as typeof pool.query;
    }
  });

  it("that nobody reads to its end holds no connection and stops asking", async () => {
    for await (const chunk of everythingOf(shop, now)) if (chunk.length > 0) break;
    expect(pool.totalCount - pool.idleCount).toBe(0);
  });

  it("breaks off with the reason when the database is lost, instead of ending as if it were whole", async () => {
    const asked = pool.query.bind(pool);
    let statements = 0;
    pool.query = ((...args: Parameters<typeof asked>) => {
      if (++statements > 3) throw new Error("the database is gone");
      return asked(...args);
    }) as typeof pool.query;
    try {
      await expect(download()).rejects.toThrow("the database is gone");
    } finally {
      pool.query = asked as typeof pool.query;
    }
  });
});
