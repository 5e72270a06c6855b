import { expect, it } from "vitest";
import { armOf } from "../../app/experiments/holdout.ts";
import type { CustomerId } from "../../app/ids.ts";

const OFFER = "0b6f8a52-6a5b-4a7e-9a1f-6c2f0f2f9d11";
const OTHER = "7d1d3c0e-18a4-4f0b-8f57-1f3f3a1f2b22";
const customers = Array.from(
  { length: 20_000 },
  (_, index) => (6_000_000_000_000 + index) as CustomerId,
);

it("a customer who is asked again is in the same arm", () => {
  for (const customer of customers.slice(0, 500))
    expect(armOf(1, OFFER, customer, 20)).toBe(armOf(1, OFFER, customer, 20));
});

// Written down once: a release that moved customers between arms would ruin every running comparison.
it("the arms of known customers never change", () => {
  const arms = customers.slice(0, 24).map((customer) => armOf(7, OFFER, customer, 30)[0]);
  expect(arms.join("")).toMatchInlineSnapshot(`"ttttthttththttttthttthht"`);
});

it.each([1, 10, 20, 50])("about %i % of the customers are held out", (percent) => {
  const held = customers.filter((one) => armOf(1, OFFER, one, percent) === "holdout").length;
  const expected = (customers.length * percent) / 100;
  // four standard deviations of a binomial
  const reach = 4 * Math.sqrt(expected * (1 - percent / 100));
  expect(Math.abs(held - expected)).toBeLessThan(reach);
});

it("who is held out of one offer has the usual chance in another", () => {
  const held = customers.filter((one) => armOf(1, OFFER, one, 50) === "holdout");
  const again = held.filter((one) => armOf(1, OTHER, one, 50) === "holdout").length;
  expect(Math.abs(again / held.length - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / held.length));
});

it("raising the share keeps those who were held out", () => {
  for (const customer of customers.slice(0, 2000))
    if (armOf(1, OFFER, customer, 10) === "holdout")
      expect(armOf(1, OFFER, customer, 30)).toBe("holdout");
});

it("nobody is held out at 0 %, and more than half cannot be", () => {
  expect(customers.some((one) => armOf(1, OFFER, one, 0) === "holdout")).toBe(false);
  expect(() => armOf(1, OFFER, 1 as CustomerId, 51)).toThrow(
    "found a holdout of 51 %, expected 0 to 50",
  );
});
