import { z } from "zod";
import { rows, type Db } from "../db.server.ts";
import { armsOf } from "./arms.server.ts";
import { judgedBetween, type Judge } from "./judged.server.ts";
import type { Arm, Judged } from "./results.ts";
import { words } from "./verdict/word.ts";

export interface Arms {
  treated: Arm;
  holdout: Arm;
}

/** What was kept of an experiment whose window has closed. */
export interface Kept {
  arms: Arms;
  /** what the engine said, and of which margin; null = it was not asked yet */
  judged: { marginPercent: number | null; verdict: Judged | null } | null;
}

const sum = z.number();
const arm: z.ZodType<Arm> = z.object({
  ...{ members: sum, buyers: sum, orders: sum, revenue: sum, knownRevenue: sum },
});
const arms: z.ZodType<Arms> = z.object({ treated: arm, holdout: arm });
const verdict: z.ZodType<Judged> = z.object({
  ...{ tau: sum, low: sum.nullable(), high: sum.nullable(), pWorks: sum, pLoses: sum },
  ...{ spread: sum, expectedBuyers: sum, treated: sum, heldOut: sum },
  word: z.enum(words),
});
const judged = z.object({ marginPercent: z.number().nullable(), verdict: verdict.nullable() });

/** Adds up what both arms did in the window of an experiment, judges it, and keeps both: pages read it from there. */
export async function keepArms(
  db: Db,
  shopId: number,
  experimentId: string,
  marginPercent: number | null,
  judge: Judge,
  now: Date,
): Promise<void> {
  const [window] = await rows<{ beganAt: Date | null; untilAt: Date | null }>(
    db,
    `SELECT began_at AS "beganAt", until_at AS "untilAt" FROM experiments WHERE shop_id = $1 AND experiment_id = $2`,
    [shopId, experimentId],
  );
  if (!window?.beganAt || !window.untilAt || window.untilAt > now) return;
  const between = { from: window.beganAt.toISOString(), until: window.untilAt.toISOString() };
  const added = await armsOf(db, shopId, experimentId, between);
  const said = await judgedBetween(db, shopId, experimentId, between, added, marginPercent, judge);
  await db.query(
    `UPDATE experiments SET arms = $3::jsonb, arms_at = $4, judged = $5::jsonb
      WHERE shop_id = $1 AND experiment_id = $2`,
    [
      shopId,
      experimentId,
      JSON.stringify(added),
      now,
      JSON.stringify({ marginPercent, verdict: said }),
    ],
  );
}

/** What was kept of these experiments, by experiment; those that are open, or not added up yet, are left out. */
export async function keptArms(
  db: Db,
  shopId: number,
  experimentIds: readonly string[],
): Promise<Map<string, Kept>> {
  const found = await rows<{ experimentId: string; arms: unknown; judged: unknown }>(
    db,
    `SELECT experiment_id AS "experimentId", arms, judged FROM experiments
      WHERE shop_id = $1 AND experiment_id = ANY($2::uuid[]) AND arms IS NOT NULL`,
    [shopId, experimentIds],
  );
  return new Map(
    found.flatMap(({ experimentId, arms: kept, judged: said }) => {
      const read = arms.safeParse(kept);
      if (!read.success) return [];
      return [[experimentId, { arms: read.data, judged: judged.safeParse(said).data ?? null }]];
    }),
  );
}

/** Experiments that closed before anybody added them up and judged them. @param limit so many at once */
export async function withoutArms(
  db: Db,
  shopId: number,
  now: Date,
  limit: number,
): Promise<string[]> {
  const found = await rows<{ experimentId: string }>(
    db,
    `SELECT experiment_id AS "experimentId" FROM experiments
      WHERE shop_id = $1 AND until_at <= $2 AND (arms IS NULL OR judged IS NULL)
      ORDER BY until_at DESC LIMIT $3`,
    [shopId, now, limit],
  );
  return found.map(({ experimentId }) => experimentId);
}
