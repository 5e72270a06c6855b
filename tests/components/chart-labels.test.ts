import { expect, it } from "vitest";
import { someOf } from "../../app/components/charts/plot.tsx";

it.each([
  [3, 4, [0, 1, 2]],
  [5, 4, [0, 2, 4]],
  [9, 4, [0, 4, 8]],
  [10, 4, [0, 3, 6, 9]],
  [8, 4, [0, 2, 5, 7]],
])(
  "of %i bars at most %i are named, first and last, with even gaps where there can be",
  (length, most, places) => {
    expect(someOf(length, most)).toEqual(places);
  },
);
