import { loadModule } from "libpg-query";
import { beforeAll, describe, expect, it } from "vitest";
import { OVER_ALL_SHOPS, type Exception } from "./support/sql/over-all-shops.ts";
import { breachesOf } from "./support/sql/shops/law.ts";
import { tablesOfSchema } from "./support/sql/shops/tables.ts";
import { sqlStatements } from "./support/sql/statements.ts";

/** Statements that may break the law, and why. */
const EXCEPTIONS: Exception[] = [
  ...["UPDATE admin_buckets", "INSERT INTO admin_buckets"].map((begins) => ({
    file: "app/admin-api/bucket.server.ts",
    begins,
    why: "all processes share the bucket, so they need one clock, and the table stays where the queue is",
  })),
  ...OVER_ALL_SHOPS,
  {
    file: "app/surveys/write.server.ts",
    begins: "SELECT o.shop_id",
    why: "shoppers of many shops answer at once: each order is joined by the shop that was asked for",
  },
];

const tables = tablesOfSchema();
const statements = sqlStatements();
beforeAll(() => loadModule());

describe("every statement works where each shop's tables lie on a machine of their own", () => {
  it("says which shop, by a parameter, and takes its instants from outside", () => {
    const used = new Set<Exception>();
    const wrong = statements.found.flatMap(({ file, line, texts }) =>
      texts.flatMap((text) => {
        const plain = text.replace(/\s+/g, " ").trim();
        const excused = EXCEPTIONS.find((one) => one.file === file && plain.startsWith(one.begins));
        const breaches = breachesOf(text, tables);
        if (excused && breaches.length > 0) used.add(excused);
        return excused ? [] : breaches.map((breach) => `${file}:${line} ${breach}`);
      }),
    );
    expect(statements.found.length).toBeGreaterThan(200);
    expect([...new Set(wrong)]).toEqual([]);
    expect(EXCEPTIONS.filter((one) => !used.has(one))).toEqual([]);
  });
});

const shop = "does not say which shop's";

describe("a statement is refused that", () => {
  it.each([
    [
      "writes by the clock of the machine",
      "UPDATE order_imports SET progressed_at = CASE WHEN $2 THEN now() ELSE progressed_at END WHERE shop_id = $1",
      "writes by now(): give the instant as a parameter",
    ],
    [
      "writes by a clock after a conflict",
      "INSERT INTO shop_settings (shop_id, updated_at) VALUES ($1, $2) ON CONFLICT (shop_id) DO UPDATE SET updated_at = CURRENT_TIMESTAMP",
      "writes by CURRENT_TIMESTAMP or its like: give the instant as a parameter",
    ],
    [
      "makes a temporary table",
      "CREATE TEMP TABLE staged (LIKE orders) ON COMMIT DELETE ROWS",
      "makes a temporary table: stage rows in a table of the shop",
    ],
    [
      "makes one of a query",
      "CREATE TEMPORARY TABLE staged AS SELECT * FROM orders WHERE shop_id = $1",
      "makes a temporary table: stage rows in a table of the shop",
    ],
    [
      "falls back to where it was before an error",
      "ROLLBACK TO SAVEPOINT append",
      "waits for an error inside a transaction: decide before writing",
    ],
    [
      "writes in passing",
      "WITH gone AS (DELETE FROM orders WHERE shop_id = $1 RETURNING 1) SELECT count(*) FROM gone",
      "writes inside a WITH: make it two statements",
    ],
    ["asks for a row of any shop", "SELECT 1 FROM orders WHERE order_id = $1", `${shop} orders`],
    ["takes several shops", "SELECT 1 FROM orders WHERE shop_id = ANY($1)", `${shop} orders`],
    [
      "means another shop's rows too",
      "SELECT 1 FROM orders WHERE shop_id = $1 OR order_id = $2",
      `${shop} orders`,
    ],
    [
      "joins by the customer alone",
      "SELECT 1 FROM customers c JOIN orders o ON o.customer_id = c.customer_id WHERE c.shop_id = $1",
      `${shop} orders`,
    ],
    [
      "joins by columns of one name, the shop not among them",
      "SELECT 1 FROM order_lines l JOIN orders o USING (order_id) WHERE l.shop_id = $1",
      `${shop} orders`,
    ],
    [
      "deletes what another table does not name, of any shop",
      "DELETE FROM customer_values v WHERE v.shop_id = $1 AND NOT EXISTS (SELECT 1 FROM staged_values s WHERE s.customer_id = v.customer_id)",
      `${shop} staged_values`,
    ],
    [
      "changes what it joins without the shop",
      "UPDATE orders o SET counts = false FROM deleted_orders d WHERE o.shop_id = $1 AND d.order_id = o.order_id",
      `${shop} deleted_orders`,
    ],
    [
      "asks inside WITH",
      "WITH every AS (SELECT order_id FROM orders) SELECT 1 FROM every",
      `${shop} orders`,
    ],
    [
      "asks for a figure in passing",
      "SELECT (SELECT count(*) FROM orders) AS n FROM customers WHERE shop_id = $1",
      `${shop} orders`,
    ],
    [
      "asks in the second half of a union",
      "SELECT order_id FROM orders WHERE shop_id = $1 UNION ALL SELECT order_id FROM orders",
      `${shop} orders`,
    ],
    ["is sent by COPY", "COPY (SELECT order_id FROM orders) TO STDOUT", `${shop} orders`],
    ["adds rows of no shop", "INSERT INTO products (product_id) VALUES ($1)", `${shop} products`],
    [
      "joins a table that stays with one that goes",
      "SELECT 1 FROM shops s JOIN order_sync k ON k.shop_id = s.shop_id WHERE s.shop_id = $1",
      "asks shops together with order_sync: ask one first, then the other",
    ],
    [
      "joins the queue with a shop's table",
      "SELECT 1 FROM order_imports i JOIN graphile_worker._private_jobs j ON j.payload->>'importId' = i.import_id::text WHERE i.shop_id = $1",
      "asks _private_jobs together with order_imports: ask one first, then the other",
    ],
  ])("%s", (_, text, breach) => {
    expect(breachesOf(text, tables)).toEqual([breach]);
  });

  it.each([
    "SELECT 1 FROM orders o JOIN order_lines l USING (shop_id, order_id) WHERE o.shop_id = $1",
    "SELECT 1 FROM orders o LEFT JOIN customers c ON c.shop_id = $1 AND c.customer_id = o.customer_id WHERE o.shop_id = $1",
    "SELECT 1 FROM offer_members m JOIN orders o ON o.shop_id = m.shop_id WHERE m.shop_id = $1 AND EXISTS (SELECT 1 FROM order_lines l WHERE l.shop_id = o.shop_id)",
    "WITH mine AS (SELECT shop_id, order_id FROM orders WHERE shop_id = $1) SELECT 1 FROM mine JOIN order_lines l USING (shop_id, order_id)",
    "SELECT 1 FROM (SELECT * FROM orders) o WHERE o.shop_id = $1",
    "INSERT INTO order_lines (shop_id, order_id) SELECT shop_id, order_id FROM staged_lines WHERE shop_id = 7",
    "SELECT max(run_at) < now() FROM graphile_worker._private_jobs WHERE payload->>'shopId' = $1",
    "DELETE FROM graphile_worker._private_jobs WHERE run_at < now()",
    "SELECT shop_id FROM shops WHERE domain = $1",
    "SET LOCAL work_mem = '128MB'",
  ])("but not %s", (text) => {
    expect(breachesOf(text, tables)).toEqual([]);
  });
});

it("which tables are a shop's is what their keys say", () => {
  const { ofShops, local } = tables;
  expect([...ofShops]).toEqual(
    expect.arrayContaining(["orders", "room_settings", "staged_values"]),
  );
  expect([...local].sort()).toEqual(["Session", "admin_buckets", "shops", "stops"]);
});
