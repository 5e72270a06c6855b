import { describe, expect, it } from "vitest";
import type { Campaign } from "../../../app/experiments/verdict/campaign.ts";
import { reRandomise } from "../../../app/experiments/verdict/re-randomisation.ts";
import { campaignOf, drawnRows, seeded } from "./campaigns.ts";

// The test as it is written in books: every way to draw the arms, each with two means and two variances of its own.

const mean = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + one, 0) / values.length;
function variance(values: readonly number[]): number {
  const m = mean(values);
  return values.reduce((sum, one) => sum + (one - m) ** 2, 0) / (values.length - 1);
}

function studentised(r: readonly number[], treated: readonly boolean[]) {
  const side = (which: boolean) => r.filter((_, i) => treated[i] === which);
  const [t, c] = [side(true), side(false)];
  const tau = mean(t) - mean(c);
  const s = Math.sqrt(variance(t) / t.length + variance(c) / c.length);
  return { tau, s, t: s > 0 ? tau / s : tau === 0 ? 0 : Math.sign(tau) * Infinity };
}

/** Every way to hold out `k` of `n`. */
function* ways(n: number, k: number, from = 0): Generator<number[]> {
  if (k === 0) yield [];
  for (let i = from; i <= n - k && k > 0; i++)
    for (const rest of ways(n, k - 1, i + 1)) yield [i, ...rest];
}

function naive({ arm, y, x }: Campaign) {
  const [ys, xs] = [[...y], [...x]];
  const [my, mx] = [mean(ys), mean(xs)];
  const xx = xs.reduce((sum, one) => sum + (one - mx) ** 2, 0);
  const theta = xx > 0 ? xs.reduce((sum, one, i) => sum + (one - mx) * (ys[i]! - my), 0) / xx : 0;
  const r = ys.map((one, i) => one - theta * (xs[i]! - mx));
  const seen = studentised(
    r,
    [...arm].map((one) => one === 1),
  );
  const heldOut = [...arm].filter((one) => one === 0).length;
  const ts = [...ways(arm.length, heldOut)].map((held) => {
    const out = new Set(held);
    return studentised(
      r,
      r.map((_, i) => !out.has(i)),
    ).t;
  });
  ts.sort((a, b) => a - b);
  const [n, k] = [ts.length, Math.max(1, Math.floor(ts.length / 40))];
  const tie = 1e-9 * Math.max(1, Math.abs(seen.t));
  return {
    theta,
    ...seen,
    ways: n,
    pWorks: ts.filter((one) => one >= seen.t - tie).length / n,
    pLoses: ts.filter((one) => one <= seen.t + tie).length / n,
    low: seen.tau - ts[n - k]! * seen.s,
    high: seen.tau - ts[k - 1]! * seen.s,
  };
}

const FIELDS = ["theta", "tau", "s", "t", "pWorks", "pLoses", "low", "high"] as const;

describe("the engine beside every draw written out", () => {
  it.each([
    [8, 4, 0],
    [9, 2, 5],
    [10, 7, -8],
    [12, 5, 3],
    [14, 3, 0],
    [13, 6, 20],
  ])("of %i customers, %i held out, an effect of %d", (n, heldOut, effect) => {
    for (let run = 0; run < 5; run++) {
      const random = seeded(`${n}/${heldOut}/${run}`);
      const campaign = campaignOf(drawnRows(random, n, heldOut, effect));
      const [found, expected] = [reRandomise(campaign, 39, "a"), naive(campaign)];
      for (const field of FIELDS)
        expect(Math.abs(found[field] - expected[field]), field).toBeLessThan(
          1e-9 * Math.max(1, Math.abs(expected[field])),
        );
    }
  });

  it("with margins that are all one amount or nothing, where many draws tie", () => {
    const random = seeded("ties");
    for (let run = 0; run < 20; run++) {
      const rows = drawnRows(random, 12, 4).map(
        ([arm, margin]) => [arm, margin === 0 ? 0 : 7.1, 1] as const,
      );
      const campaign = campaignOf(rows);
      const [found, expected] = [reRandomise(campaign, 39, "a"), naive(campaign)];
      expect(found.theta).toBe(0);
      expect(found.pWorks).toBeCloseTo(expected.pWorks, 12);
      expect(found.pLoses).toBeCloseTo(expected.pLoses, 12);
    }
  });
});

it("a sample of redraws comes near all of them", () => {
  // C(18, 9) = 48,620 ways: too many to be taken all
  const random = seeded("sample");
  const campaign = campaignOf(drawnRows(random, 18, 9, 6));
  const [found, expected] = [reRandomise(campaign, 20_000, "sample"), naive(campaign)];
  expect(expected.ways).toBe(48_620);
  expect(found.t).toBeCloseTo(expected.t, 9);
  // three standard errors of 20,000 draws
  expect(Math.abs(found.pWorks - expected.pWorks)).toBeLessThan(0.011);
  const width = expected.high - expected.low;
  expect(Math.abs(found.low - expected.low)).toBeLessThan(0.05 * width);
  expect(Math.abs(found.high - expected.high)).toBeLessThan(0.05 * width);
});
