import { expect, it } from "vitest";
import { moveDatabase } from "../../scripts/db-move/move.ts";
import { createTestDatabase, type TestDatabase } from "../support/db.ts";

async function aShop(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await database.query(
    "INSERT INTO shops (shop_id, domain, name) VALUES (41, 'moves.myshopify.com', E'Tab\\there \\\\ and ü')",
  );
  await database.query(
    `INSERT INTO orders (shop_id, order_id, name, processed_at, updated_at, day, test, counts, revenue_minor, total_minor,
       refunded_minor, discount_minor, discount_codes)
     SELECT 41, n, '#' || n, now(), now(), current_date, false, true, n * 100, n * 110, 0, 0, ARRAY['A"B', NULL] FROM generate_series(1, 2000) n`,
  );
  await database.query(
    `SELECT graphile_worker.add_job('flash-sales.edge', '{"shopId":41}'::json, queue_name := 'shop:41', run_at := now() + interval '1 day', job_key := 'sale:1')`,
  );
  return database;
}

it("everything arrives, the waiting jobs too, and new shops get new numbers", async () => {
  const source = await aShop();
  const target = await createTestDatabase();
  const moved = await moveDatabase(source.url, target.url);
  expect(moved.jobs).toBe(1);
  expect(moved.tables.find((table) => table.name === "orders")?.rows).toBe(2000);
  for (const table of ["shops", "orders"])
    expect(await target.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).toEqual(
      await source.query(`SELECT * FROM ${table} ORDER BY 1, 2`),
    );
  const jobs = "SELECT task_identifier, queue_name, run_at, key FROM graphile_worker.jobs";
  expect(await target.query(jobs)).toEqual(await source.query(jobs));
  const [next] = await target.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ('later.myshopify.com') RETURNING shop_id AS id",
  );
  expect(next!.id).toBe(42);
});

it("a target that holds something is refused, and stays as it was", async () => {
  const source = await aShop();
  const target = await createTestDatabase();
  await target.query("INSERT INTO shops (domain) VALUES ('other.myshopify.com')");
  await expect(moveDatabase(source.url, target.url)).rejects.toThrow(
    "not empty: its table shops has rows",
  );
  expect(await target.query("SELECT domain FROM shops")).toEqual([
    { domain: "other.myshopify.com" },
  ]);
});

it("a copy that came out different is not kept", async () => {
  const source = await aShop();
  const target = await createTestDatabase();
  await target.query(
    `CREATE FUNCTION a_cent_less() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN IF NEW.order_id = 1000 THEN NEW.revenue_minor := NEW.revenue_minor - 1; END IF; RETURN NEW; END'`,
  );
  await target.query(
    "CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION a_cent_less()",
  );
  await expect(moveDatabase(source.url, target.url)).rejects.toThrow(
    "orders differs: revenue_minor: 200100000 there, 200099999 here",
  );
  expect(await target.query("SELECT 1 FROM orders LIMIT 1")).toEqual([]);
});
