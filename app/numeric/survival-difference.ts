import type { Estimate } from "./inference.ts";
import { survivalAt, type SurvivalStep } from "./kaplan-meier.ts";
import { normalCdf, normalQuantile } from "./special.ts";

/** What is known of one curve at one time, on the scale on which it is nearly normal: ln(−ln S). */
interface AtTime {
  gone: number;
  place: number;
  error: number;
}

/** Fewer events, or fewer still waiting, and nothing is normal. */
const FEWEST = 5;

/**
 * Share gone by a time in one group less that in another, of two Kaplan-Meier curves of different people. The test is
 * on ln(−ln S), the interval from the ends of both (Newcombe's way).
 * @returns null where either has seen too little by then
 * source: Klein, Logan, Harhoff & Andersen, Statistics in Medicine 26 (2007) 4505
 */
export function survivalDifference(
  first: SurvivalStep[],
  second: SurvivalStep[],
  time: number,
  confidence = 0.95,
): Estimate | null {
  const [a, b] = [atTime(first, time), atTime(second, time)];
  if (!a || !b) return null;
  const value = a.gone - b.gone;
  const z = (a.place - b.place) / Math.hypot(a.error, b.error);
  const reach = normalQuantile(0.5 + confidence / 2);
  const [endsA, endsB] = [ends(a, reach), ends(b, reach)];
  return {
    value,
    low: value - Math.hypot(a.gone - endsA.low, endsB.high - b.gone),
    high: value + Math.hypot(endsA.high - a.gone, b.gone - endsB.low),
    pValue: 2 * normalCdf(-Math.abs(z)),
  };
}

function atTime(steps: SurvivalStep[], time: number): AtTime | null {
  let events = 0;
  let greenwood = 0;
  let waiting = Infinity;
  for (const step of steps) {
    if (step.time > time) break;
    events += step.events;
    waiting = step.atRisk - step.events;
    greenwood += step.events / (step.atRisk * (step.atRisk - step.events));
  }
  if (events < FEWEST || waiting < FEWEST) return null;
  const survival = survivalAt(steps, time);
  return {
    gone: 1 - survival,
    place: Math.log(-Math.log(survival)),
    error: Math.sqrt(greenwood) / Math.abs(Math.log(survival)),
  };
}

/** More gone is a larger ln(−ln S). */
function ends({ place, error }: AtTime, reach: number): { low: number; high: number } {
  const gone = (at: number) => 1 - Math.exp(-Math.exp(at));
  return { low: gone(place - reach * error), high: gone(place + reach * error) };
}
