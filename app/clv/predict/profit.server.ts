import { rows, type Db } from "../../db.server.ts";
import { mayReadCosts } from "../../shops/access.ts";
import { requireShop } from "../../shops/shop.server.ts";
import type { CostedSales, ProfitPicture } from "./profit.ts";

const YEAR = 365;

/** What the lines of each order list, how much of it is of known cost, and that cost today. */
export const PRICED = `priced AS (
  SELECT l.order_id, sum(l.revenue_minor::float8) AS listed,
         sum(l.revenue_minor::float8) FILTER (WHERE v.variant_id IS NOT NULL) AS known,
         sum((l.quantity * v.unit_cost_minor)::float8) AS cost
    FROM order_lines l
    LEFT JOIN variant_costs v ON v.shop_id = $1 AND v.variant_id = l.variant_id
   WHERE l.shop_id = $1
   GROUP BY l.order_id)`;

/**
 * Sales of customers with what their goods cost today. An order's revenue is shared out to its lines by their worth,
 * because what lowers an order as a whole (codes, goodwill, tax within the price) is in its revenue only; pieces that
 * came back cost nothing.
 * @param today YYYY-MM-DD in the shop's zone
 * @returns null where the merchant does not show us what goods cost
 */
export async function profitPicture(
  db: Db,
  shopId: number,
  today: string,
): Promise<ProfitPicture | null> {
  const { scopes } = await requireShop(db, shopId);
  if (!mayReadCosts(scopes)) return null;
  const found = await rows<CostedSales & { recent: boolean; customers: number }>(
    db,
    `WITH ${PRICED}
     SELECT o.day > $2::date - $3::int AS recent, count(*) AS orders,
            (SELECT count(*) FROM customers WHERE shop_id = $1) AS customers,
            sum(o.revenue_minor::float8) AS "revenueMinor",
            coalesce(sum(o.revenue_minor * p.known / nullif(p.listed, 0)), 0) AS "knownMinor",
            coalesce(sum(p.cost), 0) AS "costMinor"
       FROM orders o LEFT JOIN priced p USING (order_id)
      WHERE o.shop_id = $1 AND o.counts AND o.customer_id IS NOT NULL
      GROUP BY 1`,
    [shopId, today, YEAR],
  );
  const total = (part: typeof found): CostedSales => ({
    orders: sum(part, "orders"),
    revenueMinor: sum(part, "revenueMinor"),
    knownMinor: Math.round(sum(part, "knownMinor")),
    costMinor: sum(part, "costMinor"),
  });
  return {
    customers: found[0]?.customers ?? 0,
    all: total(found),
    year: total(found.filter(({ recent }) => recent)),
  };
}

const sum = (part: readonly CostedSales[], field: keyof CostedSales) =>
  part.reduce((so, one) => so + one[field], 0);
