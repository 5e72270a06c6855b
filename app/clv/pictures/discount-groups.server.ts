import { rows, type Db } from "../../db.server.ts";
import { AT_RISK } from "../states/states.ts";
import type { DiscountGroup } from "./discount-picture.ts";

/** All customers of a shop with a state, grouped by what their discounts say; some thousand rows at most. */
export async function discountGroups(db: Db, shopId: number): Promise<DiscountGroup[]> {
  return rows(
    db,
    `SELECT c.orders, c.discounted_orders AS discounted, v.state = ANY($2) AS "atRisk", count(*)::int AS customers,
            sum(v.value_at_risk_minor)::bigint AS "valueAtRiskMinor"
       FROM customers c JOIN customer_values v USING (shop_id, customer_id)
      WHERE c.shop_id = $1 GROUP BY 1, 2, 3`,
    [shopId, AT_RISK],
  );
}
