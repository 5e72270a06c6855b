import pg from "pg";
import { expect, it } from "vitest";
import { distributeDatabase } from "../../scripts/db-distribute/distribute.ts";
import { LOCAL, shopTables } from "../../scripts/db-distribute/tables.ts";
import { createTestDatabase } from "../support/db.ts";

it("every table whose key begins with the shop is spread, but for those that are asked by its domain", async () => {
  const database = await createTestDatabase();
  await database.query("CREATE TABLE coupons (code text PRIMARY KEY, shop_id int NOT NULL)");
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const tables = await shopTables(client);
  await client.end();
  expect(tables).toEqual(expect.arrayContaining(["customers", "orders", "staged_orders"]));
  for (const local of [...Object.keys(LOCAL), "Session", "_prisma_migrations", "coupons"])
    expect(tables).not.toContain(local);
  const keys = await database.query<{ name: string }>(
    "SELECT DISTINCT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'shop_id'",
  );
  expect([...tables, ...Object.keys(LOCAL), "coupons"].sort()).toEqual(
    keys.map(({ name }) => name).sort(),
  );
});

it("a database without the citus extension is told what it lacks", async () => {
  const { url } = await createTestDatabase();
  await expect(distributeDatabase(url)).rejects.toThrow("has no citus extension");
});
