import { countDoubts, doubtOf, STEP } from "../fit/parameter-doubt.ts";
import { movedSpend } from "../fit/spend-covariance.ts";
import { orderValues } from "../fit/order-value.ts";
import { sampleOf } from "../fit/uncertainty.ts";
import { formulasFor } from "../models/formulas.ts";
import { aliveOf } from "../predict/alive.ts";
import { walkOutlooks, type Fits } from "../predict/outlook.ts";
import type { Summary } from "../predict/summary.ts";
import { movedFit } from "../regular/moved-fit.ts";
import { regularPosterior } from "../regular/posterior.ts";
import { mixedAlive } from "../regular/renewal-cells.ts";
import { expectedOf, type Expected } from "./expected.ts";

/** What customers of before will do, at the fitted parameters, and what is open about it. */
export interface KnownPart extends Expected {
  /** Slopes of ln orders by each horizon in the logarithm of each parameter of the count fit (`countDoubts`). */
  readonly orderSlopes: readonly Float64Array[];
  /** The same of ln value per order. */
  readonly valueSlopes: readonly Float64Array[];
  /** Variance of ln value per order over the whole horizon, from not knowing the spend model. */
  readonly spendDoubt: number;
  /** What chance does to the sums of the whole horizon. */
  readonly chance: Chance;
}

export interface Chance {
  readonly orders: number;
  readonly revenue: number;
  readonly both: number;
}

/**
 * @param horizons days of the calendar, ascending; chance is told of the last
 * @param most rows from which slopes and chance are told
 */
export function knownPart(
  fits: Fits,
  summary: Summary,
  horizons: readonly number[],
  most?: number,
): KnownPart {
  const { counts, spend } = fits;
  const whole = expectedOf(counts, summary, orderValues(spend, summary), horizons);
  const { rows, weight } = sampleOf(summary, most);
  const worth = orderValues(spend, rows);
  const moved = Array.from({ length: countDoubts(counts).width }, (_, i) =>
    [STEP, -STEP].map((move) => expectedOf(movedFit(counts, i, move), rows, worth, horizons)),
  );
  const slopeOf = (above: number, below: number) =>
    above > 0 && below > 0 ? Math.log(above / below) / (2 * STEP) : 0;
  const orderSlopes = moved.map(([above, below]) =>
    above!.orders.map((value, h) => slopeOf(value, below!.orders[h]!)),
  );
  const valueSlopes = moved.map(([above, below], i) =>
    above!.revenue.map((value, h) => slopeOf(value, below!.revenue[h]!) - orderSlopes[i]![h]!),
  );
  return {
    ...whole,
    orderSlopes,
    valueSlopes,
    spendDoubt: spendDoubtOf(fits, rows, horizons.at(-1)!),
    chance: chanceOf(fits, rows, worth, horizons.at(-1)!, weight),
  };
}

/** Variance of ln Σ value, from the covariance of what order values are computed from. */
function spendDoubtOf({ counts, spend }: Fits, rows: Summary, days: number): number {
  const size = Math.round(Math.sqrt(spend.covariance?.length ?? 0));
  const slopes = Array.from({ length: size }, (_, i) => {
    const [above, below] = [STEP, -STEP].map((move) => {
      const worth = orderValues(movedSpend(spend, i, move), rows);
      return expectedOf(counts, rows, worth, [days]).revenue[0]!;
    });
    return above! > 0 && below! > 0 ? Math.log(above! / below!) / (2 * STEP) : 0;
  });
  return doubtOf(spend.covariance, slopes);
}

function chanceOf(
  fits: Fits,
  rows: Summary,
  worth: Float64Array,
  days: number,
  weight: number,
): Chance {
  const { counts } = fits;
  const others = aliveOf(counts, formulasFor(counts.model, counts.parameters), rows);
  const posterior = regularPosterior(counts, rows, others);
  const alive = posterior === null ? others : mixedAlive(posterior);
  const sums = { orders: 0, revenue: 0, both: 0 };
  walkOutlooks(fits, rows, days, (row, { mean, square, openness, p }) => {
    const own = alive[row]! * mean;
    const variance = alive[row]! * square - own * own;
    const value = worth[row]!;
    sums.orders += weight * variance;
    sums.both += weight * value * variance;
    // Σ of n orders of mean Z: E[n²Z²] + E[nZ²]/p, with E[Z²] = openness·E[Z]².
    sums.revenue +=
      weight * value * value * (openness * (own / p + alive[row]! * square) - own * own);
  });
  return sums;
}
