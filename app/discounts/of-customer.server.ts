import { rows, type Db } from "../db.server.ts";

export interface CustomerOffer {
  offerId: string;
  title: string;
  /** held out by chance: got no code, so that the offer's effect can be seen */
  heldOut: boolean;
  code: string | null;
  redeemedAt: Date | null;
  createdAt: Date;
}

const SHOWN = 20;

/** Offers a customer was part of, the newest first. */
export async function offersOfCustomer(
  db: Db,
  shopId: number,
  customerId: string,
): Promise<CustomerOffer[]> {
  return rows(
    db,
    `SELECT o.offer_id AS "offerId", o.title, m.arm = 'holdout' AS "heldOut",
            CASE WHEN m.code_state = 'added' THEN m.code END AS code, o.created_at AS "createdAt",
            (SELECT min(r.redeemed_at) FROM offer_redemptions r
              WHERE r.shop_id = $1 AND r.offer_id = o.offer_id AND r.customer_id = $2) AS "redeemedAt"
       FROM offer_members m JOIN offers o USING (shop_id, offer_id)
      WHERE m.shop_id = $1 AND m.customer_id = $2
      ORDER BY o.created_at DESC LIMIT ${SHOWN}`,
    [shopId, customerId],
  );
}
