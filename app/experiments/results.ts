import {
  differenceOfProportions,
  proportionInterval,
  type Estimate,
} from "../numeric/inference.ts";
import { LEAST_A_SIDE } from "./verdict/campaign.ts";
import { EXPECTED_BUYERS } from "./verdict/gate.ts";
import type { CampaignVerdict } from "./verdict/judge.ts";
import { customersToSettle } from "./verdict/sample-size.ts";
import { wordOf, type Word } from "./verdict/word.ts";
import { reasons } from "./words.ts";

/** What the customers of one arm did in the outcome window. */
export interface Arm {
  members: number;
  /** members with at least one order that counts */
  buyers: number;
  orders: number;
  /** after discounts and returns, minor units; of it from goods of known unit cost */
  revenue: number;
  knownRevenue: number;
}

/** What results keep of the verdict of the engine; amounts in minor units. */
export type Judged = Pick<
  CampaignVerdict,
  "tau" | "low" | "high" | "pWorks" | "pLoses" | "spread" | "word" | "expectedBuyers"
> &
  Pick<CampaignVerdict, "treated" | "heldOut">;

interface Range {
  value: number;
  low: number;
  high: number;
}

export interface Results {
  treated: Arm;
  holdout: Arm;
  /** share of the arm's members who ordered, 95 % interval; null for an empty arm */
  treatedRate: Range | null;
  holdoutRate: Range | null;
  /** order rate of the treated less that of the held out */
  rateDifference: Estimate | null;
  /** share of both arms' revenue from goods of known unit cost; 0 without revenue */
  knownShare: number;
  /**
   * contribution a member, treated less held out and less what the prediction explains, minor units, 95 % interval;
   * null before the window has closed, where costs are unknown, and where the gate holds it back
   */
  profitDifference: Range | null;
  /** the same of all treated together */
  profitInAll: Range | null;
  verdict: Word;
  /** why that is the verdict, in a sentence or two */
  reason: string;
}

/** Without a margin, goods of unknown cost are left out of the verdict: they may be a tenth of sales, no more. */
const KNOWN_ENOUGH = 0.9;

/** Share of both arms' revenue from goods of known unit cost; 0 without revenue. */
function knownShareOf(treated: Arm, holdout: Arm): number {
  const revenue = treated.revenue + holdout.revenue;
  return revenue > 0 ? (treated.knownRevenue + holdout.knownRevenue) / revenue : 0;
}

/** Whether enough is known of costs to speak of profit. @param knownShare of the revenue, from goods of known cost */
export const isShareKnown = (knownShare: number, marginPercent: number | null): boolean =>
  marginPercent !== null || knownShare >= KNOWN_ENOUGH;

export const isCostKnown = (treated: Arm, holdout: Arm, marginPercent: number | null): boolean =>
  isShareKnown(knownShareOf(treated, holdout), marginPercent);

/** Whether the engine can be asked: there is something to compare. */
export const canCompare = (treated: Arm, holdout: Arm): boolean =>
  Math.min(treated.members, holdout.members) >= LEAST_A_SIDE;

/**
 * What an offer has brought, by intention to treat: everybody assigned counts, whether they used their code or not.
 * @param marginPercent contribution margin before the discount, 1 to 100, of goods of unknown cost; null = unknown
 * @param isOver whether the outcome window has closed; before that there is no verdict, or the merchant would stop at
 *   the first lucky day
 * @param judged what the engine says with this margin; null while it is being worked out, or cannot be
 */
export function resultsOf(
  treated: Arm,
  holdout: Arm,
  marginPercent: number | null,
  isOver: boolean,
  judged: Judged | null,
): Results {
  const rateDifference = differenceOfProportions(shareOf(treated), shareOf(holdout));
  const isKnown = isCostKnown(treated, holdout, marginPercent);
  const stands = isOver && isKnown && canCompare(treated, holdout) ? judged : null;
  const profitDifference = stands && rangeOf(stands, 1);
  return {
    ...{ treated, holdout, rateDifference, profitDifference },
    profitInAll: stands && rangeOf(stands, stands.treated),
    knownShare: knownShareOf(treated, holdout),
    treatedRate: proportionInterval(shareOf(treated)),
    holdoutRate: proportionInterval(shareOf(holdout)),
    verdict: stands?.word ?? NO_WORD,
    reason: stands ? reasonOf(stands) : whyNone(treated, holdout, isKnown, isOver, rateDifference),
  };
}

const NO_WORD = wordOf({ above: false, below: false });

const shareOf = (arm: Arm) => ({ successes: arm.buyers, trials: arm.members });

const rangeOf = ({ tau, low, high }: Judged, customers: number): Range | null =>
  low === null || high === null
    ? null
    : { value: tau * customers, low: low * customers, high: high * customers };

function reasonOf(judged: Judged): string {
  const { low, high, expectedBuyers } = judged;
  if (low === null || high === null) return reasons.fewBuyers(expectedBuyers, EXPECTED_BUYERS);
  if (low > 0) return reasons.moreProfit;
  if (high < 0) return reasons.lessProfit;
  const settled = customersToSettle(judged, judged);
  const isMore = settled !== null && settled > judged.treated + judged.heldOut;
  return reasons.eitherDirection(isMore ? settled : null);
}

function whyNone(
  treated: Arm,
  holdout: Arm,
  isKnown: boolean,
  isOver: boolean,
  rates: Estimate | null,
): string {
  if (holdout.members === 0) return reasons.nobodyHeldOut;
  if (!isOver) return reasons.tooEarly;
  if (!canCompare(treated, holdout))
    return reasons.fewMembers(LEAST_A_SIDE, treated.members, holdout.members);
  if (isKnown) return reasons.beingWorkedOut;
  return rates && rates.low > 0 ? reasons.moreOrdered : reasons.perhapsChance;
}

/** The same for who may not see costs: who ordered, and nothing from which a profit could be told. */
export function withoutCosts(results: Results, reason: string): Results {
  const bare = (arm: Arm): Arm => ({ ...arm, knownRevenue: 0 });
  return {
    ...results,
    treated: bare(results.treated),
    holdout: bare(results.holdout),
    ...{ knownShare: 0, profitDifference: null, profitInAll: null, verdict: NO_WORD, reason },
  };
}
