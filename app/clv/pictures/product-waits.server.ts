import { rows, type Db } from "../../db.server.ts";
import type { ProductId } from "../../ids.ts";
import { FEWEST_GAPS, type ProductWaits } from "./product-gaps.ts";

/** Products shown: those bought again most often. */
const PRODUCTS = 30;

export interface ProductWaitsFound {
  products: ProductWaits[];
  /** products anybody with an account bought */
  sold: number;
  /** of these, with enough gaps to say something, shown or not */
  enough: number;
}

/** A shop whose products tell nothing yet has one row: the counts alone. */
interface FoundRow {
  sold: number;
  enough: number;
  productId: ProductId | null;
  name: string | null;
  repeatBuyers: number | null;
  waits: [time: number, events: number, censored: number][] | null;
}

/**
 * Days between purchases of the same product by the same customer, counted, for the products bought again most often.
 * Lines sent back and orders that do not count are left out; two orders of one day are one purchase.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function productWaits(
  db: Db,
  shopId: number,
  today: string,
): Promise<ProductWaitsFound> {
  const found = await rows<FoundRow>(
    db,
    `WITH lines AS (
       SELECT l.product_id, o.day, first_value(o.day) OVER own AS first, lead(o.day) OVER own AS next
         FROM order_lines l JOIN orders o USING (shop_id, order_id)
        WHERE l.shop_id = $1 AND o.counts AND o.customer_id IS NOT NULL AND l.product_id IS NOT NULL AND l.quantity > 0
       WINDOW own AS (PARTITION BY l.product_id, o.customer_id ORDER BY o.day)),
     steps AS MATERIALIZED (
       SELECT product_id, coalesce(next, $2::date) - day AS time, count(next)::int AS events,
              (count(*) - count(next))::int AS censored,
              (count(*) FILTER (WHERE next IS NULL AND first < day))::int AS repeat_buyers
         FROM lines WHERE next IS DISTINCT FROM day GROUP BY 1, 2),
     repeated AS (
       SELECT product_id, sum(events) AS gaps, sum(repeat_buyers)::int AS repeat_buyers FROM steps GROUP BY 1),
     counted AS (
       SELECT count(*)::int AS sold, (count(*) FILTER (WHERE gaps >= ${FEWEST_GAPS}))::int AS enough FROM repeated),
     chosen AS (
       SELECT product_id, repeat_buyers FROM repeated WHERE gaps >= ${FEWEST_GAPS}
        ORDER BY gaps DESC, product_id LIMIT ${PRODUCTS}),
     histories AS (
       SELECT product_id, c.repeat_buyers,
              json_agg(json_build_array(greatest(0, time), events, censored) ORDER BY time) AS waits
         FROM steps JOIN chosen c USING (product_id) GROUP BY 1, 2)
     SELECT sold, enough, h.product_id AS "productId", coalesce(p.title, 'Product ' || h.product_id) AS name,
            h.repeat_buyers AS "repeatBuyers", h.waits
       FROM counted LEFT JOIN histories h ON true
       LEFT JOIN products p ON p.shop_id = $1 AND p.product_id = h.product_id`,
    [shopId, today],
  );
  return {
    sold: found[0]!.sold,
    enough: found[0]!.enough,
    products: found.flatMap(({ productId, name, repeatBuyers, waits }) =>
      productId === null || name === null || repeatBuyers === null || waits === null
        ? []
        : {
            productId,
            name,
            repeatBuyers,
            waits: waits.map(([time, events, censored]) => ({ time, events, censored })),
          },
    ),
  };
}
