import { forecastNewcomers } from "../../../app/clv/newcomers/newcomers.ts";
import { proportionInterval } from "../../../app/numeric/inference.ts";
import { quantile } from "../../../app/numeric/quantiles.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import type { Report } from "./measurement.ts";
import { ACQUISITIONS, drawAcquisition, type Acquisition } from "./simulated-newcomers.ts";

const HORIZONS = [90, 365] as const;
const YEARS = [1, 2, 3] as const;
/** Fewer than the app draws: enough to say how often intervals hold. */
const DRAWS = 400;

/** How well the first orders of simulated shops were foretold, at one horizon. */
export interface NewcomerAccuracy {
  /** Share of 95 % intervals of the total that held it. */
  readonly held: number;
  readonly shops: number;
  /** Σ foretold ÷ Σ came − 1; the same of the last year carried forward. */
  readonly bias: number;
  readonly carriedBias: number;
  /** Root mean square error ÷ the one of the last year carried forward. */
  readonly errorRatio: number;
  /** Mean width of the interval ÷ what was foretold. */
  readonly width: number;
  /** Share of shops in which a season is used. */
  readonly usesSeason: number;
}

/** @returns one entry each for 90 and 365 days */
export function measureNewcomers(
  acquisition: Acquisition,
  years: number,
  shops: number,
  seed: string,
): NewcomerAccuracy[] {
  const sums = HORIZONS.map(() => ({
    held: 0,
    foretold: 0,
    came: 0,
    carried: 0,
    squares: 0,
    carriedSquares: 0,
    width: 0,
  }));
  let usesSeason = 0;
  for (let shop = 0; shop < shops; shop++) {
    const random = createRandom(`${seed} ${years} ${shop}`);
    const days = HORIZONS.at(-1)!;
    const { history, later } = drawAcquisition(acquisition, years, days, random);
    const found = forecastNewcomers(history, days, { draws: DRAWS, seed: shop });
    if (found.usesSeason) usesSeason++;
    for (const [i, horizon] of HORIZONS.entries()) {
      const sum = sums[i]!;
      const totals = Float64Array.from({ length: DRAWS }, (_, draw) =>
        total(found.paths.subarray(draw * days, draw * days + horizon)),
      );
      const [low, high] = [quantile(totals, 0.025), quantile(totals, 0.975)];
      const foretold = total(found.mean.subarray(0, horizon));
      const came = total(later.subarray(0, horizon));
      const carried = total(history.counts.slice(-days).subarray(0, horizon));
      if (low <= came && came <= high) sum.held++;
      sum.foretold += foretold;
      sum.came += came;
      sum.carried += carried;
      sum.squares += (foretold - came) ** 2;
      sum.carriedSquares += (carried - came) ** 2;
      sum.width += (high - low) / foretold / shops;
    }
  }
  return sums.map((sum) => ({
    held: sum.held / shops,
    shops,
    bias: sum.foretold / sum.came - 1,
    carriedBias: sum.carried / sum.came - 1,
    errorRatio: Math.sqrt(sum.squares / sum.carriedSquares),
    width: sum.width,
    usesSeason: usesSeason / shops,
  }));
}

const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0);

/** Every way of acquiring, every length of history. */
export function measureAllNewcomers(shops: number, report: Report): void {
  for (const [name, acquisition] of Object.entries(ACQUISITIONS)) {
    for (const years of YEARS) {
      const used = process.cpuUsage();
      const found = measureNewcomers(acquisition, years, shops, name);
      const { user, system } = process.cpuUsage(used);
      const note = found.map((own, i) => `${HORIZONS[i]} days: ${words(own)}`).join("; ");
      report({
        step: `newcomers ${years} y`,
        customers: shops,
        seconds: NaN,
        cpu: (user + system) / 1e6 / shops,
        goal: null,
        note: `${name}: ${note}`,
      });
    }
  }
}

function words(own: NewcomerAccuracy): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const { low, high } = proportionInterval({
    successes: Math.round(own.held * own.shops),
    trials: own.shops,
  })!;
  return [
    `holds ${percent(own.held)} (${percent(low)} to ${percent(high)})`,
    `bias ${percent(own.bias)}`,
    `width ${percent(own.width)}`,
    `season used ${percent(own.usesSeason)}`,
    `last year carried ${percent(own.carriedBias)}`,
    `error ÷ its error ${own.errorRatio.toFixed(2)}`,
  ].join(", ");
}
