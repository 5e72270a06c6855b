import { dayNumber, formatDay } from "../calendar/days.ts";
import { rows, type Db } from "../db.server.ts";
import { secondOrderByDay, type Return } from "./second-order-by-day.ts";

const COLUMNS = `orders, revenue_minor, buyers, new_customers, second_orders, returning_orders, returning_revenue_minor,
  discounted_orders, discount_minor, guest_orders, guest_revenue_minor`;

/**
 * The sums of days from the orders that count and the facts of who placed them. A customer's facts follow their orders
 * by a moment; when their first or second order turns out to be another, its days are added up again.
 */
const sums = (days: string, which: string) => `
  SELECT $1::int AS shop_id, d.day,
         coalesce(sum(v.orders) FILTER (WHERE v.customer_id IS NOT NULL), 0)::int,
         coalesce(sum(v.revenue) FILTER (WHERE v.customer_id IS NOT NULL), 0)::bigint,
         count(v.customer_id)::int,
         (count(*) FILTER (WHERE c.first_day = d.day))::int,
         (count(*) FILTER (WHERE c.repeat_day = d.day))::int,
         coalesce(sum(v.orders) FILTER (WHERE c.first_day < d.day), 0)::int,
         coalesce(sum(v.revenue) FILTER (WHERE c.first_day < d.day), 0)::bigint,
         coalesce(sum(v.discounted) FILTER (WHERE v.customer_id IS NOT NULL), 0)::int,
         coalesce(sum(v.discount) FILTER (WHERE v.customer_id IS NOT NULL), 0)::bigint,
         coalesce(sum(v.orders) FILTER (WHERE v.customer_id IS NULL), 0)::int,
         coalesce(sum(v.revenue) FILTER (WHERE v.customer_id IS NULL), 0)::bigint
    FROM ${days} AS d(day)
    LEFT JOIN (SELECT day, customer_id, count(*) AS orders, sum(revenue_minor) AS revenue,
                      count(*) FILTER (WHERE discount_minor > 0) AS discounted, sum(discount_minor) AS discount
                 FROM orders WHERE shop_id = $1 AND counts ${which} GROUP BY day, customer_id) v ON v.day = d.day
    LEFT JOIN customers c ON c.shop_id = $1 AND c.customer_id = v.customer_id
   GROUP BY d.day`;

/**
 * Adds up every day from the first order to today. In the caller's transaction, and in the shop's queue: two at a time
 * would write the same rows.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function rebuildDays(db: Db, shopId: number, today: string): Promise<void> {
  // a million orders are grouped in memory instead of on disk; this transaction only
  await db.query("SET LOCAL work_mem = '128MB'");
  await db.query("DELETE FROM shop_days WHERE shop_id = $1", [shopId]);
  await db.query(
    `INSERT INTO shop_days (shop_id, day, ${COLUMNS}) ${sums(
      `(SELECT generate_series(min(day), greatest(max(day), $2::date), '1 day')::date
          FROM orders WHERE shop_id = $1 AND counts)`,
      "",
    )}`,
    [shopId, today],
  );
  await noteSecondOrders(db, shopId, today);
}

/** Adds one day up again (YYYY-MM-DD). What was said of its second orders stays until the night. */
export async function refreshDay(db: Db, shopId: number, day: string): Promise<void> {
  // processed_at has the index; two days around cover every time zone, the day itself decides
  const which =
    "AND day = $2::date AND processed_at >= $2::date - 2 AND processed_at < $2::date + 3";
  await db.query(
    `INSERT INTO shop_days (shop_id, day, ${COLUMNS}) ${sums("(SELECT $2::date)", which)}
     ON CONFLICT (shop_id, day) DO UPDATE SET (${COLUMNS}) = (${COLUMNS.replace(/\w+/g, "excluded.$&")})`,
    [shopId, day],
  );
}

/** The median time to the second order of each day before today, as it stood that evening. */
async function noteSecondOrders(db: Db, shopId: number, today: string): Promise<void> {
  const firsts = await rows<{ day: number; customers: number }>(
    db,
    `SELECT first_day - DATE '1970-01-01' AS day, count(*) AS customers FROM customers
      WHERE shop_id = $1 AND first_day < $2::date GROUP BY first_day ORDER BY first_day`,
    [shopId, today],
  );
  if (firsts.length === 0) return;
  const since = firsts[0]!.day;
  const returns = await rows<Return>(
    db,
    `SELECT first_day - DATE '1970-01-01' AS "firstDay", second_day - DATE '1970-01-01' AS "secondDay",
            count(*) AS customers
       FROM customers WHERE shop_id = $1 AND first_day < $2::date AND second_day < $2::date
      GROUP BY first_day, second_day ORDER BY second_day`,
    [shopId, today],
  );
  const newCustomers = Array.from({ length: dayNumber(today) - since }, () => 0);
  for (const { day, customers } of firsts) newCustomers[day - since] = customers;
  const medians = secondOrderByDay(since, newCustomers, returns);
  await db.query(
    `UPDATE shop_days s SET second_order_days = m.days
       FROM unnest($2::date[], $3::int[]) AS m(day, days) WHERE s.shop_id = $1 AND s.day = m.day`,
    [shopId, medians.map((_, n) => formatDay(since + n)), medians],
  );
}
