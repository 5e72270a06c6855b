import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { loadFile, type ResultFile } from "../../app/orders/load.server.ts";
import { compareWithHeld } from "../../app/orders/weekly-batch.server.ts";
import { exportOf, serverOf } from "../support/export-file.ts";
import { emptyQueue, jobsOf } from "../support/jobs.ts";

const ORDERS = 30;
const BEGAN = new Date("2026-11-20T00:00:00Z");
/** An export of thirty orders of ten dollars, a line each. */
const bytes = exportOf(Array.from({ length: ORDERS }, (_none, n) => 1000 + n));
const server = (most: number[], ranges = true) => serverOf(bytes, most, ranges);

let shopId: number;
let importId: string;
beforeEach(async () => {
  const { rows } = await pool.query<{ shop_id: number }>(
    "INSERT INTO shops (domain) VALUES ($1) RETURNING shop_id",
    [`${randomUUID()}.myshopify.com`],
  );
  shopId = rows[0]!.shop_id;
  importId = randomUUID();
  await pool.query(
    "INSERT INTO order_imports (shop_id, import_id, purpose, way, phase, bytes_total) VALUES ($1, $2, 'weekly', 'bulk', 'loading', $3)",
    [shopId, importId, bytes.length],
  );
});
afterAll(closeDatabase);

const compare = (file: ResultFile) =>
  loadFile(
    shopId,
    importId,
    "UTC",
    file,
    compareWithHeld(shopId, { importId, bulkBeganAt: BEGAN, startedAt: BEGAN }),
  );

async function found() {
  const { rows } = await pool.query<{ ids: number; distinct: number; repaired: number }>(
    `SELECT count(id)::int AS ids, count(DISTINCT id)::int AS distinct,
            (SELECT coalesce(sum(repaired), 0)::int FROM order_comparisons WHERE import_id = $1) AS repaired
       FROM order_comparisons, unnest(order_ids) AS id WHERE import_id = $1`,
    [importId],
  );
  return rows[0]!;
}
const phase = async () =>
  (
    await pool.query("SELECT phase, orders_read FROM order_imports WHERE import_id = $1", [
      importId,
    ])
  ).rows[0];

it("a comparison that was stopped half-way goes on there, and counts no order twice", async () => {
  const half = Math.round(bytes.length / 2);
  await expect(compare(server([half, 0, 0, 0, 0]))).rejects.toThrow("broke off");
  const before = await found();
  expect(before.ids).toBeGreaterThan(10);
  expect(before.ids).toBeLessThan(20);
  expect(await phase()).toMatchObject({ phase: "loading", orders_read: before.ids });
  await compare(server([]));
  expect(await found()).toEqual({ ids: ORDERS, distinct: ORDERS, repaired: ORDERS });
  expect(await phase()).toMatchObject({ phase: "facts", orders_read: ORDERS });
});

/** The next week's export, of the same orders. */
async function compareAnew(): Promise<void> {
  await pool.query(
    "UPDATE order_imports SET phase = 'loading', bytes_read = 0 WHERE import_id = $1",
    [importId],
  );
  await pool.query("DELETE FROM order_comparisons WHERE import_id = $1", [importId]);
  await compare(server([]));
}

it("a server that sends everything again is compared again from the beginning", async () => {
  const half = Math.round(bytes.length / 2);
  await compare(server([half], false));
  // those of the first half were put right then, and are equal now
  const { ids, distinct, repaired } = await found();
  expect([ids, distinct]).toEqual([ORDERS, ORDERS]);
  expect(repaired).toBeLessThan(ORDERS);
  expect(await phase()).toMatchObject({ phase: "facts", orders_read: ORDERS });
});

it("an order Shopify updated after ours is taken over; one we know a later version of is left alone", async () => {
  await compare(server([]));
  await pool.query(
    "UPDATE orders SET total_minor = 1, updated_at = CASE order_id WHEN 1000 THEN '2026-10-04' ELSE '2026-10-06' END::timestamptz WHERE shop_id = $1 AND order_id IN (1000, 1001)",
    [shopId],
  );
  await compareAnew();
  const { rows } = await pool.query(
    "SELECT order_id::int AS id, total_minor::int AS total FROM orders WHERE shop_id = $1 AND order_id IN (1000, 1001) ORDER BY 1",
    [shopId],
  );
  expect(rows).toEqual([
    { id: 1000, total: 1000 },
    { id: 1001, total: 1 },
  ]);
  expect((await found()).repaired).toBe(1);
});

it("orders known to be deleted while the export ran do not come back", async () => {
  await pool.query(
    "INSERT INTO deleted_orders (shop_id, order_id, noticed_at) VALUES ($1, 1003, $2)",
    [shopId, new Date(BEGAN.getTime() + 60_000)],
  );
  await compare(server([]));
  const { rows } = await pool.query("SELECT 1 FROM orders WHERE shop_id = $1 AND order_id = 1003", [
    shopId,
  ]);
  expect(rows).toEqual([]);
  const { rows: asked } = await pool.query(
    "SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'orderId' = '1003' AND (payload->>'shopId')::int = $1",
    [shopId],
  );
  expect(asked).toEqual([]);
});

it("an order erased of its person stays so, and is not called different for it", async () => {
  await compare(server([]));
  await pool.query(
    "UPDATE orders SET name = '', customer_id = NULL, confirmation_number = NULL WHERE shop_id = $1 AND order_id = 1004",
    [shopId],
  );
  await compareAnew();
  expect((await found()).repaired).toBe(0);
  const { rows } = await pool.query(
    "SELECT name FROM orders WHERE shop_id = $1 AND order_id = 1004",
    [shopId],
  );
  expect(rows).toEqual([{ name: "" }]);
});

it("an order that differs is told of: its code may have gone, and an answer may wait for it", async () => {
  await compare(server([]));
  await emptyQueue();
  await compareAnew();
  const waiting = async () => (await jobsOf(shopId)).map(({ name }) => name);
  expect(await waiting()).toEqual(["orders.weekly-end"]);
  // held with a code that Shopify does not know of any more
  await pool.query(
    "UPDATE orders SET discount_codes = '{BACK-A}', updated_at = '2026-10-04' WHERE shop_id = $1 AND order_id = 1005",
    [shopId],
  );
  await compareAnew();
  expect(await waiting()).toEqual([
    "offers.redeemed-all",
    "orders.weekly-end",
    "shops.move-left-behind",
    "surveys.match-all",
  ]);
});
