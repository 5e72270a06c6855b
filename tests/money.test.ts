import { expect, it } from "vitest";
import fc from "fast-check";
import { toDecimal, toMinor } from "../app/money.ts";

it.each([
  ["12.5", "USD", 1250],
  ["12.50", "USD", 1250],
  ["0.1", "USD", 10],
  ["-3.00", "EUR", -300],
  ["1500", "JPY", 1500],
  ["1500.0", "JPY", 1500],
  ["1.2345", "KWD", 1235],
  ["8.295", "USD", 830],
  ["0", "USD", 0],
])("%s %s is %d minor units", (amount, currency, minor) => {
  expect(toMinor(amount, currency)).toBe(minor);
});

it.each(["", "1,50", "1e3", "NaN", " 1", "$2", "--1"])("%j is refused", (amount) => {
  expect(() => toMinor(amount, "USD")).toThrow(`found "${amount}"`);
});

it("what Shopify is told is what we meant, to the last unit", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom("USD", "JPY", "KWD"),
      (minor, currency) => {
        expect(toMinor(toDecimal(minor, currency), currency)).toBe(minor);
      },
    ),
  );
});
