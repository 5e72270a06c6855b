import { rows, type Db } from "../../db.server.ts";
import type { StateTotal } from "./states.ts";

/** The states somebody is in or moved from, as last added up; empty before the first computation. */
export async function stateTotals(db: Db, shopId: number): Promise<StateTotal[]> {
  return rows(
    db,
    `SELECT state, customers, value_at_risk_minor AS "valueAtRiskMinor", revenue_minor AS "revenueMinor", orders,
            json_build_object('in', in_7, 'out', out_7) AS week, json_build_object('in', in_30, 'out', out_30) AS month
       FROM state_totals WHERE shop_id = $1`,
    [shopId],
  );
}

/**
 * Adds the states up: a look at every customer, so nothing for a page. In the caller's transaction, and in the shop's
 * queue: two at a time would write the same rows.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function refreshStateTotals(db: Db, shopId: number, today: string): Promise<void> {
  await db.query("DELETE FROM state_totals WHERE shop_id = $1", [shopId]);
  await db.query(
    `WITH moves AS (
       SELECT from_state, to_state, count(*) FILTER (WHERE day >= $2::date - 7) AS week, count(*) AS month
         FROM state_changes
        WHERE shop_id = $1 AND day >= $2::date - 30 AND from_state IS DISTINCT FROM to_state
          -- on the first day everybody is seen for the first time: nobody came
          AND (from_state IS NOT NULL OR day > (SELECT min(day) FROM state_changes WHERE shop_id = $1))
        GROUP BY from_state, to_state
     ), parts AS (
       SELECT v.state, count(*) AS customers, sum(v.value_at_risk_minor) AS at_risk, sum(c.revenue_minor) AS revenue,
              sum(c.orders) AS orders, 0 AS in_7, 0 AS out_7, 0 AS in_30, 0 AS out_30
         FROM customer_values v JOIN customers c USING (shop_id, customer_id)
        WHERE v.shop_id = $1 GROUP BY v.state
       UNION ALL SELECT to_state, 0, 0, 0, 0, week, 0, month, 0 FROM moves
       UNION ALL SELECT from_state, 0, 0, 0, 0, 0, week, 0, month FROM moves WHERE from_state IS NOT NULL
     )
     INSERT INTO state_totals (shop_id, state, customers, value_at_risk_minor, revenue_minor, orders,
                               in_7, out_7, in_30, out_30)
     SELECT $1, state, sum(customers), sum(at_risk), sum(revenue), sum(orders),
            sum(in_7), sum(out_7), sum(in_30), sum(out_30)
       FROM parts GROUP BY state`,
    [shopId, today],
  );
}
