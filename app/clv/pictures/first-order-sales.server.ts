import { rows, type Db } from "../../db.server.ts";
import { mayReadCosts } from "../../shops/access.ts";
import { requireShop } from "../../shops/shop.server.ts";
import { PRICED } from "../predict/profit.server.ts";
import { WITHIN } from "./first-order-groups.ts";
import { SALES_MONTHS, type SalesRow, type SpendSums } from "./first-order-sales.ts";
import { GROUPS } from "./first-orders.server.ts";

/** An order's revenue and what of it is of known cost; all unknown where the merchant does not show what goods cost. */
const COSTED = `sum(o.revenue_minor::float8) AS revenue,
  coalesce(sum(o.revenue_minor * p.known / nullif(p.listed, 0)), 0) AS known, coalesce(sum(p.cost), 0) AS cost`;

/**
 * What customers ordered after their first order: by month, and within 90 days, for all and by group.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function firstOrderSales(
  db: Db,
  shopId: number,
  today: string,
): Promise<{ sales: SalesRow[]; spend: SpendSums[] }> {
  const seesCosts = mayReadCosts((await requireShop(db, shopId)).scopes);
  const sales = await rows<SalesRow>(
    db,
    `WITH ${GROUPS}, ${PRICED},
     months AS MATERIALIZED (
       SELECT o.customer_id, date_trunc('month', f.first_day)::date AS month,
              ((extract(year FROM o.day) - extract(year FROM f.first_day)) * 12
                + extract(month FROM o.day) - extract(month FROM f.first_day))::int AS since, ${COSTED}
         FROM orders o JOIN first_orders f USING (customer_id)
         LEFT JOIN priced p ON $2::boolean AND p.order_id = o.order_id
        WHERE o.shop_id = $1 AND o.counts
          AND o.day < date_trunc('month', f.first_day) + interval '${SALES_MONTHS + 1} months'
        GROUP BY 1, 2, 3)
     SELECT kind, key, month, since, count(*)::int AS customers, sum(revenue) AS "revenueMinor",
            sum(known) AS "knownMinor", sum(cost) AS "costMinor"
       FROM months JOIN members USING (customer_id) GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    [shopId, seesCosts],
  );
  const spend = await rows<SpendSums>(
    db,
    `WITH ${GROUPS}, ${PRICED},
     orders_of AS (
       SELECT o.customer_id, ${COSTED}
         FROM orders o JOIN first_orders f USING (customer_id)
         LEFT JOIN priced p ON $2::boolean AND p.order_id = o.order_id
        WHERE o.shop_id = $1 AND o.counts AND f.first_day <= $3::date - ${WITHIN} AND o.day <= f.first_day + ${WITHIN}
        GROUP BY 1),
     spent AS MATERIALIZED (
       SELECT customer_id, revenue AS v, known, known - cost AS k, revenue - known AS r FROM orders_of)
     SELECT kind, key, count(*)::int AS customers, sum(v) AS v, sum(v * v) AS vv, sum(known) AS known, sum(k) AS k,
            sum(r) AS r, sum(k * k) AS kk, sum(r * r) AS rr, sum(k * r) AS kr
       FROM spent JOIN members USING (customer_id) GROUP BY 1, 2 ORDER BY 1, 2`,
    [shopId, seesCosts, today],
  );
  return { sales, spend };
}
