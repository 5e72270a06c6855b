import { rows, type Db } from "../db.server.ts";
import { codeDiscountOf, columnsOf, type DiscountColumns } from "../discounts/kinds.ts";
import type { DiscountId } from "../ids.ts";
import type { OfferState, OfferTerms } from "./offer.ts";

export interface OfferRow extends OfferTerms {
  offerId: string;
  segment: string;
  /** of an offer to a list: its address, where that names nobody, and who they are */
  listQuery: string | null;
  listWords: string | null;
  startsAt: string;
  codePrefix: string;
  state: OfferState;
  discountId: DiscountId | null;
  problem: string | null;
  audience: number;
  treated: number;
  heldOut: number;
  codesAdded: number;
  createdAt: string;
  launchedAt: string | null;
  stoppedAt: string | null;
  /** when the merchant said that the codes are with the customers */
  codesSentAt: string | null;
}

interface StoredOffer
  extends
    Omit<
      OfferRow,
      | "discount"
      | "state"
      | "startsAt"
      | "endsAt"
      | "createdAt"
      | "launchedAt"
      | "stoppedAt"
      | "codesSentAt"
    >,
    Omit<DiscountColumns, "productIds"> {
  state: string;
  startsAt: Date;
  endsAt: Date | null;
  createdAt: Date;
  launchedAt: Date | null;
  stoppedAt: Date | null;
  codesSentAt: Date | null;
}

const columns = `offer_id AS "offerId", title, segment, list_query AS "listQuery", list_words AS "listWords", kind, percent, amount_minor AS "amountMinor",
  minimum_minor AS "minimumMinor", once_per_customer AS "oncePerCustomer", starts_at AS "startsAt", ends_at AS "endsAt",
  holdout_percent AS "holdoutPercent", margin_percent AS "marginPercent", code_prefix AS "codePrefix", state,
  discount_id AS "discountId", problem, audience, treated, held_out AS "heldOut", codes_added AS "codesAdded",
  created_at AS "createdAt", launched_at AS "launchedAt", stopped_at AS "stoppedAt",
  codes_sent_at AS "codesSentAt"`;

const iso = (at: Date | null) => at?.toISOString() ?? null;

function offerOf(stored: StoredOffer): OfferRow {
  const { kind, percent, amountMinor, minimumMinor, oncePerCustomer, ...offer } = stored;
  return {
    ...offer,
    discount: codeDiscountOf({ kind, percent, amountMinor, minimumMinor, oncePerCustomer }),
    state: stored.state as OfferState,
    startsAt: stored.startsAt.toISOString(),
    endsAt: iso(stored.endsAt),
    createdAt: stored.createdAt.toISOString(),
    launchedAt: iso(stored.launchedAt),
    stoppedAt: iso(stored.stoppedAt),
    codesSentAt: iso(stored.codesSentAt),
  };
}

export async function getOffer(db: Db, shopId: number, offerId: string): Promise<OfferRow | null> {
  const [found] = await rows<StoredOffer>(
    db,
    `SELECT ${columns} FROM offers WHERE shop_id = $1 AND offer_id = $2`,
    [shopId, offerId],
  );
  return found ? offerOf(found) : null;
}

/** The newest offers, the newest first. */
export async function newestOffers(db: Db, shopId: number, limit: number): Promise<OfferRow[]> {
  const found = await rows<StoredOffer>(
    db,
    `SELECT ${columns} FROM offers WHERE shop_id = $1 ORDER BY created_at DESC, offer_id LIMIT $2`,
    [shopId, limit],
  );
  return found.map(offerOf);
}

/** How many offers went to a list that names this: the number of a segment. */
export async function offersTo(db: Db, shopId: number, named: string): Promise<number> {
  const [found] = await rows<{ count: number }>(
    db,
    `SELECT count(*)::int AS count FROM offers WHERE shop_id = $1 AND strpos(list_query, $2) > 0`,
    [shopId, named],
  );
  return found!.count;
}

/** Offers that went out from the one moment until before the other, the newest first. */
export async function launchedBetween(
  db: Db,
  shopId: number,
  from: Date,
  until: Date,
  limit: number,
): Promise<{ offerId: string; title: string; launchedAt: Date }[]> {
  return rows(
    db,
    `SELECT offer_id AS "offerId", title, launched_at AS "launchedAt" FROM offers
      WHERE shop_id = $1 AND launched_at >= $2 AND launched_at < $3 ORDER BY launched_at DESC LIMIT $4`,
    [shopId, from, until, limit],
  );
}

type NewOffer = OfferTerms &
  Pick<
    OfferRow,
    | "offerId"
    | "segment"
    | "listQuery"
    | "listWords"
    | "startsAt"
    | "codePrefix"
    | "audience"
    | "treated"
  >;

/**
 * Writes an offer, in the caller's transaction.
 * @returns false when this offer was written before: the same form, sent twice
 */
export async function writeOffer(db: Db, shopId: number, offer: NewOffer): Promise<boolean> {
  const discount = columnsOf(offer.discount);
  const written = await db.query(
    `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, amount_minor, minimum_minor,
       once_per_customer, starts_at, ends_at, holdout_percent, margin_percent, code_prefix, state,
       audience, treated, held_out, list_query, list_words)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,'launching',$15,$16,$17,$18,$19)
     ON CONFLICT DO NOTHING`,
    [
      shopId,
      offer.offerId,
      offer.title,
      offer.segment,
      discount.kind,
      discount.percent,
      discount.amountMinor,
      discount.minimumMinor,
      discount.oncePerCustomer,
      offer.startsAt,
      offer.endsAt,
      offer.holdoutPercent,
      offer.marginPercent,
      offer.codePrefix,
      offer.audience,
      offer.treated,
      offer.audience - offer.treated,
      offer.listQuery,
      offer.listWords,
    ],
  );
  return written.rowCount === 1;
}

type Change = Partial<{
  state: OfferState;
  discountId: DiscountId;
  problem: string | null;
  launchedAt: string;
  stoppedAt: string;
  codesSentAt: string;
  marginPercent: number | null;
}>;

const changeable: Record<keyof Change, string> = {
  state: "state",
  discountId: "discount_id",
  problem: "problem",
  launchedAt: "launched_at",
  stoppedAt: "stopped_at",
  codesSentAt: "codes_sent_at",
  marginPercent: "margin_percent",
};

export async function changeOffer(
  db: Db,
  shopId: number,
  offerId: string,
  change: Change,
): Promise<void> {
  const names = Object.keys(change) as (keyof Change)[];
  const sets = names.map((name, index) => `${changeable[name]} = $${index + 3}`);
  await db.query(`UPDATE offers SET ${sets.join(", ")} WHERE shop_id = $1 AND offer_id = $2`, [
    shopId,
    offerId,
    ...names.map((name) => change[name]),
  ]);
}
