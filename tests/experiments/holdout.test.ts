import { describe, expect, it } from "vitest";
import { drawArms } from "../../app/experiments/holdout.ts";
import { defaultHoldoutPercent, heldOutOf } from "../../app/experiments/holdout-size.ts";
import type { CustomerId } from "../../app/ids.ts";

const OFFER = "0b6f8a52-6a5b-4a7e-9a1f-6c2f0f2f9d11";
const OTHER = "7d1d3c0e-18a4-4f0b-8f57-1f3f3a1f2b22";
const customers = Array.from(
  { length: 20_000 },
  (_, index) => (6_000_000_000_000 + index) as CustomerId,
);
const heldOut = (offer: string, percent: number, of = customers) => {
  const arms = drawArms(1, offer, of, percent);
  return new Set(of.filter((_, i) => arms[i] === "holdout"));
};

it("customers who are drawn again are in the same arms, whatever order they come in", () => {
  const held = heldOut(OFFER, 20);
  expect(heldOut(OFFER, 20)).toEqual(held);
  expect(heldOut(OFFER, 20, customers.toReversed())).toEqual(held);
});

// Written down once: a release that drew other customers would judge a standing offer by two procedures.
it("the arms of known customers never change", () => {
  const arms = drawArms(7, OFFER, customers.slice(0, 24), 30).map((arm) => arm[0]);
  expect(arms.join("")).toMatchInlineSnapshot(`"ttttthttthththttthttthht"`);
});

it.each([1, 10, 20, 50])("exactly %i % of the customers are held out", (percent) => {
  expect(heldOut(OFFER, percent).size).toBe((customers.length * percent) / 100);
});

it("who is held out of one offer has the usual chance in another", () => {
  const first = heldOut(OFFER, 50);
  const again = [...heldOut(OTHER, 50)].filter((one) => first.has(one)).length;
  expect(Math.abs(again / first.size - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / first.size));
});

it("who is held out has nothing to do with their number", () => {
  const held = [...heldOut(OFFER, 20)].map((one) => one - 6_000_000_000_000);
  const mean = held.reduce((sum, one) => sum + one, 0) / held.length;
  // four standard errors of a mean of numbers drawn evenly
  expect(Math.abs(mean - 10_000)).toBeLessThan((4 * 20_000) / Math.sqrt(12 * held.length));
});

it("raising the share keeps those who were held out", () => {
  const more = heldOut(OFFER, 30);
  for (const customer of heldOut(OFFER, 10)) expect(more.has(customer)).toBe(true);
});

describe("how many are held out", () => {
  it.each([
    [120, 25, 30],
    [1000, 10, 100],
    [7, 10, 2],
    [5, 50, 3],
    [4, 1, 2],
    [4, 50, 2],
    [3, 50, 0],
    [0, 10, 0],
    [1000, 0, 0],
  ])("of %i at %i % are %i: never fewer than two on either side", (n, percent, held) => {
    expect(heldOutOf(n, percent)).toBe(held);
    expect(heldOut(OFFER, percent, customers.slice(0, n)).size).toBe(held);
  });

  it.each([-1, 51, NaN])("cannot be %d %", (percent) => {
    expect(() => heldOutOf(100, percent)).toThrow(
      `found a holdout of ${percent} %, expected 0 to 50`,
    );
  });

  it("by default is about twenty expected buyers, from a tenth to half of the audience", () => {
    expect(defaultHoldoutPercent(5000)).toBe(10);
    expect(defaultHoldoutPercent(200)).toBe(10);
    expect(defaultHoldoutPercent(80)).toBe(25);
    expect(defaultHoldoutPercent(70)).toBe(29);
    expect(defaultHoldoutPercent(40)).toBe(50);
    expect(defaultHoldoutPercent(3)).toBe(50);
    expect(defaultHoldoutPercent(0)).toBe(50);
  });
});
