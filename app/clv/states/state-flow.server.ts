import { rows, type Db } from "../../db.server.ts";
import type { StateFlow } from "./state-flow.ts";

const DAYS = 30;

/**
 * Days for which moves between states have been followed: 0 on the first, null before it.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function daysFollowed(db: Db, shopId: number, today: string): Promise<number | null> {
  const [begin] = await rows<{ days: number | null }>(
    db,
    "SELECT $2::date - min(day) AS days FROM state_changes WHERE shop_id = $1",
    [shopId, today],
  );
  return begin?.days ?? null;
}

/**
 * Moves over the last 30 days, or since the states are followed.
 * @param today the shop's day, YYYY-MM-DD
 * @returns null before the first state is known
 */
export async function stateFlow(db: Db, shopId: number, today: string): Promise<StateFlow | null> {
  const [begin] = await rows<{ since: string }>(
    db,
    `SELECT greatest(min(day), $2::date - ${DAYS}) AS since FROM state_changes WHERE shop_id = $1
     HAVING min(day) IS NOT NULL`,
    [shopId, today],
  );
  if (!begin) return null;
  const moves = await rows<StateFlow["moves"][number]>(
    db,
    `SELECT from_state AS from, to_state AS to, count(*)::int AS customers
       FROM (SELECT (array_agg(from_state ORDER BY day))[1] AS from_state,
                    (array_agg(to_state ORDER BY day DESC))[1] AS to_state
               FROM state_changes WHERE shop_id = $1 AND day > $2::date
              GROUP BY customer_id) moved
      WHERE from_state IS DISTINCT FROM to_state
      GROUP BY 1, 2 ORDER BY customers DESC, 1, 2`,
    [shopId, begin.since],
  );
  return { since: begin.since, until: today, moves };
}
