import { describe, expect, it } from "vitest";
import {
  below,
  BUYERS_FOR_A_CEILING,
  ceilingOf,
} from "../../../app/experiments/verdict/ceiling.ts";
import { expectedBuyers } from "../../../app/experiments/verdict/gate.ts";
import { judgeInThread } from "../../../app/experiments/verdict/in-thread.server.ts";
import { judgeCampaign } from "../../../app/experiments/verdict/judge.ts";
import { customersToSettle, smallestEffect } from "../../../app/experiments/verdict/sample-size.ts";
import { campaignOf, drawnRows, seeded, type Row } from "./campaigns.ts";

const times = (n: number, row: Row): Row[] => Array.from({ length: n }, () => row);
const judged = (...rows: Row[][]) => judgeCampaign(campaignOf(rows.flat()), "odd", 199);

describe("a campaign in which", () => {
  it("nobody bought is held back", () => {
    const verdict = judged(times(40, [1, 0, 2]), times(10, [0, 0, 3]));
    expect(verdict).toMatchObject({
      tau: 0,
      s: 0,
      t: 0,
      pWorks: 1,
      pLoses: 1,
      word: "no proof yet",
    });
    expect(verdict.low).toBeNull();
  });

  it("everybody brought the same proves nothing, whatever was predicted", () => {
    for (const amount of [0.1, 7, 1e-9, -3])
      expect(
        judged(times(40, [1, amount, 2]), times(9, [0, amount, 3]), times(1, [0, amount, 0.1])),
      ).toMatchObject({ tau: 0, t: 0, low: 0, high: 0, word: "no proof yet" });
  });

  it("margins are exactly as predicted proves nothing", () => {
    const rows = drawnRows(seeded("exact"), 60, 20).map(([a, , x]) => [a, 3 * x, x] as const);
    expect(judged(rows)).toMatchObject({ tau: 0, t: 0, word: "no proof yet" });
  });

  it("the predictions are all alike is judged by its margins", () => {
    const rows = drawnRows(seeded("alike"), 90, 30, 5).map(([a, y]) => [a, y, 0.1] as const);
    const mean = (arm: number) => {
      const of = rows.filter(([a]) => a === arm);
      return of.reduce((sum, [, y]) => sum + y, 0) / of.length;
    };
    const verdict = judged(rows);
    expect(verdict.theta).toBe(0);
    expect(verdict.tau).toBeCloseTo(mean(1) - mean(0), 9);
  });

  it("all of one side brought one amount and all of the other another is proof enough", () => {
    const verdict = judged(times(30, [1, 5, 1]), times(12, [0, 2, 1]));
    expect(verdict).toMatchObject({ s: 0, t: Infinity, word: "works" });
    expect(verdict.tau).toBeCloseTo(3, 12);
    expect(verdict.low).toBeCloseTo(3, 12);
    expect(judged(times(30, [1, 2, 1]), times(12, [0, 5, 1]))).toMatchObject({
      t: -Infinity,
      word: "loses money",
    });
  });

  it("one amount is past all others is not proof", () => {
    const rows = drawnRows(seeded("whale"), 300, 60);
    const verdict = judged(rows, [[1, 1e9, 4]]);
    expect(verdict.word).toBe("no proof yet");
    expect(Number.isFinite(verdict.low)).toBe(true);
  });
});

describe("the gate", () => {
  it("asks for five buyers on the smaller side, wherever they bought", () => {
    expect(expectedBuyers({ treated: 900, heldOut: 100 }, 49)).toBeCloseTo(4.9, 12);
    expect(expectedBuyers({ treated: 100, heldOut: 900 }, 49)).toBeCloseTo(4.9, 12);
    const buyers = (n: number, arm: 1 | 0) => times(n, [arm, 20, 1]);
    const rest = (n: number, arm: 1 | 0) => times(n, [arm, 0, 1]);
    const held = judged(buyers(49, 1), rest(851, 1), rest(100, 0));
    expect(held).toMatchObject({ low: null, high: null, word: "no proof yet" });
    const through = judged(buyers(50, 1), rest(850, 1), rest(100, 0));
    expect(through.low).not.toBeNull();
  });
});

describe("campaigns no test can be made of", () => {
  const campaign = campaignOf(drawnRows(seeded("bad"), 20, 5));
  it.each([
    [
      "an arm of one",
      { ...campaign, arm: campaign.arm.map((_, i) => (i === 0 ? 0 : 1)) },
      "1 held out",
    ],
    ["one arm", { ...campaign, arm: campaign.arm.map(() => 1) }, "20 treated and 0 held out"],
    ["nobody", campaignOf([]), "0 treated and 0 held out"],
    ["no number", { ...campaign, y: campaign.y.map(() => NaN) }, "found NaN"],
    ["no prediction", { ...campaign, x: campaign.x.map(() => Infinity) }, "Infinity predicted"],
    ["a third arm", { ...campaign, arm: campaign.arm.map(() => 2) }, "found arm 2"],
    ["too few margins", { ...campaign, y: campaign.y.slice(1) }, "19 margins"],
  ])("are refused: %s", (_, bad, sentence) => {
    expect(() => judgeCampaign(bad, "bad")).toThrow(sentence);
  });

  it("and redraws that could not tell one in forty", () => {
    expect(() => judgeCampaign(campaign, "bad", 38)).toThrow("found 38 redraws");
    expect(() => judgeCampaign(campaign, "bad", 99.5)).toThrow("found 99.5 redraws");
  });
});

describe("how many customers would settle it", () => {
  it("is as many as make the effect that was seen the smallest that can be", () => {
    const split = { treated: 800, heldOut: 200 };
    const seen = { tau: -1.5, spread: 20 };
    const needed = customersToSettle(seen, split)!;
    const share = needed / 1000;
    const then = smallestEffect(20, { treated: 800 * share, heldOut: 200 * share });
    expect(then).toBeCloseTo(1.5, 3);
    expect(needed).toBeGreaterThan(1000);
  });

  it("is never fewer than there were, and unknown where nothing was seen", () => {
    const split = { treated: 800, heldOut: 200 };
    expect(customersToSettle({ tau: 1000, spread: 20 }, split)).toBe(1000);
    expect(customersToSettle({ tau: 0, spread: 20 }, split)).toBeNull();
    expect(customersToSettle({ tau: 1e-12, spread: 20 }, split)).toBeNull();
    expect(customersToSettle({ tau: 1, spread: 0 }, split)).toBeNull();
  });
});

describe("the ceiling on one customer", () => {
  it("is what 99 in 100 past buyers stayed at or below, those who cost money left out", () => {
    const past = Array.from({ length: 500 }, (_, i) => i + 1);
    expect(ceilingOf([...past, ...past.map((one) => -one)])).toBe(495);
    expect([...below(495, Float64Array.of(-10, 0, 495, 900))]).toEqual([-10, 0, 495, 495]);
  });

  it("is none where too few bought to tell", () => {
    const few = Array.from({ length: BUYERS_FOR_A_CEILING - 1 }, () => 10);
    expect(ceilingOf(few)).toBe(Infinity);
    const y = Float64Array.of(1e9);
    expect(below(Infinity, y)).toBe(y);
  });
});

it("a thread comes to the same verdict, and tells how far it is", async () => {
  const campaign = campaignOf(drawnRows(seeded("thread"), 2000, 400, 3));
  const told: number[] = [];
  const found = await judgeInThread({ campaign, seed: "thread", redraws: 1999 }, (share) =>
    told.push(share),
  );
  expect(found).toEqual(judgeCampaign(campaign, "thread"));
  expect(told.length).toBeGreaterThan(90);
  expect([...told].sort((a, b) => a - b)).toEqual(told);
  await expect(
    judgeInThread({ campaign: campaignOf([]), seed: "nobody", redraws: 1999 }),
  ).rejects.toThrow("expected at least 2 of each");
});
