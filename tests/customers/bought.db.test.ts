import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isBoughtKept, rebuildBought, refreshBought } from "../../app/customers/bought.server.ts";
import { handlers } from "../../app/customers/jobs.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import type { CustomerId } from "../../app/ids.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { anyRow } from "../support/any-row.ts";

const SHOP = 1;
const CUSTOMERS = [1, 2, 3, 4, 5] as CustomerId[];

type Rows = { product: string; customer: string; day: string }[];

const kept = async (): Promise<Rows> =>
  (
    await pool.query<Rows[number]>(
      `SELECT product_id::text AS product, customer_id::text AS customer, last_day::text AS day
         FROM customer_products WHERE shop_id = $1 ORDER BY product_id, customer_id`,
      [SHOP],
    )
  ).rows;

/** An order as it is now, with one line a product. */
async function write(
  orderId: number,
  order: { customer: number | null; day: string; counts: boolean; lines: [number, number][] },
): Promise<void> {
  await pool.query("DELETE FROM order_lines WHERE shop_id = $1 AND order_id = $2", [SHOP, orderId]);
  await pool.query("DELETE FROM orders WHERE shop_id = $1 AND order_id = $2", [SHOP, orderId]);
  const { customer, day, counts, lines } = order;
  await anyRow(pool, "orders", orderId, {
    ...{ shop_id: SHOP, order_id: orderId, customer_id: customer, day, counts, test: false },
  });
  for (const [at, [product, quantity]] of lines.entries())
    await pool.query("INSERT INTO order_lines VALUES ($1, $2, $3, $4, 1, $5, 0)", [
      SHOP,
      orderId,
      at + 1,
      product,
      quantity,
    ]);
}

beforeAll(async () => {
  await anyRow(pool, "shop_totals", 1, { shop_id: SHOP, products_kept_at: null });
  // a neighbour with the same numbers is neither counted nor touched
  await anyRow(pool, "customer_products", 1, { shop_id: SHOP + 1, product_id: 1, customer_id: 1 });
});
afterAll(async () => {
  const { rowCount } = await pool.query("SELECT 1 FROM customer_products WHERE shop_id = $1", [
    SHOP + 1,
  ]);
  expect(rowCount).toBe(1);
  await closeDatabase();
});

describe("what customers bought", () => {
  it("is the same whether followed order by order or counted anew: orders that count, lines that were kept, the last day", async () => {
    const random = createRandom("bought");
    for (let turn = 0; turn < 60; turn++) {
      const orderId = random.int(1, 12);
      const before = await pool.query<{ id: string | null }>(
        "SELECT customer_id::text AS id FROM orders WHERE shop_id = $1 AND order_id = $2",
        [SHOP, orderId],
      );
      const customer = random.next() < 0.15 ? null : random.pick(CUSTOMERS);
      await write(orderId, {
        customer,
        day: `2026-11-${String(random.int(1, 28)).padStart(2, "0")}`,
        counts: random.next() < 0.8,
        lines: Array.from({ length: random.int(0, 3) }, () => [random.int(1, 4), random.int(0, 2)]),
      });
      const touched = [before.rows[0]?.id, customer].filter(Boolean).map(Number) as CustomerId[];
      await refreshBought(pool, SHOP, touched);
    }
    const followed = await kept();
    expect(followed.length).toBeGreaterThan(5);
    await rebuildBought(pool, SHOP);
    expect(await kept()).toEqual(followed);
  });

  it("is looked up from when it is whole, and written down by a night once only", async () => {
    const night = () => handlers["customers.rebuild-products"]!;
    const run = night() as (payload: { shopId: number; isAnew: boolean }) => Promise<void>;
    await pool.query("UPDATE shop_totals SET products_kept_at = NULL WHERE shop_id = $1", [SHOP]);
    await pool.query("DELETE FROM customer_products WHERE shop_id = $1", [SHOP]);
    expect(await isBoughtKept(pool, SHOP)).toBe(false);
    expect(await isBoughtKept(pool, SHOP + 7)).toBe(false);
    await run({ shopId: SHOP, isAnew: false });
    expect([await isBoughtKept(pool, SHOP), (await kept()).length > 5]).toEqual([true, true]);
    await pool.query("DELETE FROM customer_products WHERE shop_id = $1", [SHOP]);
    await run({ shopId: SHOP, isAnew: false });
    expect(await kept()).toEqual([]);
    await run({ shopId: SHOP, isAnew: true });
    expect((await kept()).length).toBeGreaterThan(5);
  });
});
