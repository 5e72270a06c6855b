import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "./support/db.ts";
import { sqlFaults } from "./support/sql/faults.ts";
import { askingServer, type Server } from "./support/sql/server.ts";
import { sqlStatements } from "./support/sql/statements.ts";

const statements = sqlStatements();
let server: Server;

beforeAll(async () => {
  const { url } = await useDatabase();
  server = await askingServer(url);
});

afterAll(() => server.end());

describe("what the app says of the rows it reads", () => {
  it("is what PostgreSQL gives: names, types, and what can be null", async () => {
    expect(statements.found.filter(({ by }) => by === "rows").length).toBeGreaterThan(80);
    expect(await sqlFaults(statements, server)).toEqual([]);
  });
});

/** What is wrong with one file that asks the database. */
async function faultsIn(code: string, more: Record<string, string> = {}): Promise<string[]> {
  const text = `
    declare const shopId: number;
    declare const ids: number[];
    declare const maybe: string | null;
    type Result<T> = { rows: T[]; rowCount: number };
    declare const db: { query<T = any>(sql: string, values?: unknown[]): Promise<Result<T>> };
    declare function rows<T extends Record<string, any>>(db: unknown, sql: string, values?: unknown[]): Promise<T[]>;
    declare function copyIn(db: unknown, sql: string): Promise<void>;
    ${code}
    export {};`;
  const faults = await sqlFaults(
    sqlStatements({ "app/orders/planted.server.ts": text, ...more }, {}),
    server,
  );
  return faults.map((fault) => fault.replace(/^\S+ /, ""));
}

const from = (type: string, sql: string, values = "") =>
  `rows<${type}>(db, \`${sql}\`${values && `, [${values}]`});`;

describe("a row is not what its type says when", () => {
  it.each([
    [
      "a name has another alias",
      from("{ title: string }", 'SELECT title AS "productTitle" FROM products'),
      [
        '"title" is in the type, not in the result',
        '"productTitle" is in the result, not in the type',
      ],
    ],
    [
      "the database folds an alias without quotes",
      from("{ productId: number }", "SELECT product_id AS productId FROM products"),
      [
        '"productId" is in the type, not in the result',
        '"productid" is in the result, not in the type',
      ],
    ],
    [
      "a column is forgotten",
      from("{ title: string; handle: string }", "SELECT title FROM products"),
      ['"handle" is in the type, not in the result'],
    ],
    [
      "nobody asked for a column",
      from("{ title: string }", "SELECT title, handle FROM products"),
      ['"handle" is in the result, not in the type'],
    ],
    [
      "two columns have one name",
      from("{ title: string }", "SELECT title, handle AS title FROM products"),
      ['"title" is in the result twice'],
    ],
    [
      "a number is said to be text",
      from("{ orders: string }", "SELECT orders FROM customers"),
      ['"orders" is string in the type; int4 arrives as "number"'],
    ],
    [
      "text is said to be a number",
      from("{ id: number }", "SELECT order_id::text AS id FROM orders"),
      ['"id" is number in the type; text arrives as "string"'],
    ],
    [
      "an id is said to be text, as another driver would give it",
      from("{ id: string }", "SELECT order_id AS id FROM orders"),
      ['"id" is string in the type; int8 arrives as "number"'],
    ],
    [
      "a day is said to be an instant",
      from("{ day: Date }", "SELECT day FROM orders"),
      ['"day" is Date in the type; date arrives as "string"'],
    ],
    [
      "an instant is said to be text",
      from("{ at: string }", "SELECT processed_at AS at FROM orders"),
      ['"at" is string in the type; timestamptz arrives as "Date"'],
    ],
    [
      "a list is said to be of numbers that are text",
      from("{ codes: number[] }", "SELECT discount_codes AS codes FROM orders"),
      ['"codes" is number[] in the type; _text arrives as ["string"]'],
    ],
    [
      "JSON is said to hold instants",
      from("{ months: { at: Date }[] }", "SELECT months FROM order_comparisons"),
      ['"months" is { at: Date; }[] in the type; jsonb arrives as "json"'],
    ],
    [
      "anything goes",
      from("{ title: any }", "SELECT title FROM products"),
      ['"title" is any in the type; text arrives as "string"'],
    ],
    [
      "it has no type at all and somebody looks at it",
      "const found = await db.query(`SELECT title FROM products`); found.rows[0].title;",
      ["gives rows without a type"],
    ],
  ])("%s", async (_, code, faults) => {
    expect(await faultsIn(code)).toEqual(faults);
  });
});

describe("a type says a value is there that can be missing:", () => {
  const n = (sql: string, values?: string) => from("{ n: number }", sql, values);
  it.each([
    ["a column that allows it", n("SELECT customer_id AS n FROM orders")],
    [
      "a sure column of a table that need not have a row",
      n("SELECT c.orders AS n FROM orders o LEFT JOIN customers c USING (shop_id, customer_id)"),
    ],
    [
      "the same, of tables joined before",
      n(`SELECT l.quantity AS n FROM customers c LEFT JOIN (orders o JOIN order_lines l USING (shop_id, order_id))
           ON o.shop_id = c.shop_id AND o.customer_id = c.customer_id`),
    ],
    [
      "a column both sides of a full join have",
      n("SELECT a.orders AS n FROM customers a FULL JOIN orders b USING (shop_id, customer_id)"),
    ],
    ["a sum of nothing", n("SELECT sum(orders) AS n FROM customers WHERE shop_id = $1", "shopId")],
    [
      "a filtered sum of a group",
      n("SELECT sum(orders) FILTER (WHERE orders > 1) AS n FROM customers GROUP BY shop_id"),
    ],
    [
      "a subquery that need not find a row",
      n("SELECT (SELECT orders FROM customers LIMIT 1) AS n"),
    ],
    [
      "a column of WITH that can be missing",
      n("WITH w AS (SELECT max(orders) AS n FROM customers) SELECT n FROM w"),
    ],
    ["one half of a union", n("SELECT 1 AS n UNION ALL SELECT NULL")],
    [
      "a CASE that does not say otherwise",
      n("SELECT CASE WHEN orders > 1 THEN 1 END AS n FROM customers"),
    ],
    [
      "a value of JSON",
      n("SELECT (summary->>'n')::int AS n FROM model_fits WHERE summary IS NOT NULL"),
    ],
    [
      "arithmetic with what can be missing",
      n("SELECT orders + nullif(orders, 0) AS n FROM customers"),
    ],
    ["a value that is passed", n("SELECT length($1) AS n", "maybe")],
    ["the row before", n("SELECT lag(orders) OVER (ORDER BY customer_id) AS n FROM customers")],
    ["what a change gives back", n("DELETE FROM orders RETURNING customer_id AS n")],
    [
      "a column of a record in JSON",
      n("SELECT m.n FROM order_comparisons, jsonb_to_recordset(months) AS m(n int)"),
    ],
    [
      "a column a condition looks at by way of OR",
      n("SELECT customer_id AS n FROM orders WHERE customer_id > 1 OR counts"),
    ],
  ])("%s", async (_, code) => {
    expect(await faultsIn(code)).toEqual(['"n" can be null, not in the type']);
  });
});

describe("a row is what its type says when", () => {
  const n = (sql: string, values?: string) => from("{ n: number }", sql, values);
  it.each([
    ["a column is never null", n("SELECT orders AS n FROM customers")],
    ["a default stands in", n("SELECT coalesce(sum(orders), 0) AS n FROM customers")],
    ["rows are counted", n("SELECT count(*) FILTER (WHERE orders > 1) AS n FROM customers")],
    [
      "the table with the row is joined from the other side",
      n("SELECT o.order_id AS n FROM customers c RIGHT JOIN orders o USING (shop_id, customer_id)"),
    ],
    [
      "a condition asks for it",
      n(
        "SELECT customer_id AS n FROM orders WHERE shop_id = $1 AND customer_id IS NOT NULL",
        "shopId",
      ),
    ],
    [
      "a comparison asks for it",
      n("SELECT customer_id AS n FROM orders WHERE customer_id = ANY($1)", "ids"),
    ],
    [
      "a condition asks for the joined row",
      n(
        "SELECT c.orders AS n FROM orders o LEFT JOIN customers c USING (shop_id, customer_id) WHERE c.orders > 1",
      ),
    ],
    ["a group has rows", n("SELECT sum(orders) AS n FROM customers GROUP BY shop_id")],
    ["a subquery counts", n("SELECT (SELECT count(*) FROM orders) AS n")],
    ["a value that is there is passed", n("SELECT $1::int + 1 AS n", "shopId")],
    ["a list that is passed is taken apart", n("SELECT n FROM unnest($1::int[]) AS t(n)", "ids")],
    ["one of several is there", n("SELECT greatest(nullif(orders, 0), 1) AS n FROM customers")],
    [
      "a change gives back what it wrote",
      n("UPDATE customers SET orders = 1 RETURNING orders AS n"),
    ],
    [
      "a word of a set stands for text",
      from('{ state: "active" | "new" }', "SELECT state FROM customer_values"),
    ],
    [
      "a branded number stands for a number",
      "type Id = number & { readonly brand: 'Id' };" +
        from("{ id: Id }", "SELECT order_id AS id FROM orders"),
    ],
    [
      "its type is made of others",
      `interface Order { id: number; name: string; at: string; customer: number | null }
       ${from("Omit<Order, 'at'> & { at: Date }", "SELECT order_id AS id, name, processed_at AS at, customer_id AS customer FROM orders")}
       ${from("Partial<Pick<Order, 'id' | 'name'>>", "SELECT name FROM orders")}`,
    ],
    [
      "the place it goes to says the type",
      "export const f = (): Promise<{ id: number }[]> => rows(db, `SELECT order_id AS id FROM orders`);",
    ],
    [
      "nobody looks at more than whether there is one",
      "await rows(db, `SELECT 1 FROM orders LIMIT 1`);",
    ],
    ["only the number of rows counts", "(await db.query(`SELECT title FROM products`)).rowCount;"],
  ])("%s", async (_, code) => {
    expect(await faultsIn(code)).toEqual([]);
  });

  it("its type comes from another file", async () => {
    const code = `import type { Row } from "./row.ts"; ${from("Row", "SELECT title AS name FROM products")}`;
    const row = { "app/orders/row.ts": "export interface Row { title: string }" };
    expect(await faultsIn(code, row)).toHaveLength(2);
  });

  it("a value that is never missing need not be asked for", async () => {
    expect(
      await faultsIn(from("{ n: number | null }", "SELECT count(*) AS n FROM orders")),
    ).toEqual(['"n" is never null, in the type it can be']);
  });
});

describe("a statement that gives no rows", () => {
  it.each([
    [
      "names a column that is not there",
      "await db.query(`UPDATE orders SET titel = 1`);",
      'column "titel" of relation "orders" does not exist',
    ],
    [
      "is misspelt in its second half",
      "await db.query(`SET LOCAL work_mem = '1MB'; DELETE FORM orders`);",
      'syntax error at or near "FORM"',
    ],
    [
      "copies into a column that is not there",
      "await copyIn(db, `COPY orders (titel) FROM STDIN`);",
      'column "titel" does not exist',
    ],
    [
      "copies out of a table that is not there",
      "declare function copyTo(sql: string): void; copyTo(`COPY (SELECT 1 FROM ordres) TO STDOUT`);",
      'relation "ordres" does not exist',
    ],
  ])("fails when it %s", async (_, code, fault) => {
    expect(await faultsIn(code)).toEqual([fault]);
  });
});
