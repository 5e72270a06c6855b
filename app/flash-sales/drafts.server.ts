import { rows, type Db } from "../db.server.ts";
import { draftFields, type Draft } from "../shops/draft.ts";
import { saleFields, type SaleFields } from "./sale-fields.ts";

/** As many as a page shows. */
const LISTED = 20;

/**
 * Keeps a form as it is typed. One that was scheduled meanwhile, from another tab, is no draft any more.
 * @returns whether it is kept
 */
export async function keepDraft(
  db: Db,
  shopId: number,
  fields: SaleFields,
  now: Date,
): Promise<boolean> {
  const kept = await db.query(
    `INSERT INTO flash_sale_drafts (shop_id, sale_id, fields, saved_at)
     SELECT $1, $2::uuid, $3::jsonb, $4
      WHERE NOT EXISTS (SELECT 1 FROM flash_sales WHERE shop_id = $1 AND sale_id = $2::uuid)
     ON CONFLICT (shop_id, sale_id) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at`,
    [shopId, fields.saleId, JSON.stringify(fields), now],
  );
  return kept.rowCount === 1;
}

/** A form as it was kept; null when there is none of that number. */
export async function draftOf(db: Db, shopId: number, saleId: string): Promise<SaleFields | null> {
  const [found] = await rows<{ fields: unknown }>(
    db,
    "SELECT fields FROM flash_sale_drafts WHERE shop_id = $1 AND sale_id = $2",
    [shopId, saleId],
  );
  return found ? { ...draftFields(saleFields, found.fields), saleId } : null;
}

/** The latest first. */
export async function listDrafts(db: Db, shopId: number): Promise<Draft[]> {
  const found = await rows<{ id: string; title: string; savedAt: Date }>(
    db,
    `SELECT sale_id AS id, coalesce(fields->>'title', '') AS title, saved_at AS "savedAt" FROM flash_sale_drafts
      WHERE shop_id = $1 ORDER BY saved_at DESC LIMIT $2`,
    [shopId, LISTED],
  );
  return found.map((draft) => ({ ...draft, savedAt: draft.savedAt.toISOString() }));
}

export async function forgetDraft(db: Db, shopId: number, saleId: string): Promise<void> {
  await db.query("DELETE FROM flash_sale_drafts WHERE shop_id = $1 AND sale_id = $2", [
    shopId,
    saleId,
  ]);
}
