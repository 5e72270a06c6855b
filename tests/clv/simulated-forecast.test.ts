import { beforeAll, describe, expect, it } from "vitest";
import { patient } from "../../scripts/patience.ts";
import type { Expected, Foretold } from "../../scripts/bench/clv/forecast/foretold.ts";
import { foretellers } from "../../scripts/bench/clv/forecast/foretellers.ts";
import { FIGURES } from "../../scripts/bench/clv/forecast/intervals-held.ts";
import { judge, type Trial } from "../../scripts/bench/clv/forecast/judge.ts";
import { scenarioNames } from "../../scripts/bench/clv/forecast/scenarios.ts";
import type { ShopTruth } from "../../scripts/bench/clv/forecast/truth.ts";

const SHOPS = 3;
const HALF_A_WIDTH = 1.96;

/** What came less what was expected, in half widths of the 95 % interval ÷ 1.96; and both. */
interface Miss {
  readonly score: number;
  readonly expected: number;
  readonly came: number;
}

const figuresOf = (told: Foretold, came: ShopTruth): (readonly [Expected | null, number])[] => [
  [told.orders, came.orders],
  [told.revenue, came.revenue],
  [told.known.orders, came.known.orders],
  [told.known.revenue, came.known.revenue],
  [told.new.orders, came.new.orders],
];

/** Misses by figure; every shop must have been foretold. */
function missesOf(trial: Omit<Trial, "seed">): Miss[][] {
  const misses: Miss[][] = FIGURES.map(() => []);
  const { refused } = judge({ ...trial, seed: "short" }, foretellers.forecast, (shop, told) => {
    figuresOf(told, shop.truth).forEach(([expected, came], i) => {
      const { mean, low, high } = expected!;
      const score = (came - mean) / ((high - low) / 2 / HALF_A_WIDTH);
      misses[i]!.push({ score, expected: mean, came });
    });
  });
  expect(refused, trial.scenario).toBe(0);
  return misses;
}

const rootMeanSquare = (misses: readonly Miss[]) =>
  Math.sqrt(misses.reduce((sum, { score }) => sum + score ** 2, 0) / misses.length);

const biasOf = (misses: readonly Miss[]) =>
  misses.reduce((sum, { expected }) => sum + expected, 0) /
    misses.reduce((sum, { came }) => sum + came, 0) -
  1;

/** A few shops of every kind, foretold for half a year. The long run is `npm run bench -- clv --forecast 400`. */
describe("the forecast of a simulated shop of two years", () => {
  let byKind: Miss[][][] = [];
  let all: Miss[][] = [];
  beforeAll(() => {
    byKind = scenarioNames.map((scenario) =>
      missesOf({ scenario, years: 2, days: 180, shops: SHOPS }),
    );
    all = FIGURES.map((_, i) => byKind.flatMap((kind) => kind[i]!));
  }, patient(300_000));

  it.each(FIGURES.map((figure, i) => [figure, i] as const))(
    "errs by what its interval of %s promises, neither by more nor by much less",
    (_, i) => {
      const size = rootMeanSquare(all[i]!);
      expect(size).toBeLessThan(1.35);
      expect(size).toBeGreaterThan(0.55);
    },
  );

  it("is not far off on the whole: all shops' orders together within 6 %", () => {
    for (const i of [0, 2]) expect(Math.abs(biasOf(all[i]!)), FIGURES[i]).toBeLessThan(0.06);
  });

  it("follows the season: after its peak it does not go on expecting the peak's orders", () => {
    const season = byKind[scenarioNames.indexOf("season")]!;
    for (const i of [0, 2, 4]) expect(Math.abs(biasOf(season[i]!)), FIGURES[i]).toBeLessThan(0.15);
  });
});

describe("the forecast of a simulated shop of one year, cut after its first peak", () => {
  it(
    "is drawn to the year as a whole, and its interval allows for a season",
    () => {
      const season = missesOf({ scenario: "season", years: 1, days: 180, shops: 4 });
      expect(biasOf(season[2]!)).toBeLessThan(0.3);
      expect(biasOf(season[0]!)).toBeLessThan(0.5);
      for (const i of [0, 2]) expect(rootMeanSquare(season[i]!), FIGURES[i]).toBeLessThan(1.5);
    },
    patient(60_000),
  );
});
