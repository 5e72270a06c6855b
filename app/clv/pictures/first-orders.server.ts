import { rows, type Db } from "../../db.server.ts";
import type { FirstOrderKind, FirstOrderWaits } from "./first-order-groups.ts";

/** Products and channels compared: those that began the most customers. */
const PRODUCTS = 8;
const CHANNELS = 5;

/**
 * Customers in the groups of their first order, one row each. A customer whose first order had several products is in
 * the group of each of them.
 */
export const GROUPS = `
  first_orders AS MATERIALIZED (
    SELECT customer_id, first_order_id, first_day, second_day, coalesce(first_channel, 'unknown') AS channel,
           first_discounted
      FROM customers WHERE shop_id = $1 AND first_order_id IS NOT NULL),
  channels AS (
    SELECT channel FROM first_orders GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${CHANNELS}),
  bought AS MATERIALIZED (
    SELECT DISTINCT f.customer_id, l.product_id
      FROM first_orders f JOIN order_lines l ON l.shop_id = $1 AND l.order_id = f.first_order_id
     WHERE l.product_id IS NOT NULL),
  products_of AS (
    SELECT product_id FROM bought GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${PRODUCTS}),
  members AS MATERIALIZED (
    SELECT customer_id, 'all' AS kind, '' AS key FROM first_orders
     UNION ALL
    SELECT customer_id, 'discount', CASE WHEN first_discounted THEN 'with' ELSE 'without' END FROM first_orders
     UNION ALL
    SELECT customer_id, 'channel', channel FROM first_orders JOIN channels USING (channel)
     UNION ALL
    SELECT customer_id, 'product', concat(product_id) FROM bought JOIN products_of USING (product_id))`;

interface WaitRow {
  kind: string;
  key: string;
  name: string | null;
  time: number;
  events: number;
  censored: number;
}

/**
 * Waits for the second order, of all customers and by discount, channel and products of the first one.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function firstOrderWaits(
  db: Db,
  shopId: number,
  today: string,
): Promise<FirstOrderWaits[]> {
  const found = await rows<WaitRow>(
    db,
    `WITH ${GROUPS}
     SELECT kind, key, p.title AS name, time, events, censored
       FROM (SELECT kind, key, greatest(0, coalesce(second_day, $2::date) - first_day) AS time,
                    count(second_day)::int AS events, (count(*) - count(second_day))::int AS censored
               FROM members JOIN first_orders USING (customer_id) GROUP BY 1, 2, 3) waits
       LEFT JOIN products p ON p.shop_id = $1 AND p.product_id = CASE WHEN kind = 'product' THEN key::bigint END
      ORDER BY kind, key, time`,
    [shopId, today],
  );
  const groups = new Map<string, FirstOrderWaits>();
  for (const { kind, key, name, ...wait } of found) {
    const id = `${kind}/${key}`;
    let group = groups.get(id);
    if (!group)
      groups.set(id, (group = { kind: kind as FirstOrderKind | "all", key, name, waits: [] }));
    group.waits.push(wait);
  }
  return [...groups.values()];
}
