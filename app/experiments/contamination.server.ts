import { rows, type Db } from "../db.server.ts";
import type { ArmName } from "./holdout.ts";

/**
 * Members of each arm who also got what another experiment tried while this one ran: what they did may be owed to
 * either. An experiment that has not begun disturbs nobody.
 */
export async function membersElsewhere(
  db: Db,
  shopId: number,
  experimentId: string,
): Promise<Record<ArmName, number>> {
  const found = await rows<{ arm: string; members: number }>(
    db,
    `SELECT m.arm, count(*) AS members FROM experiment_members m
      WHERE m.shop_id = $1 AND m.experiment_id = $2 AND m.customer_id IN (
        SELECT o.customer_id
          FROM experiments mine
          JOIN experiments other
            ON other.shop_id = mine.shop_id AND other.experiment_id <> mine.experiment_id
           AND other.began_at < mine.until_at AND mine.began_at < other.until_at
          JOIN experiment_members o
            ON o.shop_id = other.shop_id AND o.experiment_id = other.experiment_id AND o.arm = 'treated'
         WHERE mine.shop_id = $1 AND mine.experiment_id = $2)
      GROUP BY m.arm`,
    [shopId, experimentId],
  );
  const members = (name: ArmName) => found.find(({ arm }) => arm === name)?.members ?? 0;
  return { treated: members("treated"), holdout: members("holdout") };
}
