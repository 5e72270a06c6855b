import { describe, expect, it } from "vitest";
import { boundaryOf, stopsForLosing } from "../../../app/experiments/verdict/early-stop.ts";
import { judgeCampaign } from "../../../app/experiments/verdict/judge.ts";
import { blindError, pool, wordOfKind } from "../../../app/experiments/verdict/pooled.ts";
import { reRandomise } from "../../../app/experiments/verdict/re-randomisation.ts";
import { residualOf } from "../../../app/experiments/verdict/residual.ts";
import { smallestEffect } from "../../../app/experiments/verdict/sample-size.ts";
import { campaignOf, type Row } from "./campaigns.ts";

const within = (found: number, expected: number) =>
  expect(Math.abs(found - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));

/** Twelve customers, three held out: all 220 ways to draw them, worked out by another program. */
const twelve: Row[] = [
  [1, 0, 1.2],
  [0, 0, 0.4],
  [1, 31.5, 9.5],
  [1, 0, 2.2],
  [1, 12.25, 3.1],
  [0, 0, 0.9],
  [1, 0, 1.1],
  [1, 88, 14],
  [1, -6, 2.5],
  [0, 0, 0.7],
  [1, 19.75, 4.4],
  [1, 0, 1.6],
];

describe("twelve customers, three held out", () => {
  it("have the statistic, the shares of all 220 draws and the interval worked out elsewhere", () => {
    const found = reRandomise(campaignOf(twelve), 1999, "any");
    within(found.theta, 6.021852375066219);
    within(found.tau, -6.314915533580551);
    within(found.s, 3.0363481814227113);
    within(found.t, -2.079773186822611);
    within(found.pWorks, 0.9590909090909091);
    within(found.pLoses, 0.045454545454545456);
    within(found.low, -12.462928576811219);
    within(found.high, 0.8324904127211825);
  });

  it("have the residuals worked out elsewhere", () => {
    const { e, unit } = residualOf(campaignOf(twelve));
    const mean = twelve.reduce((sum, [, margin]) => sum + margin, 0) / 12;
    const residuals = Array.from(e, (one) => one * unit + mean);
    within(residuals[0]!, 13.649532050150102);
    within(residuals[2]!, -4.831842662899518);
    within(residuals[7]!, 24.569821649302497);
    within(residuals[11]!, 11.240791100123612);
  });

  it("are too few buyers for an interval: the smaller side is expected to hold 1.25, not 5", () => {
    const verdict = judgeCampaign(campaignOf(twelve), "any");
    expect(verdict).toMatchObject({ low: null, high: null, word: "no proof yet", buyers: 5 });
    expect(verdict.expectedBuyers).toBe(1.25);
    within(verdict.t, -2.079773186822611);
  });
});

describe("four campaigns of one kind", () => {
  const effects = [
    { r: 0.4, s: 0.3 },
    { r: 0.1, s: 0.25 },
    { r: 0.65, s: 0.5 },
    { r: -0.2, s: 0.4 },
  ];

  it("teach together what was worked out elsewhere", () => {
    const { mu, theta, next } = pool(effects);
    within(mu.mean, 0.17533260148390153);
    within(mu.sd, 0.18653570296127342);
    within(mu.above, 0.8338526203543708);
    within(mu.low, -0.19538731331780723);
    within(mu.high, 0.5410018750375425);
    within(theta[0]!.mean, 0.23499783001749255);
    within(theta[0]!.sd, 0.20766901488358924);
    within(theta[0]!.above, 0.8801586802437725);
    within(theta[0]!.low, -0.15303605232479545);
    within(theta[0]!.high, 0.6716210565380125);
    within(next.mean, 0.17533260148390153);
    within(next.sd, 0.29619377488262016);
    within(next.above, 0.7696856994253919);
    within(next.low, -0.4387057002986947);
    within(next.high, 0.7774704970184059);
    expect(wordOfKind(mu)).toBe("no proof yet");
  });

  it("get a word of their own once they agree, in either direction", () => {
    const alike = (r: number) => Array.from({ length: 9 }, () => ({ r, s: 0.3 }));
    expect(wordOfKind(pool(alike(0.5)).mu)).toBe("works");
    expect(wordOfKind(pool(alike(-0.5)).mu)).toBe("loses money");
  });

  it("are weighed by errors that do not know the arms", () => {
    expect(blindError(20, { treated: 800, heldOut: 200 }, 5)).toBeCloseTo(
      (20 * Math.sqrt(1 / 800 + 1 / 200)) / 5,
      12,
    );
    expect(() => blindError(20, { treated: 8, heldOut: 2 }, 0)).toThrow("found 0 predicted");
    expect(() => pool([{ r: 0.1, s: 0 }])).toThrow("error 0");
  });
});

describe("looking early", () => {
  // Jennison & Turnbull (2000), Group Sequential Methods, table 2.3, 5 % two-sided
  const published = [1.96, 1.977, 2.004, 2.024, 2.04, 2.053, 2.063, 2.072, 2.08, 2.087];

  it.each(published.map((c, i) => [i + 1, c] as const))(
    "at %i looks has the published boundary %d",
    (looks, c) => {
      const shares = Array.from({ length: looks }, (_, i) => (i + 1) / looks);
      expect(boundaryOf(shares)).toBeCloseTo(c, 3);
    },
  );

  it("at eight uneven looks has nearly that of a simulation of 40,000 paths", () => {
    const days = [8, 15, 23, 30, 38, 45, 53, 60];
    expect(Math.abs(boundaryOf(days.map((day) => day / 60)) - 2.068)).toBeLessThan(0.015);
    expect(() => boundaryOf([0.5, 0.4, 1])).toThrow("expected ascending shares");
  });

  it("stops nothing at first, a clear loss later, and never at the end, where the word comes", () => {
    const boundary = boundaryOf([0.25, 0.5, 0.75, 1]);
    // z of 2.86 half-way
    expect(stopsForLosing(1 / 2000, 0.25, boundary)).toBe(false);
    expect(stopsForLosing(1 / 2000, 0.5, boundary)).toBe(true);
    expect(stopsForLosing(0.003, 0.5, boundary)).toBe(false);
    expect(stopsForLosing(1 / 2000, 1, boundary)).toBe(false);
  });
});

describe("before a launch", () => {
  it("the smallest effect that could be seen is 1.3 times what normal margins would need", () => {
    const alike = { treated: 500, heldOut: 500 };
    within(smallestEffect(20, alike), 1.3 * 3.5437561393186368);
    // a prediction that explains a tenth of the variance
    const spread = 20 * Math.sqrt(0.9);
    within(smallestEffect(spread, { treated: 800, heldOut: 200 }), 1.3 * 4.202377827169451);
    expect(() => smallestEffect(20, { treated: 500, heldOut: 0 })).toThrow("0 held out");
  });
});
