import { z } from "zod";
import { rows, type Db } from "../db.server.ts";
import { armsOf } from "./arms.server.ts";
import type { Arm } from "./verdict.ts";

export interface Arms {
  treated: Arm;
  holdout: Arm;
}

const sum = z.number();
const arm: z.ZodType<Arm> = z.object({
  ...{ members: sum, buyers: sum, orders: sum, revenue: sum, knownRevenue: sum },
  money: z.object({
    ...{ k: sum, r: sum, d: sum, kk: sum, rr: sum, dd: sum, kr: sum, kd: sum, rd: sum },
  }),
});
const arms: z.ZodType<Arms> = z.object({ treated: arm, holdout: arm });

/** Adds up what both arms did in the window of an experiment, and keeps it: lists read it from there. */
export async function keepArms(
  db: Db,
  shopId: number,
  experimentId: string,
  now: Date,
): Promise<void> {
  const [window] = await rows<{ beganAt: Date | null; untilAt: Date | null }>(
    db,
    `SELECT began_at AS "beganAt", until_at AS "untilAt" FROM experiments WHERE shop_id = $1 AND experiment_id = $2`,
    [shopId, experimentId],
  );
  if (!window?.beganAt || !window.untilAt) return;
  const added = await armsOf(db, shopId, experimentId, {
    from: window.beganAt.toISOString(),
    until: window.untilAt.toISOString(),
  });
  await db.query(
    "UPDATE experiments SET arms = $3::jsonb, arms_at = $4 WHERE shop_id = $1 AND experiment_id = $2",
    [shopId, experimentId, JSON.stringify(added), now],
  );
}

/** What was kept of these experiments, by experiment; those that are open, or not added up yet, are left out. */
export async function keptArms(
  db: Db,
  shopId: number,
  experimentIds: readonly string[],
): Promise<Map<string, Arms>> {
  const found = await rows<{ experimentId: string; arms: unknown }>(
    db,
    `SELECT experiment_id AS "experimentId", arms FROM experiments
      WHERE shop_id = $1 AND experiment_id = ANY($2::uuid[]) AND arms IS NOT NULL`,
    [shopId, experimentIds],
  );
  return new Map(
    found.flatMap(({ experimentId, arms: kept }) => {
      const read = arms.safeParse(kept);
      return read.success ? [[experimentId, read.data] as const] : [];
    }),
  );
}

/** Experiments that closed before anybody added them up. @param limit so many at once */
export async function withoutArms(
  db: Db,
  shopId: number,
  now: Date,
  limit: number,
): Promise<string[]> {
  const found = await rows<{ experimentId: string }>(
    db,
    `SELECT experiment_id AS "experimentId" FROM experiments
      WHERE shop_id = $1 AND until_at <= $2 AND arms IS NULL ORDER BY until_at DESC LIMIT $3`,
    [shopId, now, limit],
  );
  return found.map(({ experimentId }) => experimentId);
}
