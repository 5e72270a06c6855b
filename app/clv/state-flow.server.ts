import { rows, type Db } from "../db.server.ts";
import type { StateFlow } from "./state-flow.ts";

const DAYS = 30;

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
    `SELECT moved.from_state AS from, v.state AS to, count(*)::int AS customers
       FROM (SELECT DISTINCT ON (customer_id) customer_id, from_state
               FROM state_changes WHERE shop_id = $1 AND day > $2::date
              ORDER BY customer_id, day) moved
       JOIN customer_values v ON v.shop_id = $1 AND v.customer_id = moved.customer_id
      WHERE moved.from_state IS DISTINCT FROM v.state
      GROUP BY 1, 2 ORDER BY customers DESC, 1, 2`,
    [shopId, begin.since],
  );
  return { since: begin.since, until: today, moves };
}
