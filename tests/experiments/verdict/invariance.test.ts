import { describe, expect, it } from "vitest";
import type { Campaign } from "../../../app/experiments/verdict/campaign.ts";
import { judgeCampaign } from "../../../app/experiments/verdict/judge.ts";
import { reRandomise } from "../../../app/experiments/verdict/re-randomisation.ts";
import { campaignOf, drawnRows, seeded, type Row } from "./campaigns.ts";

const rows = drawnRows(seeded("invariance"), 400, 80, 4);
const even = drawnRows(seeded("even"), 300, 150, 4);
const test = (of: readonly Row[]) => reRandomise(campaignOf(of), 499, "invariance");
const FIELDS = ["tau", "s", "t", "pWorks", "pLoses", "low", "high"] as const;
type Fields = Record<(typeof FIELDS)[number], number>;

function same(found: Fields, expected: Fields): void {
  for (const field of FIELDS)
    expect(Math.abs(found[field] - expected[field]), field).toBeLessThan(
      1e-9 * Math.max(1, Math.abs(expected[field])),
    );
}

describe.each([
  ["a fifth", rows],
  ["half", even],
])("a campaign that held out %s", (_, of) => {
  it("is judged alike whatever order its customers come in", () => {
    const random = seeded("order");
    const mixed = of
      .map((row) => ({ row, at: random.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row);
    same(test(mixed), test(of));
  });

  it("has effect and interval in its own currency, and the same shares and word", () => {
    const yen = (factor: number) => of.map(([a, y, x]) => [a, y * factor, x] as const);
    const seen = test(of);
    for (const factor of [2 ** -20, 156.3, 1e12, 1e200]) {
      const { tau, s, low, high, ...rest } = test(yen(factor));
      const back = { tau: tau / factor, s: s / factor, low: low / factor, high: high / factor };
      same({ ...rest, ...back }, seen);
    }
  });

  it("does not change when every customer brought so much more, or every prediction is in another unit", () => {
    const seen = test(of);
    same(test(of.map(([a, y, x]) => [a, y + 1000, x] as const)), seen);
    same(test(of.map(([a, y, x]) => [a, y, 5000 - 3 * x] as const)), seen);
  });

  it("changes sign, and nothing else, when the arms change names", () => {
    const { tau, s, t, pWorks, pLoses, low, high } = test(of);
    const swapped = test(of.map(([a, y, x]) => [a === 1 ? 0 : 1, y, x] as const));
    same(swapped, { tau: -tau, s, t: -t, pWorks: pLoses, pLoses: pWorks, low: -high, high: -low });
  });
});

it("a campaign asked again gets the same answer to the last digit, another id other redraws", () => {
  const campaign = campaignOf(rows);
  expect(judgeCampaign(campaign, "a")).toEqual(judgeCampaign(campaign, "a"));
  expect(judgeCampaign(campaign, "b").low).not.toBe(judgeCampaign(campaign, "a").low);
});

it("the word is what the shares of redraws say: below one in forty, and not otherwise", () => {
  const random = seeded("words");
  const words = new Set<string>();
  for (let run = 0; run < 120; run++) {
    const campaign = campaignOf(drawnRows(random, 60, 30, (run % 7) * 4 - 12));
    const { word, pWorks, pLoses, low, high } = judgeCampaign(campaign, `${run}`, 399);
    expect(word === "works").toBe(pWorks <= 10 / 400);
    expect(word === "loses money").toBe(pLoses <= 10 / 400);
    expect(low! <= high!).toBe(true);
    words.add(word);
  }
  expect([...words].sort()).toEqual(["loses money", "no proof yet", "works"]);
});

describe("nights that were drawn one by one", () => {
  /** Customers of each night with its own level, some of them held out. */
  function nights(seed: string, held: (night: number) => number, effect: number): Campaign {
    const random = seeded(seed);
    const all = Array.from({ length: 12 }, (_, night) =>
      drawnRows(random, 40, held(night), effect).map(([a, y, x]) => [a, y + 5 * night, x] as const),
    );
    const stratum = Uint32Array.from(all.flatMap((one, night) => one.map(() => night)));
    return { ...campaignOf(all.flat()), stratum };
  }

  it("of the same share have the effect of the plain difference, with a smaller error", () => {
    const campaign = nights("alike", () => 10, 6);
    const { stratum: _, ...plain } = campaign;
    const [within, without] = [reRandomise(campaign, 499, "n"), reRandomise(plain, 499, "n")];
    // the levels of nights are no part of the error any more
    expect(within.s).toBeLessThan(0.8 * without.s);
    expect(Math.abs(within.tau - 6)).toBeLessThan(3 * within.s);
  });

  it("of other shares do not mistake the nights for the effect", () => {
    // late nights buy more and hold out less
    const campaign = nights("uneven", (night) => 24 - 2 * night, 6);
    const { stratum: _, ...plain } = campaign;
    const [within, without] = [reRandomise(campaign, 499, "n"), reRandomise(plain, 499, "n")];
    expect(Math.abs(within.tau - 6)).toBeLessThan(3 * within.s);
    expect(without.tau - 6).toBeGreaterThan(3 * without.s);
  });

  it("are called a success by chance one time in forty, and no more", () => {
    let works = 0;
    const RUNS = 400;
    for (let run = 0; run < RUNS; run++) {
      const campaign = nights(`chance ${run}`, (night) => 4 + night, 0);
      if (judgeCampaign(campaign, `${run}`, 79).word === "works") works++;
    }
    // 10 are expected; 22 or more come once in 1,500 times
    expect(works).toBeLessThan(22);
    expect(works).toBeGreaterThan(0);
  });

  it("of two customers each are told by all ways to draw them", () => {
    const pairs = Array.from({ length: 8 }, (_, i) => [
      [1, 3 + i, 1] as const,
      [0, 1 + i, 1] as const,
    ]).flat();
    const stratum = Uint32Array.from(pairs, (_, i) => Math.floor(i / 2));
    const { pWorks, pLoses, tau } = reRandomise({ ...campaignOf(pairs), stratum }, 39, "pairs");
    // the best of 2⁸ ways
    expect(pWorks).toBe(1 / 256);
    expect(pLoses).toBe(1);
    expect(tau).toBeCloseTo(2, 12);
  });
});
