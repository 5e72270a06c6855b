import { pool, rows } from "../db.server.ts";
import { limits, type Charge } from "./door-limits.ts";

interface Waiting {
  charges: Charge[];
  counted: (seconds: number) => void;
  failed: (error: unknown) => void;
}

/** Callers of one statement at most. */
const MOST = 200;
let waiting: Waiting[] = [];
let counting = false;

/**
 * Counts a call, for all web processes together. Calls that come while one statement is on its way are counted
 * together by the next, so that a burst costs a statement for many.
 * @returns seconds to wait until every limit has room again; 0 = go on
 */
export function charge(charges: Charge[]): Promise<number> {
  return new Promise((counted, failed) => {
    waiting.push({ charges, counted, failed });
    if (!counting) void countAll();
  });
}

async function countAll(): Promise<void> {
  counting = true;
  while (waiting.length > 0) {
    const batch = waiting.slice(0, MOST);
    waiting = waiting.slice(MOST);
    await count(batch);
  }
  counting = false;
}

const nameOf = ({ shopId, key }: Pick<Charge, "shopId" | "key">) => `${shopId} ${key}`;

async function count(batch: Waiting[]): Promise<void> {
  try {
    const now = Date.now();
    const sums = new Map<string, Charge & { calls: number; until: Date }>();
    for (const one of batch.flatMap(({ charges }) => charges)) {
      const until = new Date(now + limits[one.limit].windowMs);
      const sum = sums.get(nameOf(one)) ?? { ...one, calls: 0, until };
      sums.set(nameOf(one), { ...sum, calls: sum.calls + 1 });
    }
    const held = await add([...sums.values()], new Date(now));
    // where this batch began: each of its callers has a place of their own in the window
    const places = new Map(
      held.map((row) => [nameOf(row), { ...row, calls: row.calls - sums.get(nameOf(row))!.calls }]),
    );
    for (const { charges, counted } of batch)
      counted(Math.max(0, ...charges.map((one) => secondsLeft(one, places.get(nameOf(one)), now))));
  } catch (error) {
    for (const { failed } of batch) failed(error);
  }
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
