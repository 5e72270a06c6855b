import type { Campaign } from "../../../app/experiments/verdict/campaign.ts";
import { createRandom, type Random } from "../../../app/numeric/random.ts";

export type Row = readonly [arm: 1 | 0, margin: number, predicted: number];

export const campaignOf = (rows: readonly Row[]): Campaign => ({
  arm: Uint8Array.from(rows, ([arm]) => arm),
  y: Float64Array.from(rows, ([, margin]) => margin),
  x: Float64Array.from(rows, ([, , predicted]) => predicted),
});

/** An audience of which one in three buys, `heldOut` of them held out by chance. */
export function drawnRows(random: Random, n: number, heldOut: number, effect = 0): Row[] {
  const order = Array.from({ length: n }, (_, i) => i).sort(() => random.next() - 0.5);
  const arms = order.map((place) => (place < heldOut ? 0 : 1));
  return arms.map((arm) => {
    const predicted = random.exponential(0.1);
    const bought = random.next() < 1 / 3 ? random.exponential(1 / 30) - 2 : 0;
    return [arm as 1 | 0, bought + (arm === 1 ? effect : 0), predicted] as const;
  });
}

export const seeded = (name: string) => createRandom(`verdict tests/${name}`);
