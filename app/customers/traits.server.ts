import { rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";
import { isTrait, lastWords, traits, type Learnt, type Traits } from "./traits.ts";

/**
 * Notes what was learnt of any number of customers. What is known from later stays.
 * @throws ZodError when a value is not what its trait is
 */
export async function writeTraits(
  db: Db,
  shopId: number,
  learnt: readonly Learnt[],
): Promise<void> {
  const words = lastWords(learnt);
  if (words.length === 0) return;
  // in order of their keys: two that learn of the same customers wait for each other instead of blocking each other
  await db.query(
    `DELETE FROM customer_traits t
      USING jsonb_to_recordset($2::jsonb) AS l("customerId" bigint, trait text, value jsonb, at timestamptz)
      WHERE t.shop_id = $1 AND t.customer_id = l."customerId" AND t.trait = l.trait AND t.at <= l.at
        AND l.value IS NULL`,
    [shopId, JSON.stringify(words)],
  );
  await db.query(
    `INSERT INTO customer_traits AS t (shop_id, customer_id, trait, value, at)
     SELECT $1, "customerId", trait, value, at
       FROM jsonb_to_recordset($2::jsonb) AS l("customerId" bigint, trait text, value jsonb, at timestamptz)
      WHERE value IS NOT NULL ORDER BY 2, 3
     ON CONFLICT (shop_id, customer_id, trait) DO UPDATE SET value = excluded.value, at = excluded.at
      WHERE t.at <= excluded.at`,
    [shopId, JSON.stringify(words)],
  );
}

/** What is known of customers, by their id; those of whom nothing is known are missing. */
export async function traitsOf(
  db: Db,
  shopId: number,
  customerIds: readonly CustomerId[],
): Promise<Map<CustomerId, Traits>> {
  const found = await rows<{ customerId: CustomerId; trait: string; value: unknown }>(
    db,
    `SELECT customer_id AS "customerId", trait, value FROM customer_traits
      WHERE shop_id = $1 AND customer_id = ANY($2::bigint[])`,
    [shopId, customerIds],
  );
  const known = new Map<CustomerId, Traits>();
  for (const { customerId, trait, value } of found) {
    // what an earlier release wrote under another name or shape is not known any more
    if (!isTrait(trait)) continue;
    const parsed = traits[trait].safeParse(value);
    if (!parsed.success) continue;
    known.set(customerId, { ...known.get(customerId), [trait]: parsed.data });
  }
  return known;
}

/** Of a trait's words the first so many: a filter is chosen from them. */
const MOST_WORDS = 50;
/** Rows looked at to find them. */
const LOOKED_AT = 5000;

/** What customers of a shop have of each trait, in its own word; a trait nobody has is missing. */
export async function traitWords(db: Db, shopId: number): Promise<Map<string, string[]>> {
  const found = await rows<{ trait: string; words: string[] }>(
    db,
    `SELECT trait, coalesce((array_agg(DISTINCT word ORDER BY word))[1:${MOST_WORDS}], '{}') AS words
       FROM (SELECT t.trait, w.word FROM (
               SELECT trait, value FROM customer_traits WHERE shop_id = $1 LIMIT ${LOOKED_AT}) t
              CROSS JOIN LATERAL jsonb_array_elements_text(
                CASE jsonb_typeof(t.value) WHEN 'array' THEN t.value ELSE jsonb_build_array(t.value) END) AS w(word)) known
      GROUP BY trait`,
    [shopId],
  );
  return new Map(found.filter(({ trait }) => isTrait(trait)).map((one) => [one.trait, one.words]));
}
