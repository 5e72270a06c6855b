import { scaleLinear } from "d3-scale";
import { expect, it } from "vitest";
import { fewSteps, someOf } from "../../app/components/charts/plot.tsx";

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

it("an axis has no more labels than fit, whatever it reaches over", () => {
  // d3 makes seven of four: −0.4, −0.2, 0, 0.2, 0.4, 0.6, 0.8
  expect(scaleLinear([-0.4, 0.8], [0, 1]).ticks(4)).toHaveLength(7);
  expect(fewSteps(scaleLinear([-0.4, 0.8], [0, 1]), 5)).toEqual([0, 0.5]);
  expect(fewSteps(scaleLinear([0, 0.06], [0, 1]), 5)).toEqual([0, 0.02, 0.04, 0.06]);
  for (let most = 1; most < 200; most++)
    expect(fewSteps(scaleLinear([-most / 7, most], [0, 1]), 5).length).toBeLessThanOrEqual(5);
});
