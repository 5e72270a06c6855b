import { rows, type Db } from "../../db.server.ts";
import type { ProductId } from "../../ids.ts";
import type { FirstOrderKind, FirstOrderWaits } from "./first-order-groups.ts";

/** Products and channels compared: those that began the most customers. */
const PRODUCTS = 8;
const CHANNELS = 5;

/** Customers with what their first order was; $1 is the shop. */
export const FIRST_ORDERS = `first_orders AS MATERIALIZED (
  SELECT customer_id, first_order_id, first_day, second_day, coalesce(first_channel, 'unknown') AS channel, first_discounted
    FROM customers WHERE shop_id = $1 AND first_order_id IS NOT NULL)`;

/**
 * Sums by the groups of first orders, as `grouped`: kind, key, what it is by, the sums. Everybody has one channel and
 * is with or without a discount, so these are added up from one grouping of the facts, and only products, of which a
 * first order may have several, look at the customers again. Who began with several is in the group of each.
 * @param facts name of a relation with customer_id, channel, first_discounted, and what is summed; $2 are the products
 * @param by columns of the facts beside the group, each with a comma before it
 * @param sums of the facts, each with a name
 * @param added the same sums of these names
 */
export function byGroup(facts: string, by: string, sums: string, added: string): string {
  return `channels AS (
       SELECT channel FROM first_orders GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${CHANNELS}),
     sums AS MATERIALIZED (
       SELECT channel, first_discounted${by}, ${sums} FROM ${facts} GROUP BY channel, first_discounted${by}),
     began AS (
       SELECT DISTINCT f.customer_id, l.product_id FROM first_orders f
         JOIN order_lines l ON l.shop_id = $1 AND l.order_id = f.first_order_id AND l.product_id = ANY($2::bigint[])),
     grouped AS (
       SELECT 'all' AS kind, '' AS key${by}, ${added} FROM sums GROUP BY 1, 2${by}
        UNION ALL
       SELECT 'discount', CASE WHEN first_discounted THEN 'with' ELSE 'without' END${by}, ${added}
         FROM sums GROUP BY 1, 2${by}
        UNION ALL
       SELECT 'channel', channel${by}, ${added} FROM sums JOIN channels USING (channel) GROUP BY 1, 2${by}
        UNION ALL
       SELECT 'product', concat(product_id)${by}, ${sums} FROM ${facts} JOIN began USING (customer_id) GROUP BY 1, 2${by})`;
}

/** Products that began the most customers, most first. */
export async function firstProducts(db: Db, shopId: number): Promise<ProductId[]> {
  const found = await rows<{ productId: ProductId }>(
    db,
    `WITH ${FIRST_ORDERS}
     SELECT product_id AS "productId"
       FROM (SELECT DISTINCT f.customer_id, l.product_id
               FROM first_orders f JOIN order_lines l ON l.shop_id = $1 AND l.order_id = f.first_order_id
              WHERE l.product_id IS NOT NULL) began
      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${PRODUCTS}`,
    [shopId],
  );
  return found.map(({ productId }) => productId);
}

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
 * @param products those compared (`firstProducts`)
 * @param today the shop's day, YYYY-MM-DD
 */
export async function firstOrderWaits(
  db: Db,
  shopId: number,
  products: readonly ProductId[],
  today: string,
): Promise<FirstOrderWaits[]> {
  const found = await rows<WaitRow>(
    db,
    `WITH ${FIRST_ORDERS},
     waits AS MATERIALIZED (
       SELECT customer_id, channel, first_discounted, second_day,
              greatest(0, coalesce(second_day, $3::date) - first_day) AS time FROM first_orders),
     ${byGroup("waits", ",time", "count(second_day) AS events, count(*) - count(second_day) AS censored", "sum(events) AS events, sum(censored) AS censored")}
     SELECT kind, key, p.title AS name, time, events::int, censored::int
       FROM grouped
       LEFT JOIN products p ON p.shop_id = $1 AND p.product_id = CASE WHEN kind = 'product' THEN key::bigint END
      ORDER BY kind, key, time`,
    [shopId, products, today],
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
