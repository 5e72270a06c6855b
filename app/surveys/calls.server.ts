import { pool, rows } from "../db.server.ts";
import { inBatches } from "./batches.ts";
import { limits, type Charge } from "./door-limits.ts";

/**
 * Counts a call, for all web processes together.
 * @returns seconds to wait until every limit has room again; 0 = go on
 */
export const charge = inBatches(count);

function nameOf({ shopId, key }: Pick<Charge, "shopId" | "key">): string {
  return `${shopId} ${key}`;
}

async function count(batch: Charge[][]): Promise<number[]> {
  const now = Date.now();
  const sums = new Map<string, Charge & { calls: number; until: Date }>();
  for (const one of batch.flat()) {
    const until = new Date(now + limits[one.limit].windowMs);
    const sum = sums.get(nameOf(one)) ?? { ...one, calls: 0, until };
    sums.set(nameOf(one), { ...sum, calls: sum.calls + 1 });
  }
  const held = await add([...sums.values()], new Date(now));
  // where this batch began: each of its callers has a place of their own in the window
  const places = new Map(
    held.map((row) => [nameOf(row), { ...row, calls: row.calls - sums.get(nameOf(row))!.calls }]),
  );
  return batch.map((charges) =>
    Math.max(0, ...charges.map((one) => secondsLeft(one, places.get(nameOf(one)), now))),
  );
}

interface Held {
  shopId: number;
  key: string;
  calls: number;
  until: Date;
}

function secondsLeft({ limit }: Charge, held: Held | undefined, now: number): number {
  if (!held || ++held.calls <= limits[limit].calls) return 0;
  return Math.max(1, Math.ceil((held.until.getTime() - now) / 1000));
}

/** In one order for all processes: they meet on the same rows. */
function add(charges: { shopId: number; key: string; calls: number; until: Date }[], now: Date) {
  return rows<Held>(
    pool,
    `INSERT INTO survey_calls AS held (shop_id, key, until, calls)
     SELECT "shopId", key, until, calls
       FROM jsonb_to_recordset($1::jsonb) AS c("shopId" int, key text, until timestamptz, calls int)
      ORDER BY 1, 2
     ON CONFLICT (shop_id, key) DO UPDATE
       SET calls = CASE WHEN held.until <= $2 THEN excluded.calls ELSE held.calls + excluded.calls END,
           until = CASE WHEN held.until <= $2 THEN excluded.until ELSE held.until END
     RETURNING shop_id AS "shopId", key, calls, until`,
    [JSON.stringify(charges), now],
  );
}

/** Windows that are over say nothing any more. */
export async function forgetCalls(shopId: number, now: Date): Promise<void> {
  await pool.query("DELETE FROM survey_calls WHERE shop_id = $1 AND until <= $2", [shopId, now]);
}
