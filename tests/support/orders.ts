import type pg from "pg";
import { createRandom } from "../../app/numeric/random.ts";

/**
 * A shop of `customers` customers whose orders come at a pace of their own until they leave: enough history to predict.
 * Each order has a line of one of three products; every fourth order is discounted.
 */
export async function fillOrders(
  db: pg.Pool,
  shopId: number,
  customers: number,
  { today = "2026-11-21", days = 500 }: { today?: string; days?: number } = {},
): Promise<void> {
  const random = createRandom(`orders of shop ${shopId}`);
  const end = Date.parse(today) / 86_400_000;
  const rows: { n: number; customer: number; day: string; minor: number; discount: number }[] = [];
  for (let c = 0; c < customers; c++) {
    const rate = random.gamma(0.8, 60);
    const first = end - random.int(1, days);
    const leaves = first + random.exponential(random.gamma(0.7, 60));
    const spend = random.gamma(4, 4 / 5000);
    for (let day = first; day <= end && day <= leaves; day += Math.ceil(random.exponential(rate)))
      rows.push({
        n: rows.length + 1,
        customer: 1000 + c,
        day: new Date(day * 86_400_000).toISOString().slice(0, 10),
        minor: Math.round(spend * (0.5 + random.next())),
        discount: random.bernoulli(0.25) ? 500 : 0,
      });
  }
  await db.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes, source_name)
     SELECT $1, n, customer, '#' || n, day + time '12:00', now(), day, false, true, minor, minor, 0, discount, '{}',
            CASE WHEN n % 3 = 0 THEN 'pos' ELSE 'web' END
       FROM json_to_recordset($2::json) AS o(n bigint, customer bigint, day date, minor bigint, discount bigint)`,
    [shopId, JSON.stringify(rows)],
  );
  await db.query(
    `INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, revenue_minor)
     SELECT shop_id, order_id, order_id, 1 + order_id % 3, 1, revenue_minor FROM orders WHERE shop_id = $1`,
    [shopId],
  );
}
