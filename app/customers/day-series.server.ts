import type { AskedPeriod } from "../calendar/asked-period.ts";
import type { Days } from "../calendar/period.ts";
import { rows, type Db } from "../db.server.ts";
import { addUp, everyDay, type DayFigures, type DaySeries, type DaySums } from "./day-figures.ts";

/** Of the orders and customers of a period (YYYY-MM-DD, both included), a row a day. */
export async function daySeries(db: Db, shopId: number, period: Days): Promise<DaySeries> {
  const [found, [earlier]] = await Promise.all([
    rows<DayFigures>(
      db,
      `SELECT day, second_order_days AS "secondOrderDays", orders, revenue_minor AS "revenueMinor", buyers,
              new_customers AS "newCustomers", second_orders AS "secondOrders",
              returning_orders AS "returningOrders", returning_revenue_minor AS "returningRevenueMinor",
              discounted_orders AS "discountedOrders", discount_minor AS "discountMinor",
              guest_orders AS "guestOrders", guest_revenue_minor AS "guestRevenueMinor"
         FROM shop_days WHERE shop_id = $1 AND day BETWEEN $2::date AND $3::date`,
      [shopId, period.from, period.to],
    ),
    rows<DaySums & { since: string | null }>(
      db,
      `WITH earlier AS (SELECT * FROM shop_days WHERE shop_id = $1 AND day < $2::date)
       SELECT coalesce(sum(orders), 0) AS orders, coalesce(sum(revenue_minor), 0) AS "revenueMinor",
              coalesce(sum(buyers), 0) AS buyers, coalesce(sum(new_customers), 0) AS "newCustomers",
              coalesce(sum(second_orders), 0) AS "secondOrders",
              coalesce(sum(returning_orders), 0) AS "returningOrders",
              coalesce(sum(returning_revenue_minor), 0) AS "returningRevenueMinor",
              coalesce(sum(discounted_orders), 0) AS "discountedOrders",
              coalesce(sum(discount_minor), 0) AS "discountMinor",
              coalesce(sum(guest_orders), 0) AS "guestOrders",
              coalesce(sum(guest_revenue_minor), 0) AS "guestRevenueMinor",
              (SELECT min(day) FROM shop_days WHERE shop_id = $1 AND orders + guest_orders > 0) AS since
         FROM earlier`,
      [shopId, period.from],
    ),
  ]);
  const { since, ...before } = earlier!;
  return { since, days: everyDay(period, found), sums: addUp(found), before };
}

/** The same of the period of a page, and of what it is held against; null where that is nothing. */
export async function comparedSeries(
  db: Db,
  shopId: number,
  { period, compared }: Pick<AskedPeriod, "period" | "compared">,
): Promise<{ now: DaySeries; then: DaySeries | null }> {
  const [now, then] = await Promise.all([
    daySeries(db, shopId, period),
    compared && daySeries(db, shopId, compared),
  ]);
  return { now, then };
}
