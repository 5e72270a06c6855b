import { rows, type Db } from "../db.server.ts";
import type { SegmentSize } from "./sizes.server.ts";

/** The size of a segment on a day of the shop, and which version of it was counted. */
export interface SegmentDay extends SegmentSize {
  segmentId: string;
  day: string;
  version: number;
}

/** Keeps the size of a segment for the day; a later count of the same day takes its place. */
export async function keepDay(db: Db, shopId: number, day: SegmentDay): Promise<void> {
  await db.query(
    `INSERT INTO segment_days (shop_id, segment_id, day, version, customers, orders, revenue_minor,
       value_at_risk_minor, predicted_minor)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (shop_id, segment_id, day) DO UPDATE SET version = excluded.version,
       customers = excluded.customers, orders = excluded.orders, revenue_minor = excluded.revenue_minor,
       value_at_risk_minor = excluded.value_at_risk_minor, predicted_minor = excluded.predicted_minor`,
    [
      shopId,
      day.segmentId,
      day.day,
      day.version,
      day.customers,
      day.orders,
      day.revenueMinor,
      day.valueAtRiskMinor,
      day.predictedMinor,
    ],
  );
}

/** The days of all segments since a day, the oldest first. */
export const daysSince = (db: Db, shopId: number, since: string): Promise<SegmentDay[]> =>
  rows<SegmentDay>(
    db,
    `SELECT segment_id AS "segmentId", day, version, customers, orders, revenue_minor AS "revenueMinor",
            value_at_risk_minor AS "valueAtRiskMinor", predicted_minor AS "predictedMinor"
       FROM segment_days WHERE shop_id = $1 AND day >= $2 ORDER BY day, segment_id`,
    [shopId, since],
  );

/** The latest size of each segment. */
export const latestDays = (db: Db, shopId: number): Promise<SegmentDay[]> =>
  rows<SegmentDay>(
    db,
    `SELECT DISTINCT ON (segment_id) segment_id AS "segmentId", day, version, customers, orders,
            revenue_minor AS "revenueMinor", value_at_risk_minor AS "valueAtRiskMinor",
            predicted_minor AS "predictedMinor"
       FROM segment_days WHERE shop_id = $1 ORDER BY segment_id, day DESC`,
    [shopId],
  );
