import { describe, expect, it } from "vitest";
import { differenceOfMeans, sampleOf } from "../../../app/numeric/inference.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import { simulate, upperLimit, type Measured } from "../../../scripts/bench/verdict/simulate.ts";
import {
  doingOf,
  drawCampaign,
  heldOutOf,
  trueEffect,
  TRUTHS,
  untreated,
  type Cell,
} from "../../../scripts/bench/verdict/world.ts";

// A short run of `npm run bench -- verdict --simulate`; docs/verdict.md has the whole grid.

const CELLS: readonly Cell[] = [
  { n: 100, rate: 0.2, holdout: 0.5 },
  { n: 300, rate: 0.05, holdout: 0.5 },
  { n: 300, rate: 0.2, holdout: 0.2 },
  { n: 1000, rate: 0.05, holdout: 0.2 },
  { n: 1000, rate: 0.2, holdout: 0.05 },
];
const RUNS = 300;

const share = (measured: readonly Measured[], of: "works" | "loses" | "covered") =>
  measured.reduce((sum, one) => sum + one[of], 0) /
  measured.reduce((sum, one) => sum + one.passed, 0);

describe("campaigns whose truth is known", () => {
  it.each([
    ["do nothing", "nothing", 0.035],
    ["break exactly even", "even", 0.045],
  ] as const)("and that %s are hardly ever called working", (_, truth, most) => {
    const measured = CELLS.map((cell) => simulate(cell, truth, RUNS, "short"));
    for (const { passed } of measured) expect(passed).toBe(RUNS);
    expect(share(measured, "works")).toBeLessThan(most);
    expect(share(measured, "works")).toBeGreaterThan(0.01);
    // 300 runs are a wide limit: at 2,000 it is 6.5 in 100
    for (const { works } of measured) expect(upperLimit(works, RUNS)).toBeLessThan(0.085);
    expect(share(measured, "covered")).toBeGreaterThan(0.93);
  });

  it("and that earn or lose are found, each in its direction", () => {
    const cell = { n: 3000, rate: 0.2, holdout: 0.2 };
    const [earns, loses] = [
      simulate(cell, "earns", 60, "short"),
      simulate(cell, "loses", 60, "short"),
    ];
    expect(earns.works).toBeGreaterThan(30);
    expect(earns.loses).toBe(0);
    expect(loses.loses).toBeGreaterThan(12);
    expect(loses.works).toBeLessThan(4);
  });

  it("and that do nothing are called working three times as often by means and variances alone", () => {
    const cell = { n: 1000, rate: 0.05, holdout: 0.1 };
    const random = createRandom("plain means");
    let works = 0;
    for (let run = 0; run < 400; run++) {
      const { y } = drawCampaign(random, cell, doingOf("nothing", cell.rate));
      const held = heldOutOf(cell);
      const found = differenceOfMeans(sampleOf(y.slice(held)), sampleOf(y.slice(0, held)));
      if (found!.low > 0) works++;
    }
    expect(works / 400).toBeGreaterThan(0.075);
  });
});

describe("the world they come from", () => {
  it.each(TRUTHS)("has the effect that its closed form says when the code %s", (truth) => {
    const cell = { n: 400_000, rate: 0.2, holdout: 0.5 };
    const doing = doingOf(truth, cell.rate);
    const { y } = drawCampaign(createRandom(`world ${truth}`), cell, doing);
    const held = heldOutOf(cell);
    const [treated, heldOut] = [sampleOf(y.slice(held)), sampleOf(y.slice(0, held))];
    const error = Math.sqrt(treated.variance / treated.n + heldOut.variance / heldOut.n);
    const effect = trueEffect(cell.rate, doing);
    expect(Math.abs(treated.mean - heldOut.mean - effect)).toBeLessThan(4 * error);
    expect(Math.abs(heldOut.mean - untreated(cell.rate))).toBeLessThan(
      4 * Math.sqrt(heldOut.variance / heldOut.n),
    );
    if (truth === "even") expect(Math.abs(effect)).toBeLessThan(1e-9);
  });
});
