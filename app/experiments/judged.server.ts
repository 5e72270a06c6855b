import { rows, type Db } from "../db.server.ts";
import { contributionAt } from "./contribution.ts";
import { membersBetween, type Members } from "./members.server.ts";
import { CONTRIBUTION, COSTS_OF_ORDER } from "./order-costs.ts";
import { canCompare, isCostKnown, type Arm, type Judged } from "./results.ts";
import type { Campaign } from "./verdict/campaign.ts";
import { below, ceilingOf } from "./verdict/ceiling.ts";
import { judgeCampaign, type CampaignVerdict } from "./verdict/judge.ts";
import { REDRAWS } from "./verdict/re-randomisation.ts";

interface Window {
  from: string;
  until: string;
}

export type Judge = (input: {
  campaign: Campaign;
  seed: string;
  redraws: number;
}) => CampaignVerdict | Promise<CampaignVerdict>;

/** Where nobody waits in a queue behind it. */
export const judgeHere: Judge = ({ campaign, seed, redraws }) =>
  judgeCampaign(campaign, seed, redraws);

/**
 * The verdict on an experiment whose window has closed; null where costs are unknown, or there is nothing to compare.
 * @param arms as they are added up: what is known of their costs decides whether it is judged
 * @param judge the engine, here or on a thread of its own
 */
export async function judgedBetween(
  db: Db,
  shopId: number,
  experimentId: string,
  window: Window,
  { treated, holdout }: { treated: Arm; holdout: Arm },
  marginPercent: number | null,
  judge: Judge,
): Promise<Judged | null> {
  if (!canCompare(treated, holdout) || !isCostKnown(treated, holdout, marginPercent)) return null;
  const members = await membersBetween(db, shopId, experimentId, window);
  const ceiling = await ceilingBefore(db, shopId, window, marginPercent);
  const campaign = campaignOf(members, marginPercent, ceiling);
  const verdict = await judge({ campaign, seed: experimentId, redraws: REDRAWS });
  const { tau, low, high, pWorks, pLoses, spread, word, expectedBuyers } = verdict;
  const { treated: codes, heldOut } = verdict;
  return { tau, low, high, pWorks, pLoses, spread, word, expectedBuyers, treated: codes, heldOut };
}

/** Margins, none above the ceiling, beside what was predicted; of whom nothing was, the mean of all others. */
function campaignOf(members: Members, marginPercent: number | null, ceiling: number): Campaign {
  const { arm, k, r, d, predicted } = members;
  const contribution = contributionAt(marginPercent);
  const y = Float64Array.from(k, (known, i) => contribution({ k: known, r: r[i]!, d: d[i]! }));
  let sum = 0;
  let known = 0;
  for (const one of predicted)
    if (!Number.isNaN(one)) {
      sum += one;
      known++;
    }
  const mean = known > 0 ? sum / known : 0;
  const x = predicted.map((one) => (Number.isNaN(one) ? mean : one));
  return { arm, y: below(ceiling, y), x };
}

/** The ceiling on one customer, from what all customers brought in a window of the same length before the launch. */
async function ceilingBefore(
  db: Db,
  shopId: number,
  { from, until }: Window,
  marginPercent: number | null,
): Promise<number> {
  const length = Date.parse(until) - Date.parse(from);
  const before = new Date(Date.parse(from) - length).toISOString();
  const past = await rows<{ k: number; r: number; d: number }>(
    db,
    `SELECT ${CONTRIBUTION} FROM orders o ${COSTS_OF_ORDER}
      WHERE o.shop_id = $1 AND o.counts AND o.customer_id IS NOT NULL AND o.processed_at >= $2 AND o.processed_at < $3
      GROUP BY o.customer_id`,
    [shopId, before, from],
  );
  return ceilingOf(past.map(contributionAt(marginPercent)));
}
