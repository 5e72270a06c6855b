import { afterAll, beforeAll, expect, it } from "vitest";
import { productWaits } from "../../app/clv/pictures/product-waits.server.ts";
import { closeDatabase, pool, transaction } from "../../app/db.server.ts";
import { createRandom } from "../../app/numeric/random.ts";

const TODAY = "2026-11-21";
const END = Date.parse(TODAY) / 86_400_000;
let shopId: number;

/** Orders of a few products in every state an order can be in: of guests, not counted, sent back, two in one day. */
beforeAll(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ('waits.myshopify.com') RETURNING shop_id AS id",
  );
  shopId = rows[0]!.id;
  const random = createRandom("purchases of products");
  const orders = Array.from({ length: 3000 }, (_, i) => ({
    id: 5_500_000_000_000 + i,
    // some buy a hundred times, and one order in ten is a guest's
    customer: random.bernoulli(0.1)
      ? null
      : 7_700_000_000_000 + Math.floor(90 * random.next() ** 4),
    day: new Date((END - random.int(0, 300)) * 86_400_000).toISOString().slice(0, 10),
    counts: random.bernoulli(0.95),
  }));
  const lines = orders.flatMap(({ id }) =>
    Array.from({ length: random.int(1, 3) }, (_, n) => ({
      order: id,
      line: 3 * (id % 1_000_000) + n,
      product: random.bernoulli(0.05)
        ? null
        : 8_100_000_000_000 + Math.floor(60 * random.next() ** 2),
      quantity: random.bernoulli(0.1) ? 0 : 1,
    })),
  );
  await pool.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes)
     SELECT $1, id, customer, 'x', day, now(), day, false, counts, 1, 1, 0, 0, '{}'
       FROM json_to_recordset($2::json) AS o(id bigint, customer bigint, day date, counts boolean)`,
    [shopId, JSON.stringify(orders)],
  );
  await pool.query(
    `INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, revenue_minor)
     SELECT $1, "order", line, product, quantity, 1
       FROM json_to_recordset($2::json) AS l("order" bigint, line bigint, product bigint, quantity int)`,
    [shopId, JSON.stringify(lines)],
  );
});
afterAll(closeDatabase);

it("waits for products are, to the row, what the database counts with windows of its own", async () => {
  const found = await transaction((db) => productWaits(db, shopId, TODAY));
  const counted = await pool.query<{ product: number; time: number; events: number; open: number }>(
    `WITH days AS (
       SELECT DISTINCT l.product_id, o.customer_id, o.day FROM order_lines l JOIN orders o USING (shop_id, order_id)
        WHERE l.shop_id = $1 AND o.counts AND o.customer_id IS NOT NULL AND l.product_id IS NOT NULL AND l.quantity > 0),
     waits AS (
       SELECT product_id, day, lead(day) OVER (PARTITION BY product_id, customer_id ORDER BY day) AS next FROM days)
     SELECT product_id::float8 AS product, coalesce(next, $2::date) - day AS time, count(next)::int AS events,
            (count(*) - count(next))::int AS open
       FROM waits GROUP BY 1, 2 ORDER BY 1, 2`,
    [shopId, TODAY],
  );
  const repeat = await pool.query<{ product: number; buyers: number }>(
    `SELECT product_id::float8 AS product, count(*)::int AS buyers FROM (
       SELECT l.product_id FROM order_lines l JOIN orders o USING (shop_id, order_id)
        WHERE l.shop_id = $1 AND o.counts AND o.customer_id IS NOT NULL AND l.product_id IS NOT NULL AND l.quantity > 0
        GROUP BY l.product_id, o.customer_id HAVING min(o.day) < max(o.day)) twice GROUP BY 1`,
    [shopId],
  );
  const buyers = new Map(repeat.rows.map((row) => [row.product, row.buyers]));
  const products = Map.groupBy(counted.rows, ({ product }) => product);
  const gaps = [...products]
    .map(([product, rows]) => ({ product, gaps: rows.reduce((sum, row) => sum + row.events, 0) }))
    .filter(({ gaps }) => gaps >= 20)
    .sort((a, b) => b.gaps - a.gaps || a.product - b.product);
  expect(found.sold).toBe(products.size);
  expect(found.enough).toBe(gaps.length);
  // more than are shown, so that the choice is tried too
  expect(gaps.length).toBeGreaterThan(30);
  expect(found.products).toEqual(
    gaps.slice(0, 30).map(({ product }) => ({
      productId: product,
      name: `Product ${product}`,
      repeatBuyers: buyers.get(product),
      waits: products
        .get(product)!
        .map(({ time, events, open }) => ({ time, events, censored: open })),
    })),
  );
});
