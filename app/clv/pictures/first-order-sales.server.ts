import { rows, type Db } from "../../db.server.ts";
import type { ProductId } from "../../ids.ts";
import { mayReadCosts } from "../../shops/access.ts";
import { requireShop } from "../../shops/shop.server.ts";
import { PRICED } from "../predict/profit.server.ts";
import { WITHIN } from "./first-order-groups.ts";
import { SALES_MONTHS, type SalesRow, type SpendSums } from "./first-order-sales.ts";
import { byGroup, FIRST_ORDERS } from "./first-orders.server.ts";

/** What orders brought, and what of it is of known cost. */
const COSTED = `sum(o.revenue_minor::float8) AS revenue,
  coalesce(sum(o.revenue_minor * p.known / nullif(p.listed, 0)), 0) AS known, coalesce(sum(p.cost), 0) AS cost`;
/** Where the merchant does not show what goods cost, lines are not looked at. */
const UNPRICED = `priced AS (
  SELECT order_id, 0::float8 AS listed, 0::float8 AS known, 0::float8 AS cost FROM orders WHERE shop_id = $1 AND false)`;

const SALES =
  "count(*) AS customers, sum(revenue) AS revenue, sum(known) AS known, sum(cost) AS cost";
const SALES_ADDED =
  "sum(customers) AS customers, sum(revenue) AS revenue, sum(known) AS known, sum(cost) AS cost";
const SPEND = `count(*) AS customers, sum(v) AS sum_v, sum(v * v) AS sum_vv, sum(w) AS sum_w, sum(k) AS sum_k,
  sum(r) AS sum_r, sum(k * k) AS sum_kk, sum(r * r) AS sum_rr, sum(k * r) AS sum_kr`;
const SPEND_ADDED = `sum(customers) AS customers, sum(sum_v) AS sum_v, sum(sum_vv) AS sum_vv, sum(sum_w) AS sum_w,
  sum(sum_k) AS sum_k, sum(sum_r) AS sum_r, sum(sum_kk) AS sum_kk, sum(sum_rr) AS sum_rr, sum(sum_kr) AS sum_kr`;

/**
 * What customers ordered after their first order: by month, and within 90 days, for all and by group.
 * @param products those compared (`firstProducts`)
 * @param today the shop's day, YYYY-MM-DD
 */
export async function firstOrderSales(
  db: Db,
  shopId: number,
  products: readonly ProductId[],
  today: string,
): Promise<{ sales: SalesRow[]; spend: SpendSums[] }> {
  const seesCosts = mayReadCosts((await requireShop(db, shopId)).scopes);
  const priced = seesCosts ? PRICED : UNPRICED;
  const sales = await rows<SalesRow>(
    db,
    `WITH ${FIRST_ORDERS}, ${priced},
     followed AS MATERIALIZED (
       SELECT customer_id, channel, first_discounted, first_day - date_part('day', first_day)::int + 1 AS month,
              date_part('year', first_day) * 12 + date_part('month', first_day) AS months FROM first_orders),
     placed AS MATERIALIZED (
       SELECT customer_id, channel, first_discounted, month, since::int, ${COSTED}
         FROM orders o JOIN followed f USING (customer_id) LEFT JOIN priced p USING (order_id),
              LATERAL (SELECT date_part('year', o.day) * 12 + date_part('month', o.day) - f.months AS since) later
        WHERE since <= ${SALES_MONTHS} AND o.shop_id = $1 AND o.counts
        GROUP BY 1, 2, 3, 4, 5),
     ${byGroup("placed", ",month,since", SALES, SALES_ADDED)}
     SELECT kind, key, month, since, customers::int, revenue AS "revenueMinor", known AS "knownMinor", cost AS "costMinor"
       FROM grouped ORDER BY kind, key, month, since`,
    [shopId, products],
  );
  const spend = await rows<SpendSums>(
    db,
    `WITH ${FIRST_ORDERS}, ${priced},
     orders_of AS (
       SELECT customer_id, channel, first_discounted, ${COSTED}
         FROM orders o JOIN first_orders f USING (customer_id) LEFT JOIN priced p USING (order_id)
        WHERE o.shop_id = $1 AND o.counts AND f.first_day <= $3::date - ${WITHIN} AND o.day <= f.first_day + ${WITHIN}
        GROUP BY 1, 2, 3),
     spent AS MATERIALIZED (
       SELECT customer_id, channel, first_discounted, revenue AS v, known AS w, known - cost AS k, revenue - known AS r
         FROM orders_of),
     ${byGroup("spent", "", SPEND, SPEND_ADDED)}
     SELECT kind, key, customers::int, sum_v AS v, sum_vv AS vv, sum_w AS known, sum_k AS k, sum_r AS r, sum_kk AS kk,
            sum_rr AS rr, sum_kr AS kr
       FROM grouped ORDER BY kind, key`,
    [shopId, products, today],
  );
  return { sales, spend };
}
