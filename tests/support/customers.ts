import type pg from "pg";
import { stateKeys } from "../../app/clv/states/states.ts";

/**
 * Facts and values of `count` customers numbered from 1001, many of them alike, so that lists have ties: few different
 * spends, most with one order, every fifth without a prediction.
 */
export async function fillCustomers(db: pg.Pool, shopId: number, count: number): Promise<void> {
  await db.query(
    `INSERT INTO customers (shop_id, customer_id, orders, revenue_minor, first_order_at, last_order_at, first_day, last_day,
       second_day, order_days, first_day_minor, discounted_orders, discount_minor)
     SELECT $1, 1000 + n, o, o * (500 + (n * 7919) % 97 * 100), last - o * interval '30 days', last,
            (last - o * interval '30 days')::date, last::date, CASE WHEN o > 1 THEN last::date END, o, 5000, 0, 0
       FROM (SELECT n, 1 + (n % 10 = 0)::int * (n % 7) + (n % 3 = 0)::int AS o,
                    timestamptz '2026-11-20 12:00Z' - ((n * 31) % 400) * interval '1 day' AS last
               FROM generate_series(1, $2::int) n) people`,
    [shopId, count],
  );
  await db.query(
    `INSERT INTO customer_values (shop_id, customer_id, state, state_since, clv12_minor, value_at_risk_minor, computed_at)
     SELECT $1, 1000 + n, ($3::text[])[1 + n % cardinality($3)], '2026-11-01',
            CASE WHEN n % 5 > 0 THEN (n * 37) % 500 * 10 END, (n * 13) % 300 * 10, now()
       FROM generate_series(1, $2::int) n`,
    [shopId, count, stateKeys],
  );
}
