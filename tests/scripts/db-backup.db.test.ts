import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { randomBytes } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { backupDatabase } from "../../scripts/db-backup/backup.ts";
import { restoreDatabase } from "../../scripts/db-backup/restore.ts";
import { createTestDatabase, type TestDatabase } from "../support/db.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-backup-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const key = randomBytes(32);
let files = 0;
const newFile = () => path.join(folder, `${++files}.backup`);

async function aShop(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await database.query(
    "INSERT INTO shops (shop_id, domain, name) VALUES (41, 'kept.myshopify.com', E'Tab\\there \\\\ new\\nline and ü')",
  );
  await database.query(
    `INSERT INTO orders (shop_id, order_id, name, processed_at, updated_at, day, test, counts, revenue_minor, total_minor,
       refunded_minor, discount_minor, discount_codes)
     SELECT 41, n, '\\.' || n, now(), now(), current_date, false, true, n * 100, n * 110, 0, 0, ARRAY['A"B', NULL] FROM generate_series(1, 5000) n`,
  );
  await database.query(
    `SELECT graphile_worker.add_job('flash-sales.edge', '{"shopId":41}'::json, queue_name := 'shop:41', run_at := now() + interval '1 day', job_key := 'sale:1')`,
  );
  return database;
}

it("a backup brings everything of its moment back, also jobs that wait, and nothing that came later", async () => {
  const lost = await aShop();
  const file = newFile();
  const made = await backupDatabase(lost.url, file, key);
  expect(made).toMatchObject({ jobs: 1 });
  const [orders, shops] = await Promise.all(
    ["orders", "shops"].map((table) => lost.query(`SELECT * FROM ${table} ORDER BY 1, 2`)),
  );
  await lost.query("DELETE FROM orders");
  const target = await createTestDatabase();
  expect(await restoreDatabase(file, target.url, key)).toEqual(made);
  expect(await target.query("SELECT * FROM orders ORDER BY 1, 2")).toEqual(orders);
  expect(await target.query("SELECT * FROM shops ORDER BY 1, 2")).toEqual(shops);
  expect(await target.query("SELECT task_identifier, key FROM graphile_worker.jobs")).toEqual([
    { task_identifier: "flash-sales.edge", key: "sale:1" },
  ]);
  const [next] = await target.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ('later.myshopify.com') RETURNING shop_id AS id",
  );
  expect(next!.id).toBe(42);
});

it("nothing of it can be read without its key, and nobody else may read the file", async () => {
  const file = newFile();
  await backupDatabase((await aShop()).url, file, key);
  expect(fs.readFileSync(file).includes("kept.myshopify.com")).toBe(false);
  expect(fs.statSync(file).mode & 0o077).toBe(0);
  const target = await createTestDatabase();
  await expect(restoreDatabase(file, target.url, randomBytes(32))).rejects.toThrow(
    "another BACKUP_KEY",
  );
  expect(await target.query("SELECT 1 FROM shops")).toEqual([]);
});

it.each([
  ["a byte of it was changed", (bytes: Buffer) => void (bytes[bytes.length - 40]! ^= 1)],
  ["a byte near its beginning was changed", (bytes: Buffer) => void (bytes[60]! ^= 1)],
])("nothing is kept when %s", async (_, change) => {
  const file = newFile();
  await backupDatabase((await aShop()).url, file, key);
  const bytes = fs.readFileSync(file);
  change(bytes);
  fs.writeFileSync(file, bytes);
  const target = await createTestDatabase();
  await expect(restoreDatabase(file, target.url, key)).rejects.toThrow("Nothing was restored");
  expect(await target.query("SELECT 1 FROM shops")).toEqual([]);
});

it("half a file, another file, a full database and another release's shape are refused", async () => {
  const source = await aShop();
  const file = newFile();
  await backupDatabase(source.url, file, key);
  const target = await createTestDatabase();
  const half = newFile();
  fs.writeFileSync(half, fs.readFileSync(file).subarray(0, 5000));
  await expect(restoreDatabase(half, target.url, key)).rejects.toThrow("is not whole");
  fs.writeFileSync(half, "SELECT 1");
  await expect(restoreDatabase(half, target.url, key)).rejects.toThrow("is no backup");
  await expect(restoreDatabase(file, source.url, key)).rejects.toThrow("is not empty");
  await source.query(
    "DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)",
  );
  const older = newFile();
  await backupDatabase(source.url, older, key);
  await expect(restoreDatabase(older, target.url, key)).rejects.toThrow("the release that made it");
});
