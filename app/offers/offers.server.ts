import type pg from "pg";
import { copyIn, pool, rows, type Db } from "../db.server.ts";
import { codeDiscountOf, columnsOf, type DiscountColumns } from "../discounts/kinds.ts";
import type { CustomerId, DiscountId } from "../ids.ts";
import type { OfferState, OfferTerms } from "./offer.ts";

export interface OfferRow extends OfferTerms {
  offerId: string;
  segment: string;
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
}

interface StoredOffer
  extends
    Omit<
      OfferRow,
      "discount" | "state" | "startsAt" | "endsAt" | "createdAt" | "launchedAt" | "stoppedAt"
    >,
    Omit<DiscountColumns, "productIds"> {
  state: string;
  startsAt: Date;
  endsAt: Date | null;
  createdAt: Date;
  launchedAt: Date | null;
  stoppedAt: Date | null;
}

const columns = `offer_id AS "offerId", title, segment, kind, percent, amount_minor AS "amountMinor",
  minimum_minor AS "minimumMinor", once_per_customer AS "oncePerCustomer", starts_at AS "startsAt", ends_at AS "endsAt",
  holdout_percent AS "holdoutPercent", margin_percent AS "marginPercent", code_prefix AS "codePrefix", state,
  discount_id AS "discountId", problem, audience, treated, held_out AS "heldOut", codes_added AS "codesAdded",
  created_at AS "createdAt", launched_at AS "launchedAt", stopped_at AS "stoppedAt"`;

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

export interface OfferPage {
  offers: OfferRow[];
  /** where the next, older page begins; null on the last one */
  next: string | null;
}

/** Offers, the newest first. @param before what an earlier page gave as `next` */
export async function listOffers(
  db: Db,
  shopId: number,
  { before = null, limit = 50 }: { before?: string | null; limit?: number } = {},
): Promise<OfferPage> {
  const found = await rows<StoredOffer>(
    db,
    `SELECT ${columns} FROM offers
      WHERE shop_id = $1 AND ($2::timestamptz IS NULL OR created_at < $2)
      ORDER BY created_at DESC LIMIT $3`,
    [shopId, before, limit + 1],
  );
  const offers = found.slice(0, limit).map(offerOf);
  return { offers, next: found.length > limit ? offers.at(-1)!.createdAt : null };
}

export interface NewMember {
  customerId: CustomerId;
  arm: "treated" | "holdout";
  /** only of the treated: who is held out never gets one */
  code: string | null;
}

/**
 * Writes an offer with everybody it is about, in the caller's transaction.
 * @returns false when this offer was written before: the same form, sent twice
 */
export async function writeOffer(
  db: pg.PoolClient,
  shopId: number,
  offer: OfferTerms & { offerId: string; segment: string; startsAt: string; codePrefix: string },
  members: NewMember[],
): Promise<boolean> {
  const treated = members.filter((member) => member.arm === "treated").length;
  const discount = columnsOf(offer.discount);
  const written = await db.query(
    `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, amount_minor, minimum_minor,
       once_per_customer, starts_at, ends_at, holdout_percent, margin_percent, code_prefix, state,
       audience, treated, held_out)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,'launching',$15,$16,$17)
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
      members.length,
      treated,
      members.length - treated,
    ],
  );
  if (written.rowCount === 0) return false;
  await copyMembers(db, shopId, offer.offerId, members);
  return true;
}

/** Rows handed over at a time. */
const CHUNK_ROWS = 1000;

async function copyMembers(
  db: pg.PoolClient,
  shopId: number,
  offerId: string,
  members: NewMember[],
): Promise<void> {
  await copyIn(
    db,
    "COPY offer_members (shop_id, offer_id, customer_id, arm, code, code_state) FROM STDIN",
    memberRows(shopId, offerId, members),
  );
}

function* memberRows(shopId: number, offerId: string, members: NewMember[]): Generator<string> {
  for (let start = 0; start < members.length; start += CHUNK_ROWS)
    yield members
      .slice(start, start + CHUNK_ROWS)
      .map(({ customerId, arm, code }) =>
        [shopId, offerId, customerId, arm, code ?? "\\N", code ? "pending" : "\\N"].join("\t"),
      )
      .join("\n")
      .concat("\n");
}

/** The code the discount is created with: the same one however often the launch is tried. */
export async function firstCode(db: Db, shopId: number, offerId: string): Promise<string | null> {
  const [member] = await rows<{ code: string }>(
    db,
    `SELECT code FROM offer_members WHERE shop_id = $1 AND offer_id = $2 AND arm = 'treated' AND code IS NOT NULL
      ORDER BY customer_id LIMIT 1`,
    [shopId, offerId],
  );
  return member?.code ?? null;
}

export interface PendingCode {
  customerId: CustomerId;
  code: string;
}

/** Codes Shopify does not have yet, in order of customer. */
export async function pendingCodes(
  db: Db,
  shopId: number,
  offerId: string,
  afterCustomer: number,
  limit: number,
): Promise<PendingCode[]> {
  return rows<PendingCode>(
    db,
    `SELECT customer_id AS "customerId", code FROM offer_members
      WHERE shop_id = $1 AND offer_id = $2 AND customer_id > $3 AND code_state = 'pending' AND code IS NOT NULL
      ORDER BY customer_id LIMIT $4`,
    [shopId, offerId, afterCustomer, limit],
  );
}

/** Notes that Shopify has these codes, and how many it has in all. Codes of other offers change nothing. In the caller's transaction. */
export async function markCodesAdded(
  db: pg.PoolClient,
  shopId: number,
  offerId: string,
  codes: string[],
): Promise<void> {
  const { rowCount: added } = await db.query(
    `UPDATE offer_members SET code_state = 'added'
      WHERE shop_id = $1 AND offer_id = $2 AND code = ANY($3) AND code_state <> 'added'`,
    [shopId, offerId, codes],
  );
  await db.query(
    "UPDATE offers SET codes_added = codes_added + $3 WHERE shop_id = $1 AND offer_id = $2",
    [shopId, offerId, added],
  );
}

export async function markCodeRefused(
  db: Db,
  shopId: number,
  offerId: string,
  code: string,
): Promise<void> {
  await db.query(
    `UPDATE offer_members SET code_state = 'failed' WHERE shop_id = $1 AND offer_id = $2 AND code = $3`,
    [shopId, offerId, code],
  );
}

/** Another discount of the shop has this very code: the customer gets a new one. */
export async function replaceCode(
  db: Db,
  shopId: number,
  offerId: string,
  code: string,
  replacement: string,
): Promise<void> {
  await db.query(
    `UPDATE offer_members SET code = $4 WHERE shop_id = $1 AND offer_id = $2 AND code = $3 AND code_state = 'pending'`,
    [shopId, offerId, code, replacement],
  );
}

type Change = Partial<{
  state: OfferState;
  discountId: DiscountId;
  problem: string | null;
  launchedAt: string;
  stoppedAt: string;
  marginPercent: number | null;
}>;

const changeable: Record<keyof Change, string> = {
  state: "state",
  discountId: "discount_id",
  problem: "problem",
  launchedAt: "launched_at",
  stoppedAt: "stopped_at",
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

/** Who got which code, in batches, for a download. Only codes Shopify has: the others do not work. */
export async function* issuedCodes(shopId: number, offerId: string): AsyncGenerator<PendingCode[]> {
  let after = 0;
  for (;;) {
    const batch = await rows<PendingCode>(
      pool,
      `SELECT customer_id AS "customerId", code FROM offer_members
        WHERE shop_id = $1 AND offer_id = $2 AND customer_id > $3 AND arm = 'treated' AND code_state = 'added'
          AND code IS NOT NULL
        ORDER BY customer_id LIMIT 5000`,
      [shopId, offerId, after],
    );
    if (batch.length === 0) return;
    yield batch;
    after = batch.at(-1)!.customerId;
  }
}
