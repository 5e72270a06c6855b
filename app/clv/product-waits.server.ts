import { rows, type Db } from "../db.server.ts";
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

interface ProductRow {
  productId: string;
  name: string;
  repeatBuyers: number;
  waits: [time: number, events: number, censored: number][];
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
  const found = await rows<ProductRow & { sold: number; enough: number }>(
    db,
    `WITH bought AS MATERIALIZED (
       SELECT l.product_id, o.customer_id, o.day
         FROM order_lines l JOIN orders o USING (shop_id, order_id)
        WHERE l.shop_id = $1 AND o.counts AND o.customer_id IS NOT NULL AND l.product_id IS NOT NULL AND l.quantity > 0
        GROUP BY 1, 2, 3),
     steps AS MATERIALIZED (
       SELECT product_id, day, lead(day) OVER one AS next, lag(day) OVER one IS NULL AS is_first
         FROM bought WINDOW one AS (PARTITION BY product_id, customer_id ORDER BY day)),
     repeated AS MATERIALIZED (
       SELECT product_id, count(next) AS gaps, (count(next) FILTER (WHERE is_first))::int AS repeat_buyers
         FROM steps GROUP BY 1),
     counted AS (
       SELECT count(*)::int AS sold, (count(*) FILTER (WHERE gaps >= ${FEWEST_GAPS}))::int AS enough FROM repeated),
     chosen AS (
       SELECT product_id, repeat_buyers FROM repeated WHERE gaps >= ${FEWEST_GAPS}
        ORDER BY gaps DESC, product_id LIMIT ${PRODUCTS}),
     waits AS (
       SELECT product_id, repeat_buyers, greatest(0, coalesce(next, $2::date) - day) AS time, count(next)::int AS events,
              (count(*) - count(next))::int AS censored
         FROM steps JOIN chosen USING (product_id) GROUP BY 1, 2, 3),
     histories AS (
       SELECT product_id, repeat_buyers, json_agg(json_build_array(time, events, censored) ORDER BY time) AS waits
         FROM waits GROUP BY 1, 2)
     SELECT sold, enough, h.product_id::text AS "productId", coalesce(p.title, 'Product ' || h.product_id) AS name,
            h.repeat_buyers AS "repeatBuyers", h.waits
       FROM counted LEFT JOIN histories h ON true
       LEFT JOIN products p ON p.shop_id = $1 AND p.product_id = h.product_id`,
    [shopId, today],
  );
  return {
    sold: found[0]!.sold,
    enough: found[0]!.enough,
    products: found
      .filter((row) => row.productId !== null)
      .map(({ productId, name, repeatBuyers, waits }) => ({
        productId,
        name,
        repeatBuyers,
        waits: waits.map(([time, events, censored]) => ({ time, events, censored })),
      })),
  };
}
