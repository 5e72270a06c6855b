import { rows, type Db } from "../../db.server.ts";
import type { FirstOrderKind, FirstOrderWaits } from "./second-order-groups.ts";

/** Products and channels compared: those that began the most customers. */
const PRODUCTS = 8;
const CHANNELS = 5;

interface WaitRow {
  kind: FirstOrderKind;
  name: string;
  time: number;
  events: number;
  censored: number;
}

/**
 * Waits for the second order by discount, channel and products of the first one. A customer whose first order had
 * several products counts with each of them.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function firstOrderWaits(
  db: Db,
  shopId: number,
  today: string,
): Promise<FirstOrderWaits[]> {
  const found = await rows<WaitRow>(
    db,
    `WITH first_orders AS MATERIALIZED (
       SELECT DISTINCT ON (customer_id) customer_id, o.order_id, o.discount_minor > 0 AS discounted,
              coalesce(o.source_name, 'unknown') AS channel, second_day IS NOT NULL AS came,
              greatest(0, coalesce(second_day, $2::date) - first_day) AS time
         FROM customers c JOIN orders o USING (shop_id, customer_id)
        WHERE shop_id = $1 AND o.day = c.first_day AND o.counts
        ORDER BY customer_id, o.processed_at, o.order_id),
     channels AS (
       SELECT channel FROM first_orders GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${CHANNELS}),
     bought AS MATERIALIZED (
       SELECT DISTINCT customer_id, product_id, time, came
         FROM first_orders f JOIN order_lines l ON l.shop_id = $1 AND l.order_id = f.order_id
        WHERE product_id IS NOT NULL),
     products_of AS (
       SELECT product_id FROM bought GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${PRODUCTS}),
     waits AS (
       SELECT 'discount' AS kind, CASE WHEN discounted THEN 'With a discount' ELSE 'At full price' END AS name, time, came
         FROM first_orders
       UNION ALL
       SELECT 'channel', channel, time, came FROM first_orders JOIN channels USING (channel)
       UNION ALL
       SELECT 'product', coalesce(p.title, 'Product ' || bought.product_id), time, came
         FROM bought JOIN products_of USING (product_id)
         LEFT JOIN products p ON p.shop_id = $1 AND p.product_id = bought.product_id)
     SELECT kind, name, time, (count(*) FILTER (WHERE came))::int AS events,
            (count(*) FILTER (WHERE NOT came))::int AS censored
       FROM waits GROUP BY kind, name, time ORDER BY kind, name, time`,
    [shopId, today],
  );
  const groups = new Map<string, FirstOrderWaits>();
  for (const { kind, name, ...wait } of found) {
    const key = `${kind}/${name}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { kind, name, waits: [] }));
    group.waits.push(wait);
  }
  return [...groups.values()];
}
