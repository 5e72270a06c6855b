import { rows, type Db } from "../db.server.ts";
import type { ArmName } from "./holdout.ts";
import type { Arm } from "./verdict.ts";

const nobody: Arm = {
  members: 0,
  buyers: 0,
  orders: 0,
  revenue: 0,
  knownRevenue: 0,
  money: { k: 0, r: 0, d: 0, kk: 0, rr: 0, dd: 0, kr: 0, kd: 0, rd: 0 },
};

/** What both arms of an experiment did between two instants. */
export async function armsOf(
  db: Db,
  shopId: number,
  experimentId: string,
  window: { from: string; until: string },
): Promise<{ treated: Arm; holdout: Arm }> {
  const found = await rows<Arm & { arm: ArmName }>(
    db,
    `WITH spent AS (
       SELECT m.arm, m.customer_id, count(o.order_id) AS n,
              coalesce(sum(o.revenue_minor), 0)::float8 AS revenue,
              coalesce(sum(o.revenue_minor * s.known), 0) AS "knownRevenue",
              coalesce(sum(o.revenue_minor * s.known - s.cost), 0) AS k,
              coalesce(sum(o.revenue_minor * (1 - s.known)), 0) AS r,
              coalesce(sum(o.discount_minor * (1 - s.known)), 0) AS d
         FROM experiment_members m
         LEFT JOIN orders o
           ON o.shop_id = m.shop_id AND o.customer_id = m.customer_id AND o.counts
          AND o.processed_at >= $3 AND o.processed_at < $4
         LEFT JOIN LATERAL (
           -- what share of the order has a known cost: by worth, or by pieces where all were given away
           SELECT coalesce(sum(l.revenue_minor::float8) FILTER (WHERE v.variant_id IS NOT NULL)
                             / nullif(sum(l.revenue_minor::float8), 0),
                           sum(l.quantity::float8) FILTER (WHERE v.variant_id IS NOT NULL)
                             / nullif(sum(l.quantity::float8), 0), 0) AS known,
                  coalesce(sum((l.quantity * v.unit_cost_minor)::float8), 0) AS cost
             FROM order_lines l
             LEFT JOIN variant_costs v ON v.shop_id = l.shop_id AND v.variant_id = l.variant_id
            WHERE l.shop_id = o.shop_id AND l.order_id = o.order_id
         ) s ON o.order_id IS NOT NULL
        WHERE m.shop_id = $1 AND m.experiment_id = $2
        GROUP BY m.arm, m.customer_id
     )
     SELECT arm, count(*) AS members, count(*) FILTER (WHERE n > 0) AS buyers, sum(n) AS orders,
            sum(revenue) AS revenue, sum("knownRevenue") AS "knownRevenue",
            json_build_object('k', sum(k), 'r', sum(r), 'd', sum(d), 'kk', sum(k * k), 'rr', sum(r * r), 'dd', sum(d * d),
              'kr', sum(k * r), 'kd', sum(k * d), 'rd', sum(r * d)) AS money
       FROM spent GROUP BY arm`,
    [shopId, experimentId, window.from, window.until],
  );
  const arm = (name: ArmName): Arm => {
    const one = found.find((candidate) => candidate.arm === name);
    if (!one) return nobody;
    const { arm: _, ...figures } = one;
    return figures;
  };
  return { treated: arm("treated"), holdout: arm("holdout") };
}
