import { describe, expect, it } from "vitest";
import { typedBound } from "../../app/components/list/typed-bound.ts";

const amount = { unit: "EUR", decimals: 2, greatest: 999_999 };
const days = { unit: "days", decimals: 0, greatest: 999_999 };
const chance = { unit: "%", decimals: 0, greatest: 100 };

describe("an end of a range is read as every number of a form is:", () => {
  it.each([
    ["49,90", amount, "49.9"],
    ["1 234,50", amount, "1234.5"],
    ["EUR 1,234.50", amount, "1234.5"],
    ["12.", amount, null],
    ["1,234", amount, null],
    ["1.005", amount, null],
    ["1,234", days, "1234"],
    ["30 days", days, "30"],
    ["2.5", days, null],
    ["-1", days, null],
    ["1000000", days, null],
    ["100 %", chance, "100"],
    ["101", chance, null],
    ["  ", days, ""],
  ])("“%s”", (text, bound, plain) => {
    const read = typedBound(text, bound);
    expect("plain" in read ? read.plain : null).toBe(plain);
  });

  it("says what was found and what is expected", () => {
    expect(typedBound("1,234", amount)).toEqual({
      problem:
        "Found “1,234”, which can mean 1234 or 1.234. Leave out the mark between thousands, and enter at most 2 decimals",
    });
    expect(typedBound("soon", days)).toEqual({
      problem: "Found “soon”. Enter a whole number, at most 999,999",
    });
    expect(typedBound("101", chance)).toEqual({ problem: "Enter a whole number, at most 100" });
  });
});
