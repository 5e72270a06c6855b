import { beforeAll, describe, expect, it } from "vitest";
import { patient } from "../../scripts/patience.ts";
import { foretellers } from "../../scripts/bench/clv/forecast/foretellers.ts";
import { FIGURES } from "../../scripts/bench/clv/forecast/intervals-held.ts";
import { judge, type Judged } from "../../scripts/bench/clv/forecast/judge.ts";
import { scenarioNames } from "../../scripts/bench/clv/forecast/scenarios.ts";

const SHOPS = 6;
/** Widths over means, by figure: a third more than was measured. */
const WIDEST = [0.6, 0.75, 0.6, 0.8, 1];

/**
 * A few shops of every kind, two years old and foretold for half a year. The long run, a kind at a time, is
 * `npm run bench -- clv --forecast 400`.
 */
describe("the forecast of a simulated shop", () => {
  let judged: Judged[] = [];
  beforeAll(() => {
    judged = scenarioNames.map((scenario) =>
      judge({ scenario, years: 2, days: 180, shops: SHOPS, seed: "short" }, foretellers.forecast),
    );
  }, patient(300_000));
  const all = scenarioNames.length * SHOPS;

  it("is made for every one of them", () => {
    expect(judged.map(({ scenario, refused }) => `${scenario} ${refused}`)).toEqual(
      scenarioNames.map((name) => `${name} 0`),
    );
  });

  it.each(FIGURES.map((figure, i) => [figure, i] as const))(
    "holds what then comes in its 95 % interval of %s, and is no wider than it must be",
    (_, i) => {
      const verdicts = judged.map((own) => own.verdicts[i]!);
      const held = verdicts.reduce((sum, own) => sum + own.held * SHOPS, 0);
      // three binomial standard errors below 95 in 100
      expect(held / all, JSON.stringify(verdicts)).toBeGreaterThan(
        0.95 - 3 * Math.sqrt(0.0475 / all),
      );
      const width = verdicts.reduce((sum, own) => sum + own.width, 0) / verdicts.length;
      expect(width).toBeLessThan(WIDEST[i]!);
    },
  );

  it("follows the season: after its peak fewer orders are expected than the year before had", () => {
    const season = judged.find(({ scenario }) => scenario === "season")!.verdicts;
    for (const i of [0, 2, 4])
      expect(Math.abs(season[i]!.totalBias), FIGURES[i]).toBeLessThan(0.15);
  });

  it("is not far off on the whole: all shops' orders together within 6 %", () => {
    for (const i of [0, 2]) {
      const bias = judged.map((own) => own.verdicts[i]!.totalBias);
      const mean = bias.reduce((sum, own) => sum + own, 0) / bias.length;
      expect(Math.abs(mean), JSON.stringify(bias)).toBeLessThan(0.06);
    }
  });
});
