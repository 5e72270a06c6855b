import { rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";
import type { ArmName } from "./holdout.ts";

export interface Member {
  customerId: CustomerId;
  arm: ArmName;
}

/**
 * Writes down who is in which arm, and beside it what is predicted for each now: later the prediction has seen what was
 * tried, and could not tell any more what would have come without it.
 * @returns false when this experiment was written before; nothing changes then
 */
export async function writeExperiment(
  db: Db,
  shopId: number,
  experiment: { experimentId: string; holdoutPercent: number },
  members: Member[],
): Promise<boolean> {
  const { experimentId, holdoutPercent } = experiment;
  const written = await db.query(
    `INSERT INTO experiments (shop_id, experiment_id, holdout_percent) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [shopId, experimentId, holdoutPercent],
  );
  if (written.rowCount === 0) return false;
  await db.query(
    `INSERT INTO experiment_members (shop_id, experiment_id, customer_id, arm, p_order_90, expected_orders_12, clv12_minor)
     SELECT $1, $2, m.customer_id, m.arm, v.p_order_90, v.expected_orders_12, v.clv12_minor
       FROM unnest($3::bigint[], $4::text[]) AS m(customer_id, arm)
       LEFT JOIN (SELECT * FROM customer_values WHERE shop_id = $1) v USING (customer_id)`,
    [
      shopId,
      experimentId,
      members.map((member) => member.customerId),
      members.map((member) => member.arm),
    ],
  );
  return true;
}

/** Settles when orders speak for or against it: once at its beginning, and earlier when it is stopped. */
export async function setWindow(
  db: Db,
  shopId: number,
  experimentId: string,
  window: { from: string; until: string },
): Promise<void> {
  await db.query(
    `UPDATE experiments SET began_at = $3, until_at = $4 WHERE shop_id = $1 AND experiment_id = $2`,
    [shopId, experimentId, window.from, window.until],
  );
}

/** Those whose outcome window has closed after the one moment and not after the other. */
export async function closedBetween(
  db: Db,
  shopId: number,
  after: Date,
  until: Date,
): Promise<{ experimentId: string; untilAt: Date }[]> {
  return rows(
    db,
    `SELECT experiment_id AS "experimentId", until_at AS "untilAt" FROM experiments
      WHERE shop_id = $1 AND until_at > $2 AND until_at <= $3 ORDER BY until_at`,
    [shopId, after, until],
  );
}

/**
 * Of each arm, the share that was expected to order within 90 days when the arms were drawn: chance should have made
 * them alike. null where nothing was predicted for anybody.
 */
export async function expectedRates(
  db: Db,
  shopId: number,
  experimentId: string,
): Promise<Record<ArmName, number | null>> {
  const found = await rows<{ arm: string; rate: number | null }>(
    db,
    `SELECT arm, avg(p_order_90) AS rate FROM experiment_members
      WHERE shop_id = $1 AND experiment_id = $2 GROUP BY arm`,
    [shopId, experimentId],
  );
  const rate = (name: ArmName) => found.find(({ arm }) => arm === name)?.rate ?? null;
  return { treated: rate("treated"), holdout: rate("holdout") };
}
