import type { Came } from "./truth.ts";
import type { Expected, Foretold } from "./foretold.ts";

/** What is judged of a shop's forecast. */
export const FIGURES = [
  "orders",
  "revenue",
  "known orders",
  "known revenue",
  "new orders",
] as const;

export type FigureName = (typeof FIGURES)[number];

/** A share of 95 % intervals held within these is what they promise. */
const PROMISE = { low: 0.92, high: 0.98 };

export interface Verdict {
  readonly figure: FigureName;
  readonly shops: number;
  /** Share of intervals that held what came, and its 95 % Wilson interval. */
  readonly held: number;
  readonly low: number;
  readonly high: number;
  /** Whether the Wilson interval meets 92 to 98 %. */
  readonly passes: boolean;
  /** Shares where less came than the interval begins with, and more than it ends with. */
  readonly below: number;
  readonly above: number;
  /** All shops' expectations together over what came, less 1. */
  readonly totalBias: number;
  /** Mean over shops of expected over what came, less 1. */
  readonly meanBias: number;
  /** Mean width of the interval over what is expected. */
  readonly width: number;
}

/** Collects a scenario's shops, one after the other. */
export class IntervalsHeld {
  private readonly tallies = FIGURES.map(() => new Tally());

  note(foretold: Foretold, came: Came & { readonly known: Came; readonly new: Came }): void {
    const pairs: readonly (readonly [Expected | null, number])[] = [
      [foretold.orders, came.orders],
      [foretold.revenue, came.revenue],
      [foretold.known.orders, came.known.orders],
      [foretold.known.revenue, came.known.revenue],
      [foretold.new.orders, came.new.orders],
    ];
    pairs.forEach(([expected, truth], i) => {
      if (expected !== null) this.tallies[i]!.note(expected, truth);
    });
  }

  verdicts(): Verdict[] {
    return this.tallies.map((tally, i) => tally.verdict(FIGURES[i]!));
  }
}

class Tally {
  private shops = 0;
  private below = 0;
  private above = 0;
  private expected = 0;
  private came = 0;
  private ratios = 0;
  private rated = 0;
  private widths = 0;

  note({ mean, low, high }: Expected, truth: number): void {
    if (![mean, low, high].every(Number.isFinite))
      throw new RangeError(`found the figure ${mean} (${low} to ${high}), expected finite numbers`);
    this.shops++;
    if (truth < low) this.below++;
    if (truth > high) this.above++;
    this.expected += mean;
    this.came += truth;
    if (truth > 0) {
      this.rated++;
      this.ratios += mean / truth - 1;
    }
    if (mean > 0) this.widths += (high - low) / mean;
  }

  verdict(figure: FigureName): Verdict {
    const { shops } = this;
    const inside = shops - this.below - this.above;
    const { low, high } = wilson(inside, shops);
    return {
      figure,
      shops,
      held: inside / shops,
      low,
      high,
      passes: high >= PROMISE.low && low <= PROMISE.high,
      below: this.below / shops,
      above: this.above / shops,
      totalBias: this.expected / this.came - 1,
      meanBias: this.ratios / this.rated,
      width: this.widths / shops,
    };
  }
}

/** 95 % interval of a share (Wilson 1927). */
export function wilson(count: number, all: number): { low: number; high: number } {
  const z = 1.959964;
  const share = count / all;
  const middle = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all);
  const reach =
    (z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))) / (1 + z ** 2 / all);
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
