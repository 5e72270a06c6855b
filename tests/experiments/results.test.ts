import { describe, expect, it } from "vitest";
import { contributionAt } from "../../app/experiments/contribution.ts";
import { resultsOf, withoutCosts, type Arm, type Judged } from "../../app/experiments/results.ts";
import { judgeCampaign } from "../../app/experiments/verdict/judge.ts";
import { campaignOf, type Row } from "./verdict/campaigns.ts";

/** An arm whose buyers each placed one order; `part` of the revenue is of goods of known cost. */
const arm = (members: number, buyers: number, revenue = 5000, part = 0): Arm => ({
  ...{ members, buyers, orders: buyers },
  revenue: buyers * revenue,
  knownRevenue: buyers * revenue * part,
});

/** Members of an arm, of whom so many brought an amount each, give or take a fifth. */
const brought = (side: 1 | 0, { members, buyers }: Arm, amount: number): Row[] =>
  Array.from({ length: members }, (_, i) => [
    side,
    i < buyers ? amount * (1 + 0.2 * Math.sin(i)) : 0,
    1,
  ]);

const judgedOf = (treated: Arm, holdout: Arm, amounts: [number, number]): Judged =>
  judgeCampaign(
    campaignOf([...brought(1, treated, amounts[0]), ...brought(0, holdout, amounts[1])]),
    "results",
    399,
  );

describe("an offer whose window has closed", () => {
  it("works when the treated brought more profit than chance explains, with its range for each and for all", () => {
    const [treated, holdout] = [arm(2000, 300, 4500), arm(500, 30)];
    const judged = judgedOf(treated, holdout, [2000, 2500]);
    const results = resultsOf(treated, holdout, 50, true, judged);
    expect(results.verdict).toBe("works");
    expect(results.reason).toContain("Of 40 offers that change nothing");
    const { profitDifference: each, profitInAll: all } = results;
    // 2000 for each of 15 %, against 2500 for each of 6 %
    expect(each!.value).toBeGreaterThan(0.9 * (0.15 * 2000 - 0.06 * 2500));
    expect(each!.low).toBeGreaterThan(0);
    for (const bound of ["value", "low", "high"] as const)
      expect(all![bound]).toBeCloseTo(2000 * each![bound], 6);
  });

  it("loses money when discounts went to people who would have bought anyway", () => {
    const [treated, holdout] = [arm(4000, 1200, 3500), arm(1000, 300)];
    const results = resultsOf(treated, holdout, 40, true, judgedOf(treated, holdout, [500, 2000]));
    expect(results.rateDifference!.value).toBe(0);
    expect(results.verdict).toBe("loses money");
  });

  it("proves nothing while the interval of profit holds zero, and says how many would settle it", () => {
    const [treated, holdout] = [arm(900, 90, 4500), arm(100, 8)];
    const results = resultsOf(treated, holdout, 50, true, judgedOf(treated, holdout, [2000, 2000]));
    expect(results.verdict).toBe("no proof yet");
    expect(results.reason).toMatch(/If it is as large as it looks, about [\d,]+0 customers/);
    expect(results.profitDifference).not.toBeNull();
  });

  it("proves nothing with too few buyers, and shows no range that would look sure", () => {
    const [treated, holdout] = [arm(900, 30, 4500), arm(100, 3)];
    const results = resultsOf(treated, holdout, 50, true, judgedOf(treated, holdout, [2000, 2000]));
    expect(results).toMatchObject({ verdict: "no proof yet", profitDifference: null });
    expect(results.reason).toContain(
      "3.3 of them are expected on the smaller side, and 5 are needed",
    );
  });

  it("proves nothing without a margin, however many more ordered", () => {
    const results = resultsOf(arm(2000, 400), arm(500, 20), null, true, null);
    expect(results.verdict).toBe("no proof yet");
    expect(results.reason).toContain("enter it");
    expect(results.profitDifference).toBeNull();
  });

  it("is judged without a margin when costs are known for nine tenths of sales, and not below", () => {
    const of = (part: number) => {
      const [treated, holdout] = [arm(2000, 300, 4500, part), arm(500, 30, 5000, part)];
      return resultsOf(treated, holdout, null, true, judgedOf(treated, holdout, [2000, 2500]));
    };
    expect(of(0.89)).toMatchObject({ verdict: "no proof yet", profitDifference: null });
    expect(of(0.91).verdict).toBe("works");
    expect(of(0.91).knownShare).toBeCloseTo(0.91, 12);
  });

  it("has no word while the worker is at it", () => {
    const results = resultsOf(arm(2000, 300), arm(500, 30), 50, true, null);
    expect(results).toMatchObject({ verdict: "no proof yet", profitDifference: null });
    expect(results.reason).toBe("The verdict is being worked out.");
  });

  it.each([
    ["one held out", arm(400, 90), arm(1, 1), "at least 2 customers; there were 400 and 1"],
    ["nobody held out", arm(400, 100), arm(0, 0), "Nobody was held out"],
  ])("proves nothing with %s", (_, treated, holdout, reason) => {
    const results = resultsOf(treated, holdout, 60, true, null);
    expect(results.verdict).toBe("no proof yet");
    expect(results.reason).toContain(reason);
    expect(results.profitDifference).toBeNull();
  });
});

it("an offer is not judged before its day, whatever it looks like", () => {
  const [treated, holdout] = [arm(2000, 300, 4500), arm(500, 30)];
  const judged = judgedOf(treated, holdout, [2000, 2500]);
  expect(judged.word).toBe("works");
  const results = resultsOf(treated, holdout, 50, false, judged);
  expect(results).toMatchObject({ verdict: "no proof yet", profitDifference: null });
  expect(results.reason).toContain("would reward luck");
});

it("a holdout in which nobody ordered has a rate of 0 with an upper bound", () => {
  const { holdoutRate } = resultsOf(arm(300, 20), arm(40, 0), null, true, null);
  // Wilson at 0 of 40
  expect(holdoutRate).toMatchObject({ value: 0, low: 0 });
  expect(holdoutRate!.high).toBeCloseTo(0.0876, 4);
});

// Newcombe (1998), Statistics in Medicine 17, 873-890, table II, example (a): 56/70 against 48/80
it("the difference of rates has the published interval", () => {
  const { rateDifference } = resultsOf(arm(70, 56), arm(80, 48), null, true, null);
  expect(rateDifference!.low).toBeCloseTo(0.0524, 4);
  expect(rateDifference!.high).toBeCloseTo(0.3339, 4);
});

it("a customer leaves what goods of known cost left, and of the rest a margin before the discount", () => {
  const sold = { k: 1600, r: 900, d: 20 };
  // half of 900 less half of a discount of 20
  expect(contributionAt(50)(sold)).toBe(1600 + 450 - 10);
  expect(contributionAt(100)(sold)).toBe(2500);
  expect(contributionAt(null)(sold)).toBe(1600);
});

it("who may not see costs is told who ordered, and nothing a profit could be told from", () => {
  const [treated, holdout] = [arm(2000, 300, 5000, 1), arm(500, 30, 5000, 1)];
  const results = resultsOf(treated, holdout, null, true, judgedOf(treated, holdout, [2000, 2500]));
  expect(results.profitDifference).not.toBeNull();
  const told = withoutCosts(results, "not for you");
  expect(told).toMatchObject({ verdict: "no proof yet", reason: "not for you", knownShare: 0 });
  expect(told).toMatchObject({ profitDifference: null, profitInAll: null });
  for (const side of ["treated", "holdout"] as const) {
    expect(told[side].knownRevenue).toBe(0);
    const { buyers, revenue } = results[side];
    expect(told[side]).toMatchObject({ buyers, revenue });
  }
  expect(told.rateDifference).toEqual(results.rateDifference);
});
