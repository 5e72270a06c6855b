import { rows, type Db } from "../db.server.ts";
import type { ArmName } from "./holdout.ts";
import { COSTS_OF_ORDER } from "./order-costs.ts";
import type { Arm } from "./results.ts";

const nobody: Arm = { members: 0, buyers: 0, orders: 0, revenue: 0, knownRevenue: 0 };

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
              coalesce(sum(o.revenue_minor * s.known), 0) AS "knownRevenue"
         FROM experiment_members m
         LEFT JOIN orders o
           ON o.shop_id = m.shop_id AND o.customer_id = m.customer_id AND o.counts
          AND o.processed_at >= $3 AND o.processed_at < $4
         ${COSTS_OF_ORDER}
        WHERE m.shop_id = $1 AND m.experiment_id = $2
        GROUP BY m.arm, m.customer_id
     )
     SELECT arm, count(*) AS members, count(*) FILTER (WHERE n > 0) AS buyers, sum(n) AS orders,
            sum(revenue) AS revenue, sum("knownRevenue") AS "knownRevenue"
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
