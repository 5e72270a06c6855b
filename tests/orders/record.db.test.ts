import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, pool, rows, transaction } from "../../app/db.server.ts";
import type { CustomerId, OrderId, OrderLineId, ProductId, VariantId } from "../../app/ids.ts";
import { OrderBatch } from "../../app/orders/copy-rows.ts";
import { loadFile } from "../../app/orders/load.server.ts";
import type { OrderRecord } from "../../app/orders/order-record.ts";
import { mergeBatch, recordOrders } from "../../app/orders/record.server.ts";
import { forgetOrder } from "../../app/orders/refresh.server.ts";
import { exportOf, serverOf } from "../support/export-file.ts";

const SHOP = 1;

const order = (orderId: number, fields: Partial<OrderRecord> = {}): OrderRecord => ({
  orderId: orderId as OrderId,
  customerId: 7 as CustomerId,
  name: `#${orderId}`,
  processedAt: "2026-10-05T10:00:00Z",
  updatedAt: "2026-10-05T10:00:00Z",
  cancelledAt: null,
  day: "2026-10-05",
  test: false,
  counts: true,
  revenueMinor: 1000,
  totalMinor: 1000,
  refundedMinor: 0,
  discountMinor: 0,
  sourceName: "web",
  financialStatus: "PAID",
  discountCodes: [],
  confirmationNumber: null,
  checkoutTokenHash: null,
  lines: [
    {
      lineId: (orderId * 10) as OrderLineId,
      productId: 3 as ProductId,
      variantId: 4 as VariantId,
      quantity: 1,
      revenueMinor: 1000,
    },
  ],
  ...fields,
});

const held = (columns: string) =>
  rows<Record<string, unknown>>(
    pool,
    `SELECT ${columns} FROM orders WHERE shop_id = $1 ORDER BY order_id`,
    [SHOP],
  );
const STAGED = ["staged_orders", "staged_lines", "staged_values"];

async function leftBehind(): Promise<number> {
  let left = 0;
  for (const table of STAGED) left += (await pool.query(`SELECT 1 FROM ${table}`)).rowCount ?? 0;
  return left;
}

beforeEach(async () => {
  await pool.query("TRUNCATE orders, order_lines, deleted_orders, order_imports");
});
afterAll(closeDatabase);

it("of two versions of an order on one page the later one is recorded", async () => {
  const versions = [
    order(1, { updatedAt: "2026-10-05T10:00:02Z", totalMinor: 900 }),
    order(2),
    order(1, { updatedAt: "2026-10-05T10:00:01Z", totalMinor: 1000 }),
  ];
  expect(await transaction((db) => recordOrders(db, SHOP, versions))).toMatchObject({
    written: 2,
  });
  expect(await held("total_minor")).toEqual([{ total_minor: 900 }, { total_minor: 1000 }]);
});

it("a line that comes twice is one line", async () => {
  const [line] = order(1).lines;
  await transaction((db) => recordOrders(db, SHOP, [order(1, { lines: [line!, line!] })]));
  expect((await pool.query("SELECT 1 FROM order_lines")).rowCount).toBe(1);
});

it("what is staged is gone when the orders are recorded, and when recording failed", async () => {
  await transaction((db) => recordOrders(db, SHOP, [order(1)]));
  await expect(
    transaction(async (db) => {
      await mergeBatch(db, batchOf(order(2)));
      throw new Error("the worker is killed");
    }),
  ).rejects.toThrow("killed");
  expect(await held("order_id")).toEqual([{ order_id: 1 }]);
  expect(await leftBehind()).toBe(0);
});

const batchOf = (...orders: OrderRecord[]) => {
  const batch = new OrderBatch(SHOP);
  for (const one of orders) batch.add(one);
  return batch.end();
};

it("two jobs of one shop that record the same orders see their own only, and the later version stays", async () => {
  const later = { updatedAt: "2026-10-05T11:00:00Z", totalMinor: 7 };
  let other: ReturnType<typeof recordOrders> | undefined;
  await transaction(async (db) => {
    expect(await recordOrders(db, SHOP, [order(1), order(2)])).toMatchObject({ written: 2 });
    other = transaction((beside) => recordOrders(beside, SHOP, [order(2, later), order(3)]));
    await waitsForALock();
    expect(await leftBehind()).toBe(0);
  });
  expect(await other).toMatchObject({ written: 2 });
  expect(await held("order_id, total_minor")).toEqual([
    { order_id: 1, total_minor: 1000 },
    { order_id: 2, total_minor: 7 },
    { order_id: 3, total_minor: 1000 },
  ]);
  expect(await leftBehind()).toBe(0);
});

async function waitsForALock(): Promise<void> {
  const waiting =
    "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
  while ((await pool.query(waiting)).rowCount === 0) await sleep(10);
}

it("an order that is deleted while a version with another line is recorded leaves no line behind", async () => {
  const [line] = order(1).lines;
  await transaction((db) => recordOrders(db, SHOP, [order(1)]));
  let forgetting: Promise<void> | undefined;
  await transaction(async (db) => {
    const more = { ...line!, lineId: 11 as OrderLineId };
    const later = order(1, { updatedAt: "2026-10-05T11:00:00Z", lines: [line!, more] });
    await recordOrders(db, SHOP, [later]);
    forgetting = forgetOrder(SHOP, 1 as OrderId);
    await waitsForALock();
  });
  await forgetting;
  expect(await held("order_id")).toEqual([]);
  expect((await pool.query("SELECT line_id FROM order_lines")).rows).toEqual([]);
});

const IMPORT = "00000000-0000-4000-8000-000000000001";
const importing = (bytes: Buffer) =>
  pool.query(
    "INSERT INTO order_imports (shop_id, import_id, way, phase, bytes_total) VALUES ($1, $2, 'bulk', 'loading', $3)",
    [SHOP, IMPORT, bytes.length],
  );
const readSoFar = async () =>
  (await rows<{ n: number }>(pool, "SELECT orders_read AS n FROM order_imports"))[0]!.n;

it("an order that a webhook brings while its batch of the export is written does not stop the import", async () => {
  const bytes = exportOf([1, 2, 3]);
  await importing(bytes);
  let reading: Promise<void> | undefined;
  await transaction(async (db) => {
    await recordOrders(db, SHOP, [order(2, { updatedAt: "2026-10-06T00:00:00Z", totalMinor: 7 })]);
    // nobody sees the order yet, so the batch is copied, and meets it
    reading = loadFile(SHOP, IMPORT, "UTC", serverOf(bytes));
    await waitsForALock();
  });
  await reading;
  expect(await held("total_minor")).toEqual([
    { total_minor: 1000 },
    { total_minor: 7 },
    { total_minor: 1000 },
  ]);
  expect(await readSoFar()).toBe(3);
});

it("an order that the export has twice is recorded once, in its later version", async () => {
  const bytes = Buffer.concat([
    exportOf([1, 2], "2026-10-05T12:00:00Z"),
    exportOf([1], "2026-10-05T11:00:00Z"),
  ]);
  await importing(bytes);
  await loadFile(SHOP, IMPORT, "UTC", serverOf(bytes));
  expect(
    (await held("updated_at")).map((row) => (row["updated_at"] as Date).toISOString()),
  ).toEqual(["2026-10-05T12:00:00.000Z", "2026-10-05T12:00:00.000Z"]);
});

it("staging tables have the columns of the tables they stand beside", async () => {
  const columns = async (table: string) =>
    (
      await rows<{ column: string }>(
        pool,
        `SELECT attname || ' ' || format_type(atttypid, atttypmod) AS column FROM pg_attribute
          WHERE attrelid = $1::regclass AND attnum > 0 AND attname <> 'batch' ORDER BY attnum`,
        [table],
      )
    ).map(({ column }) => column);
  expect(await columns("staged_orders")).toEqual(await columns("orders"));
  expect(await columns("staged_lines")).toEqual(await columns("order_lines"));
});
