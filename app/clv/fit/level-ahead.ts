import type { OrderLedger } from "./ledger.ts";
import type { Direction, Posterior } from "./level-posterior.ts";
import { fadedDays, type SpendLevel } from "./spend-level.ts";

/**
 * The level as it is kept: how it moved, and how it goes on over the days ahead.
 * @param knots days, evenly spaced, of which the level's steps lie between
 */
export function levelOf(
  { mean, growth, spreads, covariance }: Posterior,
  knots: readonly number[],
  days: number,
  means: Pick<SpendLevel, "meanLag" | "meanLogNumber">,
): SpendLevel {
  const steps = knots.length - 1;
  const width = knots[1]! - knots[0]!;
  const logs = new Array<number>(steps + 1).fill(0);
  for (let k = steps - 1; k >= 0; k--) logs[k] = logs[k + 1]! - mean[k]!;
  const faded = fadedDays(days) / width;
  // ln of the level a year ago is less what the steps of the last year add up to
  const lastYear = (step: number) => Math.min(1, Math.max(0, 365 / width - (steps - 1 - step)));
  const inYear = 365 / width;
  const counted = Math.min(steps, inYear);
  const stretch = counted > 0 ? inYear / counted : 1;
  const behind: Direction = (normal) => {
    if (normal === steps) return -spreads.growth * counted * stretch;
    return normal > steps ? 0 : -spreads.move * lastYear(normal) * stretch;
  };
  const ahead: Direction = (normal) => (normal === steps ? spreads.growth * faded : 0);
  const tenure: Direction = (normal) => (normal === steps + 1 ? spreads.tenure : 0);
  const directions = [behind, ahead, tenure];
  const matrix = directions.flatMap((a) => directions.map((b) => covariance(a, b)));
  // steps to come have their own moves, and nobody knows how soon a trend fades
  const unfaded = growth * (days / 2 / width - faded);
  matrix[4]! += (spreads.move ** 2 * days) / width / 3 + (unfaded / 2) ** 2;
  return {
    knots: [...knots],
    logs,
    trend: growth / width,
    days,
    ahead: growth * faded,
    tenure: mean[steps]!,
    covariance: matrix,
    ...means,
  };
}

/** Of repeat buyers: years since their repeat orders, and ln of their number, at the mean. */
export function meansOf({ customers, offsets, day }: OrderLedger, today: number) {
  let lags = 0;
  let numbers = 0;
  let buyers = 0;
  for (let c = 0; c < customers; c++) {
    let lag = 0;
    let number = 0;
    let n = 0;
    for (let entry = offsets[c]! + 1; entry < offsets[c + 1]! && day[entry]! <= today; entry++) {
      n++;
      lag += today - day[entry]!;
      number += Math.log(n);
    }
    if (n === 0) continue;
    buyers++;
    lags += lag / n / 365;
    numbers += number / n;
  }
  return {
    meanLag: buyers > 0 ? lags / buyers : 0,
    meanLogNumber: buyers > 0 ? numbers / buyers : 0,
  };
}
