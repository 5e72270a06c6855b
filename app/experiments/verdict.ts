import {
  carefulDifferenceOfMeans,
  differenceOfProportions,
  proportionInterval,
  type Estimate,
  type Sample,
} from "../numeric/inference.ts";
import { reasons } from "./words.ts";

/** Sums over the members of an arm; amounts in minor units. */
export interface Money {
  /** contribution of goods of known unit cost: their revenue less what they cost */
  k: number;
  /** revenue of all other goods, after discounts and returns, and the discount on them */
  r: number;
  d: number;
  /** of the squares and products of a member's three */
  kk: number;
  rr: number;
  dd: number;
  kr: number;
  kd: number;
  rd: number;
}

/** What the customers of one arm did in the outcome window. */
export interface Arm {
  members: number;
  /** members with at least one order that counts */
  buyers: number;
  orders: number;
  /** after discounts and returns, minor units; of it from goods of known unit cost */
  revenue: number;
  knownRevenue: number;
  money: Money;
}

export type Verdict = "works" | "no proof yet" | "loses money";

interface Rate {
  value: number;
  low: number;
  high: number;
}

export interface Results {
  treated: Arm;
  holdout: Arm;
  /** share of the arm's members who ordered, 95 % interval; null for an empty arm */
  treatedRate: Rate | null;
  holdoutRate: Rate | null;
  /** order rate of the treated less that of the held out */
  rateDifference: Estimate | null;
  /** share of both arms' revenue from goods of known unit cost; 0 without revenue */
  knownShare: number;
  /**
   * contribution a member, treated less held out, minor units; null when costs are unknown or there is too little to
   * compare
   */
  profitDifference: Estimate | null;
  verdict: Verdict;
  /** why that is the verdict, in a sentence */
  reason: string;
}

/** Below this the distribution of a mean of a few large orders among many zeros is nothing like normal. */
const LEAST_BUYERS = 10;
const LEAST_MEMBERS = 30;
/** Without a margin, goods of unknown cost are left out of the verdict: they may be a tenth of sales, no more. */
const KNOWN_ENOUGH = 0.9;

/**
 * The verdict on an offer, by intention to treat: everybody assigned counts, whether they used their code or not.
 * Contribution of a member = revenue less the cost of what was sold: unit costs where they are known, and for the rest
 * the cost taken from the price before the discount: m·r - (1 - m)·d for a margin share m, revenue r after discount and
 * discount d.
 * @param marginPercent contribution margin before the discount, 1 to 100; null = unknown
 * @param windowOver whether the outcome window has closed; before that there is no verdict, or the merchant would stop
 *   at the first lucky day
 */
export function judge(
  treated: Arm,
  holdout: Arm,
  marginPercent: number | null,
  windowOver: boolean,
): Results {
  const revenue = treated.revenue + holdout.revenue;
  const knownShare = revenue > 0 ? (treated.knownRevenue + holdout.knownRevenue) / revenue : 0;
  const isCostKnown = marginPercent !== null || knownShare >= KNOWN_ENOUGH;
  const figures = {
    treated,
    holdout,
    knownShare,
    treatedRate: proportionInterval(shareOf(treated)),
    holdoutRate: proportionInterval(shareOf(holdout)),
    rateDifference: differenceOfProportions(shareOf(treated), shareOf(holdout)),
    profitDifference:
      !isCostKnown || tooFew(treated, holdout) !== null
        ? null
        : carefulDifferenceOfMeans(
            contribution(treated, marginPercent),
            contribution(holdout, marginPercent),
          ),
  };
  return { ...figures, ...verdictOf(figures, isCostKnown, windowOver) };
}

const NO_MONEY: Money = { k: 0, r: 0, d: 0, kk: 0, rr: 0, dd: 0, kr: 0, kd: 0, rd: 0 };

/** The same for who may not see costs: who ordered, and nothing from which a profit could be told. */
export function withoutCosts(results: Results, reason: string): Results {
  const { treated, holdout } = results;
  const bare = (arm: Arm): Arm => ({ ...arm, knownRevenue: 0, money: NO_MONEY });
  return {
    ...results,
    treated: bare(treated),
    holdout: bare(holdout),
    knownShare: 0,
    profitDifference: null,
    verdict: "no proof yet",
    reason,
  };
}

const shareOf = (arm: Arm) => ({ successes: arm.buyers, trials: arm.members });

/** @param marginPercent of goods of unknown cost; null leaves them out */
function contribution({ members: n, money }: Arm, marginPercent: number | null): Sample {
  const m = (marginPercent ?? 0) / 100;
  const c = marginPercent === null ? 0 : 1 - m;
  const mean = (money.k + m * money.r - c * money.d) / n;
  const squares =
    money.kk +
    m * m * money.rr +
    c * c * money.dd +
    2 * (m * money.kr - c * money.kd - m * c * money.rd);
  return { n, mean, variance: Math.max(0, squares - n * mean * mean) / (n - 1) };
}

/** Why two arms cannot be compared by their means yet; null when they can. */
function tooFew(treated: Arm, holdout: Arm): string | null {
  if (treated.members < LEAST_MEMBERS || holdout.members < LEAST_MEMBERS)
    return reasons.fewMembers(LEAST_MEMBERS, treated.members, holdout.members);
  return treated.buyers + holdout.buyers < LEAST_BUYERS ? reasons.fewBuyers(LEAST_BUYERS) : null;
}

function verdictOf(
  { treated, holdout, rateDifference, profitDifference }: Omit<Results, "verdict" | "reason">,
  isCostKnown: boolean,
  windowOver: boolean,
): { verdict: Verdict; reason: string } {
  const open = (reason: string) => ({ verdict: "no proof yet" as const, reason });
  if (holdout.members === 0) return open(reasons.nobodyHeldOut);
  if (!windowOver) return open(reasons.stillRunning);
  const few = tooFew(treated, holdout);
  if (few) return open(few);
  if (!isCostKnown)
    return open(
      rateDifference && rateDifference.low > 0 ? reasons.moreOrdered : reasons.perhapsChance,
    );
  if (!profitDifference) return open(reasons.tooFew);
  if (profitDifference.low > 0) return { verdict: "works", reason: reasons.moreProfit };
  if (profitDifference.high < 0) return { verdict: "loses money", reason: reasons.lessProfit };
  return open(reasons.eitherDirection);
}

/**
 * Customers needed in each arm to see a difference of `difference` (shares) around a rate `rate`, 80 % power at 5 %:
 * the rule n = 16·p(1 - p)/δ² (van Belle, Statistical Rules of Thumb, 2008).
 */
export function customersNeeded(rate: number, difference: number): number {
  if (!(rate >= 0 && rate <= 1 && difference > 0))
    throw new RangeError(
      `found rate ${rate} and difference ${difference}, expected shares, difference > 0`,
    );
  return Math.ceil((16 * rate * (1 - rate)) / difference ** 2);
}
