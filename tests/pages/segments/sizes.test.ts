import { expect, it } from "vitest";
import type { ClvDay } from "../../../app/clv/day.ts";
import { sizeCourse } from "../../../app/pages/segments/sizes.ts";

const night = (day: string, customers: number): ClvDay => ({
  day,
  customers: 100,
  expectedMinor: null,
  expectedLowMinor: null,
  expectedHighMinor: null,
  atRiskCustomers: 0,
  atRiskMinor: null,
  states: customers === 0 ? [] : [{ state: "vip", customers, valueAtRiskMinor: 0 }],
});

it("a segment's size is followed from the first night that was kept to the last", () => {
  const nights = [night("2026-11-01", 0), night("2026-11-03", 4), night("2026-11-04", 3)];
  expect(sizeCourse(nights, "vip", null)).toEqual({
    values: [0, 4, 3],
    since: "2026-11-01",
    until: "2026-11-04",
    change: 3,
  });
  expect(sizeCourse(nights, "new", null)!.change).toBe(0);
});

it("a line that reaches to today ends with how many there are now, as the card says", () => {
  const nights = [night("2026-11-03", 16), night("2026-11-04", 11)];
  expect(sizeCourse(nights, "vip", { day: "2026-11-04", customers: 12 })).toEqual({
    values: [16, 12],
    since: "2026-11-03",
    until: null,
    change: -4,
  });
  const tomorrow = { day: "2026-11-05", customers: 12 };
  expect(sizeCourse(nights, "vip", tomorrow)!.values).toEqual([16, 11, 12]);
  expect(sizeCourse(nights.slice(1), "vip", { day: "2026-11-04", customers: 12 })).toBeNull();
});

it("one night is no course", () => {
  expect(sizeCourse([night("2026-11-01", 5)], "vip", null)).toBeNull();
  expect(sizeCourse([], "vip", null)).toBeNull();
});

it("a year is thinned to what a small line can show, and ends with the last night", () => {
  const year = Array.from({ length: 365 }, (_, n) => night(`day ${n}`, n));
  const { values } = sizeCourse(year, "vip", null)!;
  expect(values.length).toBeLessThanOrEqual(60);
  expect(values.at(-1)).toBe(364);
});
