import type { Asked, Bind, FactPlace } from "./facts/fact.ts";

export interface MembersStatement {
  /** tables and conditions, c = customers, v = customer_values */
  from: string;
  values: unknown[];
}

/** One customer in so many is in the sample of a large shop, by a hash of their number. */
const SAMPLED = 128;

/** The condition of the partial indexes of the sample. */
export const inSample = (table: string) => `(hashint8(${table}.customer_id) & ${SAMPLED - 1}) = 0`;

/**
 * Whom a segment holds: whoever objected to being profiled is in none.
 * @param isSample of one customer in SAMPLED only
 */
export function membersStatement(
  sql: Asked["sql"],
  shopId: number,
  place: FactPlace,
  isSample: boolean,
): MembersStatement {
  const values: unknown[] = [shopId];
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`;
  const only = (table: string) => (isSample ? ` AND ${inSample(table)}` : "");
  const where = sql(bind, place);
  const customers = `(SELECT * FROM customers c WHERE c.shop_id = $1${only("c")}) c`;
  const ofValues = `(SELECT * FROM customer_values v WHERE v.shop_id = $1${only("v")}) v`;
  return {
    from: `${customers} LEFT JOIN ${ofValues} USING (shop_id, customer_id)
      WHERE ${where} AND NOT EXISTS (
        SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = $1 AND u.customer_id = c.customer_id)`,
    values,
  };
}
