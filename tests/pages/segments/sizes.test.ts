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
  expect(sizeCourse(nights, "vip")).toEqual({
    values: [0, 4, 3],
    since: "2026-11-01",
    change: 3,
  });
  expect(sizeCourse(nights, "new")!.change).toBe(0);
});

it("one night is no course", () => {
  expect(sizeCourse([night("2026-11-01", 5)], "vip")).toBeNull();
  expect(sizeCourse([], "vip")).toBeNull();
});

it("a year is thinned to what a small line can show, and ends with the last night", () => {
  const year = Array.from({ length: 365 }, (_, n) => night(`day ${n}`, n));
  const { values } = sizeCourse(year, "vip")!;
  expect(values.length).toBeLessThanOrEqual(60);
  expect(values.at(-1)).toBe(364);
});
