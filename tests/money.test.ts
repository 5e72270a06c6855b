import { expect, it } from "vitest";
import fc from "fast-check";
import { toDecimal, toMinor, toTyped, typedMoney } from "../app/money.ts";

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

it("what stands in a field is read again as what it was, in currencies of three digits too", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999_999 }),
      fc.constantFrom("USD", "JPY", "KWD"),
      (minor, currency) => {
        expect(typedMoney(toTyped(minor, currency), currency)).toBe(minor);
      },
    ),
  );
  expect([5000, 5250, 5125].map((fils) => toTyped(fils, "KWD"))).toEqual([
    "5.00",
    "5.25",
    "5.1250",
  ]);
  expect(toTyped(1250, "USD")).toBe("12.50");
});

it.each([
  ["5.125", "5125, or 5.1250"],
  ["5,250", "5250, or 5.25"],
])("%s dinars can mean two, and are told how to be typed", (text, way) => {
  expect(typedMoney(text, "KWD")).toMatchObject({ problem: expect.stringContaining(way) });
});
