import { rows, type Db } from "../../db.server.ts";
import type { CustomerId } from "../../ids.ts";
import type { FactGroup, FirstOrderFacts } from "./first-order-facts.ts";

/** Products and channels looked at: those that began the most customers. */
const PRODUCTS = 8;
const CHANNELS = 5;

/** More customers only say the same with more digits. */
const MOST = 25_000;

/**
 * Who is in which group of first orders: of all customers, or of an even sample of so many that it makes no difference.
 * @param customers of the shop
 */
export async function firstOrderFacts(
  db: Db,
  shopId: number,
  customers: number,
): Promise<FirstOrderFacts> {
  const oneIn = Math.max(1, Math.ceil(customers / MOST));
  const found = await rows<{
    kind: string;
    key: string;
    name: string | null;
    customerIds: CustomerId[];
  }>(
    db,
    `WITH first_orders AS MATERIALIZED (
       SELECT customer_id, first_order_id, coalesce(first_channel, 'unknown') AS channel, first_discounted
         FROM customers
        WHERE shop_id = $1 AND first_order_id IS NOT NULL AND (hashint8(customer_id) & 2147483647) % $2::int = 0),
     channels AS (
       SELECT channel FROM first_orders GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${CHANNELS}),
     bought AS MATERIALIZED (
       SELECT DISTINCT f.customer_id, l.product_id
         FROM first_orders f JOIN order_lines l ON l.shop_id = $1 AND l.order_id = f.first_order_id
        WHERE l.product_id IS NOT NULL),
     products_of AS (
       SELECT product_id FROM bought GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${PRODUCTS}),
     members AS (
       SELECT customer_id, 'all' AS kind, '' AS key FROM first_orders
        UNION ALL
       SELECT customer_id, 'discount', CASE WHEN first_discounted THEN 'with' ELSE 'without' END FROM first_orders
        UNION ALL
       SELECT customer_id, 'channel', channel FROM first_orders JOIN channels USING (channel)
        UNION ALL
       SELECT customer_id, 'product', concat(product_id) FROM bought JOIN products_of USING (product_id))
     SELECT kind, key, p.title AS name, ids AS "customerIds"
       FROM (SELECT kind, key, array_agg(customer_id ORDER BY customer_id) AS ids FROM members GROUP BY 1, 2) groups
       LEFT JOIN products p ON p.shop_id = $1 AND p.product_id = CASE WHEN kind = 'product' THEN key::bigint END
      ORDER BY kind, key`,
    [shopId, oneIn],
  );
  const everybody = found.find(({ kind }) => kind === "all")?.customerIds ?? [];
  const places = new Map(everybody.map((id, place) => [id, place]));
  const groups = found
    .filter(({ kind }) => kind !== "all")
    .map(({ kind, key, name, customerIds }) => ({
      kind: kind as FactGroup["kind"],
      key,
      name,
      members: Int32Array.from(customerIds, (id) => places.get(id)!),
    }));
  return { customerId: Float64Array.from(everybody), oneIn, groups };
}
