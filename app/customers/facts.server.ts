import { rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";
import type { ShopTotals } from "./totals.ts";

/** null before the first facts. */
export async function shopTotals(db: Db, shopId: number): Promise<ShopTotals | null> {
  const [totals] = await rows<ShopTotals>(
    db,
    `SELECT customers, repeat_customers AS "repeatCustomers", orders, revenue_minor AS "revenueMinor",
            guest_orders AS "guestOrders", guest_revenue_minor AS "guestRevenueMinor", test_orders AS "testOrders",
            cancelled_orders AS "cancelledOrders", refunded_orders AS "refundedOrders", refunded_minor AS "refundedMinor",
            first_order_at AS "firstOrderAt", last_order_at AS "lastOrderAt",
            second_order_median AS "secondOrderMedian", second_order_low AS "secondOrderLow",
            second_order_high AS "secondOrderHigh", computed_at AS "computedAt"
       FROM shop_totals WHERE shop_id = $1`,
    [shopId],
  );
  return totals ?? null;
}

// One pass over the orders that count. A customer's days, not orders, are what the models see: two orders of one day
// are one visit.
const FACTS = `
  SELECT shop_id, customer_id, count(*)::int, sum(revenue_minor)::bigint, min(processed_at), max(processed_at), min(day), max(day),
         min(day) FILTER (WHERE nth = 2), min(day) FILTER (WHERE place = 2), max(nth)::int, (sum(revenue_minor) FILTER (WHERE nth = 1))::bigint,
         (count(*) FILTER (WHERE discount_minor > 0))::int, sum(discount_minor)::bigint,
         min(order_id) FILTER (WHERE place = 1), min(source_name) FILTER (WHERE place = 1),
         bool_or(discount_minor > 0) FILTER (WHERE place = 1)
    FROM (SELECT shop_id, customer_id, order_id, day, processed_at, revenue_minor, discount_minor, source_name,
                 dense_rank() OVER (PARTITION BY shop_id, customer_id ORDER BY day) AS nth,
                 row_number() OVER (PARTITION BY shop_id, customer_id ORDER BY day, processed_at, order_id) AS place
            FROM orders
           WHERE shop_id = $1 AND counts AND customer_id IS NOT NULL %WHO%) visits
   GROUP BY shop_id, customer_id`;

const COLUMNS = `shop_id, customer_id, orders, revenue_minor, first_order_at, last_order_at, first_day, last_day, second_day,
  repeat_day, order_days, first_day_minor, discounted_orders, discount_minor, first_order_id, first_channel, first_discounted`;

const CHANGED = COLUMNS.split(",")
  .map((column) => column.trim())
  .filter((column) => column !== "shop_id" && column !== "customer_id");

/** Facts of all customers of the shop from its orders. Runs in the caller's transaction. */
export async function rebuildFacts(db: Db, shopId: number): Promise<void> {
  // a million orders are sorted in memory instead of on disk; this transaction only
  await db.query("SET LOCAL work_mem = '128MB'");
  // a sort of everything takes a third of what the way by the index does, one order after the other
  await db.query("SET LOCAL enable_indexscan = off");
  await db.query("DELETE FROM customers WHERE shop_id = $1", [shopId]);
  await db.query(`INSERT INTO customers (${COLUMNS}) ${FACTS.replace("%WHO%", "")}`, [shopId]);
  await db.query("SET LOCAL enable_indexscan TO DEFAULT");
}

/** Facts of a few customers, after a webhook. Customers whose last counting order went away vanish from the table. */
export async function refreshFacts(
  db: Db,
  shopId: number,
  customerIds: CustomerId[],
): Promise<void> {
  await db.query(
    `INSERT INTO customers (${COLUMNS}) ${FACTS.replace("%WHO%", "AND customer_id = ANY($2::bigint[])")}
     ON CONFLICT (shop_id, customer_id) DO UPDATE SET ${CHANGED.map((column) => `${column} = excluded.${column}`).join(", ")}`,
    [shopId, customerIds],
  );
  await db.query(
    `DELETE FROM customers c WHERE shop_id = $1 AND customer_id = ANY($2::bigint[])
        AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.shop_id = $1 AND o.customer_id = c.customer_id AND o.counts)`,
    [shopId, customerIds],
  );
}

export interface SecondOrderTime {
  median: number | null;
  low: number | null;
  high: number | null;
}

/** The shop's totals from orders and facts, written once so that home does not count a million rows. */
export async function refreshTotals(
  db: Db,
  shopId: number,
  secondOrder: SecondOrderTime,
): Promise<void> {
  await db.query(
    `INSERT INTO shop_totals (shop_id, customers, repeat_customers, orders, revenue_minor, guest_orders, guest_revenue_minor, test_orders,
        cancelled_orders, refunded_orders, refunded_minor, first_order_at, last_order_at, second_order_median,
        second_order_low, second_order_high, computed_at)
     SELECT $1, c.customers, c.repeaters, o.orders, o.revenue, o.guest_orders, o.guest_revenue, o.tests, o.cancelled, o.refunded_orders,
            o.refunded, o.first_at, o.last_at, $2, $3, $4, $5::timestamptz
       FROM (SELECT count(*) FILTER (WHERE counts AND customer_id IS NOT NULL) AS orders,
                    coalesce(sum(revenue_minor) FILTER (WHERE counts AND customer_id IS NOT NULL), 0) AS revenue,
                    count(*) FILTER (WHERE counts AND customer_id IS NULL) AS guest_orders,
                    coalesce(sum(revenue_minor) FILTER (WHERE counts AND customer_id IS NULL), 0) AS guest_revenue,
                    count(*) FILTER (WHERE test) AS tests,
                    count(*) FILTER (WHERE cancelled_at IS NOT NULL AND NOT test) AS cancelled,
                    count(*) FILTER (WHERE refunded_minor > 0 AND cancelled_at IS NULL AND NOT test) AS refunded_orders,
                    coalesce(sum(refunded_minor) FILTER (WHERE cancelled_at IS NULL AND NOT test), 0) AS refunded,
                    min(processed_at) FILTER (WHERE counts) AS first_at, max(processed_at) FILTER (WHERE counts) AS last_at
               FROM orders WHERE shop_id = $1) o,
            (SELECT count(*) AS customers, count(*) FILTER (WHERE orders > 1) AS repeaters FROM customers WHERE shop_id = $1) c
     ON CONFLICT (shop_id) DO UPDATE SET
        (customers, repeat_customers, orders, revenue_minor, guest_orders, guest_revenue_minor, test_orders, cancelled_orders, refunded_orders,
         refunded_minor, first_order_at, last_order_at, second_order_median, second_order_low, second_order_high, computed_at)
      = (excluded.customers, excluded.repeat_customers, excluded.orders, excluded.revenue_minor, excluded.guest_orders,
         excluded.guest_revenue_minor, excluded.test_orders, excluded.cancelled_orders, excluded.refunded_orders, excluded.refunded_minor,
         excluded.first_order_at, excluded.last_order_at, excluded.second_order_median, excluded.second_order_low,
         excluded.second_order_high, excluded.computed_at)`,
    [shopId, secondOrder.median, secondOrder.low, secondOrder.high, new Date()],
  );
}

/**
 * One-time buyers and returning ones by days waited, the input of a Kaplan-Meier curve of the second order.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function secondOrderWaits(
  db: Db,
  shopId: number,
  today: string,
): Promise<{ days: number; returned: number; waiting: number }[]> {
  return rows(
    db,
    `SELECT days, count(*) FILTER (WHERE came)::int AS returned, count(*) FILTER (WHERE NOT came)::int AS waiting
       FROM (SELECT coalesce(second_day, $2::date) - first_day AS days, second_day IS NOT NULL AS came
               FROM customers WHERE shop_id = $1) waits
      WHERE days >= 0
      GROUP BY days ORDER BY days`,
    [shopId, today],
  );
}
