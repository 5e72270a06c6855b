import { expect, it } from "vitest";
import { kaplanMeier, medianTime, survivalAt } from "../../app/numeric/kaplan-meier.ts";

// Remission of leukaemia patients on 6-MP, weeks (Freireich et al. 1963; worked in Klein & Moeschberger, Survival
// Analysis, table 4.1).
const treated = [
  [6, 3, 1],
  [7, 1, 0],
  [9, 0, 1],
  [10, 1, 1],
  [11, 0, 1],
  [13, 1, 0],
  [16, 1, 0],
  [17, 0, 1],
  [19, 0, 1],
  [20, 0, 1],
  [22, 1, 0],
  [23, 1, 0],
  [25, 0, 1],
  [32, 0, 2],
  [34, 0, 1],
  [35, 0, 1],
].map(([time, events, censored]) => ({ time: time!, events: events!, censored: censored! }));

it("the published curve of the leukaemia trial comes out", () => {
  const published: [number, number][] = [
    [6, 0.857],
    [7, 0.807],
    [10, 0.753],
    [13, 0.69],
    [16, 0.627],
    [22, 0.538],
    [23, 0.448],
  ];
  expect(
    kaplanMeier(treated).map(({ time, survival }) => [time, Number(survival.toFixed(3))]),
  ).toEqual(published);
});

it("its median is 23 weeks, with no upper bound", () => {
  expect(medianTime(kaplanMeier(treated))).toEqual({ median: 23, low: 13, high: null });
});

it("without anybody still waiting it is the plain share", () => {
  const steps = kaplanMeier([1, 2, 3, 4].map((time) => ({ time, events: 1, censored: 0 })));
  expect(survivalAt(steps, 0)).toBe(1);
  expect(survivalAt(steps, 2)).toBeCloseTo(0.5, 12);
  expect(survivalAt(steps, 9)).toBe(0);
});

it("nobody left means no curve and no median", () => {
  expect(kaplanMeier([{ time: 5, events: 0, censored: 9 }])).toEqual([]);
  expect(medianTime([])).toEqual({ median: null, low: null, high: null });
});

it("a negative time is refused", () => {
  expect(() => kaplanMeier([{ time: -1, events: 1, censored: 0 }])).toThrow(RangeError);
});
