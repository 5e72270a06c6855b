import { describe, expect, it } from "vitest";
import { prospectOf } from "../../app/experiments/prospect.ts";
import { smallestEffect } from "../../app/experiments/verdict/sample-size.ts";
import { confirmLaunch } from "../../app/pages/new-offer/words.ts";

/** Buyers who brought 10.00 each. */
const alike = (buyers: number) => ({
  buyers,
  money: { sum: 1000 * buyers, squares: 1000 ** 2 * buyers },
});
const words = (...given: Parameters<typeof prospectOf>) =>
  confirmLaunch.prospect(prospectOf(...given)!, "USD");

describe("before it is launched an offer is told", () => {
  it("which difference it could prove, from what the same customers did before", () => {
    const split = { treated: 900, heldOut: 100 };
    const prospect = prospectOf(split, alike(200))!;
    // one in five brought 1000, so the spread is 1000 · √(0.2 · 0.8)
    const spread = 1000 * Math.sqrt(0.16 * (1000 / 999));
    expect(prospect.smallest!.mean).toBeCloseTo(200, 9);
    expect(prospect.smallest!.effect).toBeCloseTo(smallestEffect(spread, split), 9);
    expect(prospect).toMatchObject({ buyers: 200, expected: 20, needed: 5, advisedPercent: null });
    expect(words(split, alike(200))).toBe(
      "In as long a time before, 200 of these customers ordered, and all of them brought $2.00 of profit each on average. A difference of $1.54 each would be proved four times in five, a smaller one less often.",
    );
  });

  it("that more held out would show more, where fewer than twenty buyers are", () => {
    const split = { treated: 900, heldOut: 100 };
    expect(prospectOf(split, alike(80))!.advisedPercent).toBe(25);
    expect(words(split, alike(80))).toContain("Holding out 25% would show smaller differences.");
  });

  it("that it can get no verdict, where too few order", () => {
    const split = { treated: 90, heldOut: 10 };
    expect(words(split, alike(3))).toBe(
      "In as long a time before, 3 of these customers ordered: unless far more do, there will be no verdict, because the smaller side is expected to hold 0.3 who order and 5 are needed. Holding out 50% would show smaller differences.",
    );
    expect(prospectOf(split, { buyers: 0, money: { sum: 0, squares: 0 } })).toMatchObject({
      expected: 0,
      smallest: null,
    });
  });

  it("no money where costs are unknown, and nothing where nobody is held out", () => {
    expect(words({ treated: 900, heldOut: 100 }, { buyers: 300, money: null })).toBe(
      "In as long a time before, 300 of these customers ordered.",
    );
    expect(prospectOf({ treated: 900, heldOut: 0 }, alike(300))).toBeNull();
  });
});
