import type { Random } from "../../numeric/random.ts";
import type { Burst } from "./bursts.ts";
import type { Paths } from "./paths.ts";

/** A burst so early is the shop's launch, which does not come again. */
const LAUNCH = 14;

/** Adds bursts to paths: as often as they came so far, as large as they were. The launch is none of them. */
export function addBursts(
  { draws, days, rates, counts }: Paths,
  bursts: readonly Burst[],
  historyDays: number,
  random: Random,
): void {
  const again = bursts.filter(({ index }) => index >= LAUNCH);
  if (again.length === 0) return;
  const mean = again.reduce((sum, { excess }) => sum + excess, 0) / historyDays;
  for (let i = 0; i < rates.length; i++) rates[i]! += mean;
  for (let draw = 0; draw < draws; draw++) {
    const daily = random.gamma(again.length, historyDays);
    for (let left = random.poisson(daily * days); left > 0; left--) {
      const at = draw * days + random.int(0, days - 1);
      counts[at]! += random.poisson(random.pick(again).excess);
    }
  }
}
