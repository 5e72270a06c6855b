import { stateTotals } from "../clv/states/state-totals.server.ts";
import { holdEverybody } from "../clv/states/states.ts";
import { shopTotals } from "../customers/facts.server.ts";
import { countUnprofiled } from "../customers/profiling.server.ts";
import { pool } from "../db.server.ts";
import { isFirstReading } from "../orders/import-state.server.ts";

/**
 * Whether values and states are still those of a part of the shop: its orders were never read to the end, or they
 * were and what they mean is being worked out. They look final and are not.
 */
export async function areOfAPart(shopId: number): Promise<boolean> {
  const [isReading, states, totals, unprofiled] = await Promise.all([
    isFirstReading(pool, shopId),
    stateTotals(pool, shopId),
    shopTotals(pool, shopId),
    countUnprofiled(pool, shopId),
  ]);
  const profiled = (totals?.customers ?? 0) - unprofiled;
  return isReading || (profiled > 0 && !holdEverybody(states, profiled));
}
