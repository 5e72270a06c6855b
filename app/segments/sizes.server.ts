import { shopTotals } from "../customers/facts.server.ts";
import { rows, type Db } from "../db.server.ts";
import { estimate, type LiveCount } from "./estimate.ts";
import type { Asked, FactPlace } from "./facts/fact.ts";
import { roomy } from "./roomy.server.ts";
import { inSample, membersStatement } from "./statement.ts";

/** Larger shops are counted by a sample while somebody waits. */
const MOST_COUNTED = 50_000;

export interface SegmentSize {
  customers: number;
  /** orders that count of these customers, and what they brought */
  orders: number;
  revenueMinor: number;
  valueAtRiskMinor: number;
  /** expected of them within 12 months */
  predictedMinor: number;
}

/** How many meet the conditions, while somebody waits: exactly, or of a large shop by a sample. */
export async function liveCount(
  db: Db,
  shopId: number,
  sql: Asked["sql"],
  place: FactPlace,
): Promise<LiveCount> {
  const all = (await shopTotals(db, shopId))?.customers ?? 0;
  const isSample = all > MOST_COUNTED;
  const { from, values } = membersStatement(sql, shopId, place, isSample);
  const [[found], [sampled]] = await Promise.all([
    rows<{ count: number }>(db, `SELECT count(*)::int AS count FROM ${from}`, values),
    isSample
      ? rows<{ count: number }>(
          db,
          `SELECT count(*)::int AS count FROM customers c WHERE c.shop_id = $1 AND ${inSample("c")}`,
          [shopId],
        )
      : [],
  ]);
  const { count } = found!;
  return sampled ? estimate(count, sampled.count, all) : { kind: "exact", customers: count };
}

/** The size of a segment at this moment, counted customer by customer. */
export const sizeNow = (
  shopId: number,
  sql: Asked["sql"],
  place: FactPlace,
): Promise<SegmentSize> =>
  roomy(async (db) => {
    const { from, values } = membersStatement(sql, shopId, place, false);
    const [size] = await rows<SegmentSize>(
      db,
      `SELECT count(*)::int AS customers, coalesce(sum(c.orders), 0)::int AS orders,
              coalesce(sum(c.revenue_minor), 0) AS "revenueMinor",
              coalesce(sum(v.value_at_risk_minor), 0) AS "valueAtRiskMinor",
              coalesce(sum(v.clv12_minor), 0) AS "predictedMinor"
         FROM ${from}`,
      values,
    );
    return size!;
  });
