import { describe, expect, it } from "vitest";
import {
  everyDay,
  noSums,
  type DaySeries,
  type DaySums,
} from "../../../app/customers/day-figures.ts";
import { courseOf, thinned } from "../../../app/pages/home/course.ts";
import { expectedTrend } from "../../../app/pages/home/expected-trend.ts";
import { heroCard } from "../../../app/pages/home/words.ts";
import { heroOf } from "../../../app/pages/home/hero.ts";
import { standings } from "../../../app/pages/home/standings.ts";
import { addedBy } from "../../../app/pages/home/strip.ts";
import type { ClvDay } from "../../../app/clv/day.ts";

const week = { from: "2026-11-15", to: "2026-11-21" };
const weekBefore = { from: "2026-11-08", to: "2026-11-14" };
const today = { day: "2026-11-21", secondOrderDays: 30 };

/** A week with the sums of each day, on top of what was before it. */
const seriesOf = (
  days: { from: string; to: string },
  found: Partial<DaySums & { secondOrderDays: number | null }>[],
  before: Partial<DaySums> = {},
  since: string | null = "2026-01-01",
): DaySeries => ({
  since,
  days: everyDay(days, []).map((day, n) => ({ ...day, ...found[n] })),
  sums: { ...noSums, ...found[0] },
  before: { ...noSums, ...before },
});

describe("how a figure of the whole history went", () => {
  it("is what it was at the end of each day", () => {
    const series = seriesOf(
      week,
      [
        { newCustomers: 5, revenueMinor: 500 },
        { newCustomers: 5, secondOrders: 1, revenueMinor: 1000 },
        { secondOrders: 5, secondOrderDays: 40 },
      ],
      { newCustomers: 4, revenueMinor: 400 },
    );
    expect(standings(series, today).slice(0, 3)).toEqual([
      { day: "2026-11-15", repeatRate: null, secondOrderDays: null, customerValue: 100 },
      { day: "2026-11-16", repeatRate: 1 / 14, secondOrderDays: null, customerValue: 1900 / 14 },
      { day: "2026-11-17", repeatRate: 6 / 14, secondOrderDays: 40, customerValue: 1900 / 14 },
    ]);
  });

  it("ends with what is known of today, which no night has said yet", () => {
    const series = seriesOf(week, [{ newCustomers: 20, secondOrders: 9, secondOrderDays: 31 }]);
    expect(standings(series, today).at(-1)!.secondOrderDays).toBe(30);
  });
});

describe("the course of home's figures", () => {
  const now = seriesOf(week, [{ newCustomers: 10, secondOrders: 5, revenueMinor: 10_000 }], {
    newCustomers: 10,
    secondOrders: 1,
    revenueMinor: 10_000,
  });
  const read = {
    now,
    nights: [],
    compared: weekBefore,
    today,
    atRisk: { now: 900, then: 1000 },
    lifespanYears: 2,
  };

  it("of days that are over is not said to be a change since then", () => {
    const then = seriesOf(weekBefore, [{ newCustomers: 10, secondOrders: 1, revenueMinor: 8000 }]);
    const { changes } = courseOf({ ...read, then, today: { ...today, day: "2026-12-24" } });
    const during = "from Nov 14, 2026 to Nov 21, 2026";
    expect(changes["repeat-rate"]).toEqual({
      by: { kind: "share", share: expect.closeTo(0.2) },
      during,
    });
    expect(changes["value-at-risk"]).toEqual({ by: { kind: "money", minor: -100 }, during });
  });

  it("says what changed since the end of the days it is held against", () => {
    const then = seriesOf(weekBefore, [{ newCustomers: 10, secondOrders: 1, revenueMinor: 8000 }]);
    const { changes } = courseOf({ ...read, then });
    expect(changes["repeat-rate"]).toEqual({
      by: { kind: "share", share: expect.closeTo(0.2) },
      during: "since Nov 14, 2026",
    });
    expect(changes["value-at-risk"]!.by).toEqual({ kind: "money", minor: -100 });
    // 1,000 a customer now, 800 then, over two years
    expect(changes.clv!.by).toEqual({ kind: "money", minor: 400 });
    // there was no second order time to hold it against
    expect(changes["second-order"]).toBeUndefined();
  });

  it("says no change against days before the first order, nor against nothing", () => {
    const then = seriesOf(weekBefore, [], {}, "2026-11-15");
    expect(courseOf({ ...read, then, atRisk: { now: 1, then: null } }).changes).toEqual({});
    expect(courseOf({ ...read, then: null, compared: null }).changes).toEqual({});
  });

  it("draws at most ninety points of ten years, the last one among them", () => {
    const days = Array.from({ length: 3660 }, (_, n) => n);
    expect(thinned(days).length).toBeLessThanOrEqual(90);
    expect(thinned(days).at(-1)).toBe(3659);
    expect(thinned([1, 2, 3])).toEqual([1, 2, 3]);
  });
});

describe("what a period added", () => {
  const now = seriesOf(week, [{ orders: 6, revenueMinor: 600, newCustomers: 3 }]);

  it("is held against the days before, in orders, money and the average of both", () => {
    const then = seriesOf(weekBefore, [{ orders: 4, revenueMinor: 200, newCustomers: 0 }]);
    expect(addedBy(now, then, weekBefore)).toEqual({
      customers: {
        now: { kind: "count", value: 3 },
        then: { kind: "count", value: 0 },
        grown: null,
      },
      orders: { now: { kind: "count", value: 6 }, then: { kind: "count", value: 4 }, grown: 0.5 },
      revenue: {
        now: { kind: "money", minor: 600 },
        then: { kind: "money", minor: 200 },
        grown: 2,
      },
      aov: { now: { kind: "money", minor: 100 }, then: { kind: "money", minor: 50 }, grown: 1 },
    });
  });

  it("is held against nothing where the days before were not all days of the shop", () => {
    const then = seriesOf(weekBefore, [{ orders: 4 }], {}, "2026-11-09");
    expect(addedBy(now, then, weekBefore).orders).toMatchObject({ then: null, grown: null });
  });

  it("has no average of no orders", () => {
    expect(addedBy(seriesOf(week, []), null, null).aov).toBeUndefined();
  });
});

describe("the course of the expected value", () => {
  const night = (day: string, expectedMinor: number | null): ClvDay => ({
    day,
    customers: 9,
    expectedMinor,
    expectedLowMinor: expectedMinor && expectedMinor - 10,
    expectedHighMinor: expectedMinor && expectedMinor + 10,
    atRiskCustomers: 0,
    atRiskMinor: null,
    states: [],
  });

  it("has the nights that said something, and the night at the same place of the days before", () => {
    const trend = expectedTrend(
      week,
      {
        since: "2026-11-09",
        days: [night("2026-11-16", 100), night("2026-11-18", null), night("2026-11-20", 120)],
      },
      { ...weekBefore, since: "2026-11-09", days: [night("2026-11-09", 90)] },
    );
    expect(trend).toEqual({
      points: [
        { day: "2026-11-16", value: 100, low: 90, high: 110, against: 90 },
        { day: "2026-11-20", value: 120, low: 110, high: 130, against: null },
      ],
      since: null,
      isCompared: true,
    });
  });

  it("says since when it is kept where nothing was kept of the days", () => {
    const days = { from: "2020-01-01", to: "2020-02-01" };
    expect(expectedTrend(days, { since: "2026-11-19", days: [] }, null)).toMatchObject({
      points: [],
      since: "2026-11-19",
    });
    const missed = { from: "2026-11-20", to: "2026-11-21" };
    expect(expectedTrend(missed, { since: "2026-11-19", days: [] }, null).since).toBe("2026-11-19");
  });

  it("says since when it is kept where the period began before", () => {
    const trend = expectedTrend(
      week,
      { since: "2026-11-19", days: [night("2026-11-19", 1)] },
      null,
    );
    expect(trend.since).toBe("2026-11-19");
    expect(trend.points[0]).not.toHaveProperty("against");
  });
});

describe("the hero of home", () => {
  it("says what goes with those on their way out, and how far that may be off", () => {
    expect(heroCard.recoverable(12_000_00, { low: 9_000_00, high: 16_000_00 }, "USD")).toBe(
      "~$12.0K ($9,000 to $16.0K) of it goes with",
    );
    expect(heroCard.recoverable(12_000_00, null, "USD")).toBe("~$12.0K of it goes with");
  });

  const nothing = {
    figure: null,
    readiness: null,
    atRisk: null,
    isComputing: false,
    isNobody: false,
    hasAllObjected: false,
    tooNarrow: null,
  };

  it.each([
    [{ reading: "running" }, "Your orders are being read"],
    [{ reading: "stopped" }, "Not all orders are read"],
    [{ reading: "done", isComputing: true }, "Being worked out from your orders"],
    [{ reading: "done", isNobody: true }, "No customer has ordered yet"],
    [
      { reading: "done", isNobody: true, hasAllObjected: true },
      "All customers objected to being profiled",
    ],
    // more history is what is missing, which its readiness says
    [{ reading: "done" }, null],
  ] as const)("says of what is half computed what it waits for: %j", (known, waiting) => {
    expect(heroOf({ ...nothing, ...known }).waiting).toBe(waiting);
  });
});
