import { describe, expect, it } from "vitest";
import { askedPeriod } from "../../app/calendar/asked-period.ts";
import type { ClvDay } from "../../app/clv/day.ts";
import { courseOf, type KeptNights } from "../../app/pages/kept-course.ts";
import { keptTrend } from "../../app/pages/words.ts";

const night = (day: string, expectedMinor: number): ClvDay => ({
  day,
  customers: 10,
  expectedMinor,
  expectedLowMinor: null,
  expectedHighMinor: null,
  atRiskCustomers: 0,
  atRiskMinor: null,
  states: [],
});
const nights = (held: KeptNights["held"]): KeptNights => ({
  asked: askedPeriod(
    new URLSearchParams("period=own&from=2026-11-03&to=2026-11-05&against=before"),
    null,
    "2026-11-21",
  ),
  timeZone: "UTC",
  since: "2026-10-31",
  kept: [night("2026-11-03", 100), night("2026-11-05", 130)],
  held,
  events: [],
});
const value = ({ expectedMinor }: ClvDay) => ({ value: expectedMinor });

describe("a figure that only the nights can keep", () => {
  it("has a point for every day of the period, and a gap where no night was kept", () => {
    expect(courseOf(nights(null), value)).toMatchObject({
      isHeld: false,
      points: [
        { day: "2026-11-03", value: 100 },
        { day: "2026-11-04", value: null },
        { day: "2026-11-05", value: 130 },
      ],
    });
  });

  it("stands beside the night as far into the days it is held against", () => {
    const held = {
      days: { from: "2026-10-31", to: "2026-11-02" },
      kept: [night("2026-10-31", 80), night("2026-11-01", 90)],
    };
    const { points, isHeld } = courseOf(nights(held), value);
    expect(isHeld).toBe(true);
    expect(points.map(({ against }) => against)).toEqual([80, 90, undefined]);
  });

  it("says since when it is kept", () => {
    expect(keptTrend.nothing(null)).toBe("Kept by day from tonight on.");
    expect(keptTrend.nothing("2026-11-20")).toContain("since Nov 20, 2026");
  });
});
