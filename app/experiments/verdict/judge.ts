import { requireCampaign, type Campaign } from "./campaign.ts";
import { EXPECTED_BUYERS, expectedBuyers } from "./gate.ts";
import { LEAST_REDRAWS, REDRAWS, reRandomise, type ReRandomisation } from "./re-randomisation.ts";
import { wordOf, type Word } from "./word.ts";

export interface CampaignVerdict extends Omit<ReRandomisation, "low" | "high"> {
  /** 95 % interval of tau, the effect on one customer; null where the gate holds it back */
  low: number | null;
  high: number | null;
  word: Word;
  treated: number;
  heldOut: number;
  /** with a margin that is not 0 */
  buyers: number;
  /** how many of them the smaller arm is expected to hold; below `EXPECTED_BUYERS` there is no proof */
  expectedBuyers: number;
}

/**
 * The verdict on a campaign whose window has closed, by intention to treat. No ceiling is applied here.
 * @param seed the campaign's id
 * @throws RangeError of arms, amounts or redraws that no test can be made of
 */
export function judgeCampaign(
  campaign: Campaign,
  seed: string,
  redraws = REDRAWS,
  progress?: (share: number) => void,
): CampaignVerdict {
  requireCampaign(campaign);
  if (!Number.isInteger(redraws) || redraws < LEAST_REDRAWS)
    throw new RangeError(`found ${redraws} redraws, expected a whole number from ${LEAST_REDRAWS}`);
  let treated = 0;
  let buyers = 0;
  for (let i = 0; i < campaign.arm.length; i++) {
    treated += campaign.arm[i]!;
    if (campaign.y[i] !== 0) buyers++;
  }
  const heldOut = campaign.arm.length - treated;
  const expected = expectedBuyers({ treated, heldOut }, buyers);
  const { low, high, ...test } = reRandomise(campaign, redraws, seed, progress);
  const isHeld = expected < EXPECTED_BUYERS;
  return {
    ...test,
    ...(isHeld ? { low: null, high: null } : { low, high }),
    word: wordOf({ above: !isHeld && low > 0, below: !isHeld && high < 0 }),
    ...{ treated, heldOut, buyers, expectedBuyers: expected },
  };
}
