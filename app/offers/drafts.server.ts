import { rows, type Db } from "../db.server.ts";
import { draftFields, type Draft } from "../shops/draft.ts";
import { offerFields, type OfferFields } from "./offer-fields.ts";

/** As many as a page shows. */
const LISTED = 20;

/**
 * Keeps a form as it is typed. One that was launched meanwhile, from another tab, is no draft any more.
 * @returns whether it is kept
 */
export async function keepDraft(
  db: Db,
  shopId: number,
  fields: OfferFields,
  now: Date,
): Promise<boolean> {
  const kept = await db.query(
    `INSERT INTO offer_drafts (shop_id, offer_id, fields, saved_at)
     SELECT $1, $2::uuid, $3::jsonb, $4
      WHERE NOT EXISTS (SELECT 1 FROM offers WHERE shop_id = $1 AND offer_id = $2::uuid)
     ON CONFLICT (shop_id, offer_id) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at`,
    [shopId, fields.offerId, JSON.stringify(fields), now],
  );
  return kept.rowCount === 1;
}

/** A form as it was kept; null when there is none of that number. */
export async function draftOf(
  db: Db,
  shopId: number,
  offerId: string,
): Promise<OfferFields | null> {
  const [found] = await rows<{ fields: unknown }>(
    db,
    "SELECT fields FROM offer_drafts WHERE shop_id = $1 AND offer_id = $2",
    [shopId, offerId],
  );
  return found ? { ...draftFields(offerFields, found.fields), offerId } : null;
}

/** The latest first. */
export async function listDrafts(db: Db, shopId: number): Promise<Draft[]> {
  const found = await rows<{ id: string; title: string; savedAt: Date }>(
    db,
    `SELECT offer_id AS id, coalesce(fields->>'title', '') AS title, saved_at AS "savedAt" FROM offer_drafts
      WHERE shop_id = $1 ORDER BY saved_at DESC LIMIT $2`,
    [shopId, LISTED],
  );
  return found.map((draft) => ({ ...draft, savedAt: draft.savedAt.toISOString() }));
}

export async function forgetDraft(db: Db, shopId: number, offerId: string): Promise<void> {
  await db.query("DELETE FROM offer_drafts WHERE shop_id = $1 AND offer_id = $2", [
    shopId,
    offerId,
  ]);
}
