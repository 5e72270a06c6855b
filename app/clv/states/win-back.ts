import { survivalAt, type SurvivalStep } from "../../numeric/kaplan-meier.ts";
import { WINDOW_DAYS } from "./lines.ts";

export interface WinBackPoint {
  /** days since the first order without a second */
  day: number;
  /** chance of a second order within the next 90 days */
  chance: number;
}

const POINTS = 60;
/** Of fewer still waiting the curve is chance alone. */
const FEWEST_WAITING = 30;

/**
 * R(d) = 1 − S(d + 90) ÷ S(d) from the curve of the second order, for as long as enough customers
 * were watched for the 90 days ahead.
 * @param longest days from the first order of the shop to today
 */
export function winBackCurve(curve: SurvivalStep[], longest: number): WinBackPoint[] {
  const watched = curve.findLast((step) => step.atRisk >= FEWEST_WAITING)?.time ?? 0;
  const last = Math.min(longest, watched) - WINDOW_DAYS;
  if (curve.length === 0 || last < 0) return [];
  const step = Math.max(1, Math.ceil(last / (POINTS - 1)));
  const points: WinBackPoint[] = [];
  for (let day = 0; day <= last; day += step) {
    const waiting = survivalAt(curve, day);
    if (!(waiting > 0)) break;
    points.push({ day, chance: 1 - survivalAt(curve, day + WINDOW_DAYS) / waiting });
  }
  return points;
}
