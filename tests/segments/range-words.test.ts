import { expect, it } from "vitest";
import { daysWords, percentWords, rangeEnd } from "../../app/segments/facts/range-words.ts";

it("a range in a sentence agrees with its noun", () => {
  expect(["1", "up to 1", "1 or more", "0 to 1", "2"].map(daysWords)).toEqual([
    "1 day",
    "up to 1 day",
    "1 or more days",
    "0 to 1 days",
    "2 days",
  ]);
  expect(rangeEnd("up to 1")).toBe("1");
});

it("a range of chances has its sign at the number", () => {
  expect(["50", "20 to 50", "50 or more", "up to 50"].map(percentWords)).toEqual([
    "50%",
    "20 to 50%",
    "50% or more",
    "up to 50%",
  ]);
});
