import { rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";
import { tagKey } from "./tags.ts";

/** A shop with more words than this uses them for something else. */
const MOST_TAGS = 200;

/** Every tag of a shop, in alphabetical order: the index is asked for one after the other, however many carry it. */
export async function tagsOfShop(db: Db, shopId: number): Promise<string[]> {
  const found = await rows<{ tag: string }>(
    db,
    `WITH RECURSIVE known AS (
       (SELECT t.tag FROM customer_tags t WHERE t.shop_id = $1 ORDER BY t.tag LIMIT 1)
       UNION ALL
       SELECT (SELECT t.tag FROM customer_tags t WHERE t.shop_id = $1 AND t.tag > k.tag ORDER BY t.tag LIMIT 1)
         FROM known k WHERE k.tag IS NOT NULL)
     SELECT tag FROM known WHERE tag IS NOT NULL LIMIT ${MOST_TAGS}`,
    [shopId],
  );
  return found.map(({ tag }) => tag);
}

/** The tags of a customer. */
export async function tagsOf(db: Db, shopId: number, customerId: CustomerId): Promise<string[]> {
  const found = await rows<{ tag: string }>(
    db,
    "SELECT tag FROM customer_tags WHERE shop_id = $1 AND customer_id = $2 ORDER BY tag",
    [shopId, customerId],
  );
  return found.map(({ tag }) => tag);
}

/** A tag as the shop writes it already, whatever its capitals; as it is typed where it is new. */
export async function spelling(db: Db, shopId: number, tag: string): Promise<string> {
  const known = await tagsOfShop(db, shopId);
  return known.find((one) => tagKey(one) === tagKey(tag)) ?? tag;
}

/** Puts a tag on customers; those who have it keep it. @returns how many did not have it */
export async function tagCustomers(
  db: Db,
  shopId: number,
  customerIds: readonly CustomerId[],
  tag: string,
  now: Date,
): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO customer_tags (shop_id, customer_id, tag, at)
     SELECT $1, id, $3, $4 FROM unnest($2::bigint[]) AS given(id) ORDER BY id ON CONFLICT DO NOTHING`,
    [shopId, customerIds, tag, now],
  );
  return rowCount ?? 0;
}

/** Takes a tag off customers. @returns how many had it */
export async function untagCustomers(
  db: Db,
  shopId: number,
  customerIds: readonly CustomerId[],
  tag: string,
): Promise<number> {
  const { rowCount } = await db.query(
    "DELETE FROM customer_tags WHERE shop_id = $1 AND customer_id = ANY($2::bigint[]) AND tag = $3",
    [shopId, customerIds, tag],
  );
  return rowCount ?? 0;
}
