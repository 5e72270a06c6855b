import { expect, it } from "vitest";
import { isPlaced } from "../../app/components/survey-placement.ts";

it("the survey is placed when Shopify says so; where it cannot say, an answer is the proof", () => {
  expect(isPlaced({ thankYou: true, orderStatus: false }, false)).toBe(true);
  // answers of earlier days do not bring back a block that was taken away
  expect(isPlaced({ thankYou: false, orderStatus: true }, true)).toBe(false);
  for (const unsure of ["asking", "unknown"] as const) {
    expect(isPlaced(unsure, true)).toBe(true);
    expect(isPlaced(unsure, false)).toBe(false);
  }
});
