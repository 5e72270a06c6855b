import { rows, type Db } from "../db.server.ts";
import type { TimelinePosition } from "../orders/timeline-position.ts";
import type { CustomerId } from "../ids.ts";

/** An offer reaches a customer, or its code is used. */
export interface OfferEvent {
  /** one of a kind among the events of a customer */
  eventId: string;
  offerId: string;
  title: string;
  /** held_out by chance: got no code, so that the offer's effect can be seen */
  kind: "given" | "held_out" | "redeemed";
  /** null for the held-out, and until Shopify has the code */
  code: string | null;
  /** of the order it was used in */
  discountMinor: number | null;
  at: Date;
}

/**
 * Offers a customer was part of and the times they were redeemed, the newest first.
 * @param before where the page begins, null for the newest
 */
export async function offerEventsOfCustomer(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  before: TimelinePosition | null,
  limit: number,
): Promise<OfferEvent[]> {
  return rows(
    db,
    `SELECT * FROM (
       SELECT o.offer_id || ':given' AS "eventId", o.offer_id AS "offerId", o.title,
              CASE WHEN m.arm = 'holdout' THEN 'held_out' ELSE 'given' END AS kind,
              CASE WHEN c.code_state = 'added' THEN c.code END AS code, NULL::bigint AS "discountMinor",
              coalesce(o.launched_at, o.created_at) AS at
         FROM experiment_members m
         JOIN offers o ON o.shop_id = m.shop_id AND o.offer_id = m.experiment_id
         LEFT JOIN offer_members c
           ON c.shop_id = m.shop_id AND c.offer_id = m.experiment_id AND c.customer_id = m.customer_id
        WHERE m.shop_id = $1 AND m.customer_id = $2
       UNION ALL
       SELECT r.offer_id || ':redeemed:' || r.order_id, r.offer_id, o.title, 'redeemed', r.code, r.discount_minor,
              r.redeemed_at
         FROM experiment_members m
         JOIN offer_redemptions r
           ON r.shop_id = m.shop_id AND r.offer_id = m.experiment_id AND r.customer_id = m.customer_id
         JOIN offers o ON o.shop_id = r.shop_id AND o.offer_id = r.offer_id
        WHERE m.shop_id = $1 AND m.customer_id = $2) events
      WHERE $3::timestamptz IS NULL OR at < $3
         OR (at = $3 AND ($4::text IS NULL OR "eventId" COLLATE "C" < $4))
      ORDER BY at DESC, "eventId" COLLATE "C" DESC LIMIT $5`,
    [shopId, customerId, before?.at ?? null, before?.id ?? null, limit],
  );
}
