import { pool, rows, transaction, type Db } from "../db.server.ts";
import type { CustomerId, OrderId } from "../ids.ts";

// What orders used of which offers, of one order ($2) or of all (NULL).
const USED = `
  FROM orders o
 CROSS JOIN unnest(o.discount_codes) AS on_order(code)
  JOIN (SELECT shop_id, offer_id, code FROM offer_members WHERE shop_id = $1
        UNION ALL SELECT shop_id, offer_id, code FROM offer_other_codes WHERE shop_id = $1) m
    ON m.shop_id = o.shop_id AND m.code = upper(trim(on_order.code))
 WHERE o.shop_id = $1 AND ($2::bigint IS NULL OR o.order_id = $2) AND o.counts`;

/** Safe to repeat. In one transaction: no page sees a redemption gone and not yet there again. */
async function record(shopId: number, orderId: OrderId | null): Promise<void> {
  await transaction(async (db) => {
    await db.query(
      `DELETE FROM offer_redemptions r
        WHERE r.shop_id = $1 AND ($2::bigint IS NULL OR r.order_id = $2)
          AND NOT EXISTS (SELECT 1 ${USED} AND o.order_id = r.order_id AND m.offer_id = r.offer_id)`,
      [shopId, orderId],
    );
    await db.query(
      `INSERT INTO offer_redemptions (shop_id, order_id, offer_id, customer_id, code, revenue_minor, discount_minor, redeemed_at)
       SELECT DISTINCT ON (o.order_id, m.offer_id)
              o.shop_id, o.order_id, m.offer_id, o.customer_id, m.code, o.revenue_minor, o.discount_minor, o.processed_at
         ${USED}
       ON CONFLICT (shop_id, order_id, offer_id) DO UPDATE
         SET customer_id = excluded.customer_id, code = excluded.code, revenue_minor = excluded.revenue_minor,
             discount_minor = excluded.discount_minor, redeemed_at = excluded.redeemed_at`,
      [shopId, orderId],
    );
  });
}

/**
 * Job offers.redeemed: notes which offers a recorded order used. An order that was refunded, cancelled or lost its code
 * since changes its redemption, or takes it back.
 */
export async function recordRedemptions(shopId: number, orderId: OrderId): Promise<void> {
  await record(shopId, orderId);
}

/** Job offers.redeemed-all: the same after many orders came at once. */
export async function recordAllRedemptions(shopId: number): Promise<void> {
  const offers = await pool.query("SELECT 1 FROM offers WHERE shop_id = $1 LIMIT 1", [shopId]);
  if (offers.rowCount !== 0) await record(shopId, null);
}

export interface RedemptionTotals {
  redemptions: number;
  revenueMinor: number;
  discountMinor: number;
  /** orders of customers who had been held out: a code was passed on */
  byHeldOut: number;
}

export async function redemptionTotals(
  db: Db,
  shopId: number,
  offerId: string,
): Promise<RedemptionTotals> {
  const [totals] = await rows<RedemptionTotals>(
    db,
    `SELECT count(*) AS redemptions, coalesce(sum(r.revenue_minor), 0) AS "revenueMinor",
            coalesce(sum(r.discount_minor), 0) AS "discountMinor",
            count(*) FILTER (WHERE m.arm = 'holdout') AS "byHeldOut"
       FROM offer_redemptions r
       LEFT JOIN experiment_members m
         ON m.shop_id = r.shop_id AND m.experiment_id = r.offer_id AND m.customer_id = r.customer_id
      WHERE r.shop_id = $1 AND r.offer_id = $2`,
    [shopId, offerId],
  );
  return totals!;
}

/** Redemptions and revenue of several offers, by offer. */
export async function redemptionsOf(
  db: Db,
  shopId: number,
  offerIds: string[],
): Promise<Map<string, { redemptions: number; revenueMinor: number }>> {
  const found = await rows<{ offerId: string; redemptions: number; revenueMinor: number }>(
    db,
    `SELECT offer_id AS "offerId", count(*) AS redemptions, sum(revenue_minor) AS "revenueMinor"
       FROM offer_redemptions WHERE shop_id = $1 AND offer_id = ANY($2::uuid[]) GROUP BY offer_id`,
    [shopId, offerIds],
  );
  return new Map(found.map(({ offerId, ...totals }) => [offerId, totals]));
}

export interface RedemptionRow {
  orderId: OrderId;
  orderName: string;
  customerId: CustomerId | null;
  code: string;
  revenueMinor: number;
  discountMinor: number;
  redeemedAt: Date;
}

export async function latestRedemptions(
  db: Db,
  shopId: number,
  offerId: string,
  limit: number,
): Promise<RedemptionRow[]> {
  return rows<RedemptionRow>(
    db,
    `SELECT r.order_id AS "orderId", coalesce(o.name, '') AS "orderName", r.customer_id AS "customerId", r.code,
            r.revenue_minor AS "revenueMinor", r.discount_minor AS "discountMinor", r.redeemed_at AS "redeemedAt"
       FROM offer_redemptions r LEFT JOIN orders o USING (shop_id, order_id)
      WHERE r.shop_id = $1 AND r.offer_id = $2
      ORDER BY r.redeemed_at DESC, r.order_id DESC LIMIT $3`,
    [shopId, offerId, limit],
  );
}
