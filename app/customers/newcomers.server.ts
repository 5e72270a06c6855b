import type { Days } from "../calendar/period.ts";
import { rows, type Db } from "../db.server.ts";

/**
 * Customers whose first order was on one of these days, by days waited for the second: exact for any days, at once.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function newcomerWaits(
  db: Db,
  shopId: number,
  { from, to }: Days,
  today: string,
): Promise<{ time: number; events: number; censored: number }[]> {
  return rows(
    db,
    `SELECT greatest(0, coalesce(second_day, $4::date) - first_day) AS time, count(second_day)::int AS events,
            (count(*) - count(second_day))::int AS censored
       FROM customers WHERE shop_id = $1 AND first_day BETWEEN $2::date AND $3::date GROUP BY 1 ORDER BY 1`,
    [shopId, from, to, today],
  );
}
