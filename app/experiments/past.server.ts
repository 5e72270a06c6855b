import { rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";
import { contributionAt, type Sold } from "./contribution.ts";
import { CONTRIBUTION, COSTS_OF_ORDER } from "./order-costs.ts";
import type { Past } from "./prospect.ts";
import { isShareKnown } from "./results.ts";

/** What customers did in the time before `now`, as long as an offer to them will be judged by. */
export async function pastOf(
  db: Db,
  shopId: number,
  customers: readonly CustomerId[],
  marginPercent: number | null,
  { ms, now }: { ms: number; now: number },
): Promise<Past> {
  const found = await rows<Sold & { revenue: number; known: number }>(
    db,
    `SELECT ${CONTRIBUTION}, coalesce(sum(o.revenue_minor), 0)::float8 AS revenue,
            coalesce(sum(o.revenue_minor * s.known), 0)::float8 AS known
       FROM orders o ${COSTS_OF_ORDER}
      WHERE o.shop_id = $1 AND o.counts AND o.customer_id = ANY($2::bigint[])
        AND o.processed_at >= $3 AND o.processed_at < $4
      GROUP BY o.customer_id`,
    [shopId, customers, new Date(now - ms), new Date(now)],
  );
  const total = (of: (one: (typeof found)[number]) => number) =>
    found.reduce((sum, one) => sum + of(one), 0);
  const revenue = total((one) => one.revenue);
  const knownShare = revenue > 0 ? total((one) => one.known) / revenue : 0;
  const contribution = contributionAt(marginPercent);
  return {
    buyers: found.length,
    money: isShareKnown(knownShare, marginPercent)
      ? { sum: total(contribution), squares: total((one) => contribution(one) ** 2) }
      : null,
  };
}
