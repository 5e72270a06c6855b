import { kaplanMeier, survivalAt, type WaitCount } from "../../../numeric/kaplan-meier.ts";
import { proportionInterval, type Estimate } from "../../../numeric/inference.ts";
import { survivalDifference } from "../../../numeric/survival-difference.ts";

interface Share {
  value: number;
  low: number;
  high: number;
}

/** Share of a period's new customers back within so many days, and of those it is held against. */
export interface BackBy {
  days: number;
  now: Share | null;
  then: Share | null;
  /** now less then; null where either has seen too little */
  change: Estimate | null;
}

export interface Newcomers {
  customers: number;
  /** null where the period is held against nothing */
  before: number | null;
  backBy: BackBy[];
}

const HORIZONS = [7, 14, 30, 60, 90, 180];
/** Of fewer a share is the story of one of them. */
const FEWEST = 10;

/** @param then waits of the days the period is held against */
export function newcomers(now: readonly WaitCount[], then: readonly WaitCount[] | null): Newcomers {
  const [curve, held] = [kaplanMeier([...now]), then && kaplanMeier([...then])];
  return {
    customers: countOf(now),
    before: then && countOf(then),
    backBy: HORIZONS.map((days) => {
      const [these, those] = [backBy(now, days), then && backBy(then, days)];
      return {
        days,
        now: these,
        then: those,
        change: these && those && held ? survivalDifference(curve, held, days) : null,
      };
    }).filter((row) => row.now !== null),
  };
}

const countOf = (waits: readonly WaitCount[]) =>
  waits.reduce((sum, { events, censored }) => sum + events + censored, 0);

/** Null where too few came, or nobody was watched for so long. */
function backBy(waits: readonly WaitCount[], days: number): Share | null {
  if (countOf(waits) < FEWEST || !waits.some(({ time }) => time >= days)) return null;
  const curve = kaplanMeier([...waits]);
  const step = curve.findLast(({ time }) => time <= days);
  // nobody came back: the upper end is that of a plain share of those who were watched
  if (!step)
    return proportionInterval({
      successes: 0,
      trials: countOf(waits.filter(({ time }) => time >= days)),
    });
  return { value: 1 - survivalAt(curve, days), low: 1 - step.high, high: 1 - step.low };
}
