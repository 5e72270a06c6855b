/** How many left (events) and how many were still waiting when last seen (censored), by time waited. */
export interface WaitCount {
  /** >= 0 */
  time: number;
  events: number;
  censored: number;
}

export interface SurvivalStep {
  time: number;
  atRisk: number;
  events: number;
  /** share still waiting just after this time */
  survival: number;
  /** 95 % interval of survival, log(-log) form */
  low: number;
  high: number;
}

const Z = 1.959963984540054;

/**
 * Kaplan-Meier estimate of the share still waiting. Somebody censored at a time counts as at risk at that time.
 * @param counts in any order, times may repeat
 * @returns one step per time with an event, in order; empty when there is none
 * @throws RangeError on a negative time or count
 * source: Kaplan & Meier 1958; Greenwood's variance; interval after Kalbfleisch & Prentice
 */
export function kaplanMeier(counts: WaitCount[]): SurvivalStep[] {
  for (const { time, events, censored } of counts)
    if (!(time >= 0) || !(events >= 0) || !(censored >= 0))
      throw new RangeError(
        `found time ${time}, events ${events}, censored ${censored}; expected none below 0`,
      );
  const sorted = [...counts].sort((a, b) => a.time - b.time);
  let atRisk = sorted.reduce((sum, count) => sum + count.events + count.censored, 0);
  let survival = 1;
  let greenwood = 0;
  const steps: SurvivalStep[] = [];
  for (let i = 0; i < sorted.length;) {
    const time = sorted[i]!.time;
    let events = 0;
    let censored = 0;
    for (; i < sorted.length && sorted[i]!.time === time; i++) {
      events += sorted[i]!.events;
      censored += sorted[i]!.censored;
    }
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events < atRisk ? events / (atRisk * (atRisk - events)) : 0;
      steps.push({ time, atRisk, events, survival, ...interval(survival, greenwood) });
    }
    atRisk -= events + censored;
  }
  return steps;
}

function interval(survival: number, greenwood: number): { low: number; high: number } {
  if (survival <= 0 || survival >= 1) return { low: survival, high: survival };
  const logLog = Math.log(-Math.log(survival));
  const spread = (Z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return { low: Math.exp(-Math.exp(logLog + spread)), high: Math.exp(-Math.exp(logLog - spread)) };
}

/** Share still waiting at a time. */
export function survivalAt(steps: SurvivalStep[], time: number): number {
  let survival = 1;
  for (const step of steps) {
    if (step.time > time) break;
    survival = step.survival;
  }
  return survival;
}

/**
 * Time by which half have left, with its 95 % interval (Brookmeyer & Crowley 1982); null where the curve, or a bound of
 * it, has not come down to one half yet.
 */
export function medianTime(steps: SurvivalStep[]): {
  median: number | null;
  low: number | null;
  high: number | null;
} {
  const first = (reached: (step: SurvivalStep) => boolean) => steps.find(reached)?.time ?? null;
  return {
    median: first((step) => step.survival <= 0.5),
    low: first((step) => step.low <= 0.5),
    high: first((step) => step.high <= 0.5),
  };
}
