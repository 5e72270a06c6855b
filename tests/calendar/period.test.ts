import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, formatDay } from "../../app/calendar/days.ts";
import {
  comparedDays,
  lengthOf,
  periodKinds,
  periodOf,
  type PeriodChoice,
} from "../../app/calendar/period.ts";
import { shopDay } from "../../app/calendar/shop-day.ts";
import { runs } from "../support/runs.ts";

const aDay = fc.integer({ min: 0, max: dayNumber("2100-12-31") }).map(formatDay);
const aChoice: fc.Arbitrary<PeriodChoice> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...periodKinds).filter((kind) => kind !== "own"),
    against: fc.constantFrom("before", "year", "none"),
  }),
  fc
    .tuple(aDay, aDay, fc.constantFrom("before" as const, "year" as const, "none" as const))
    .map(([one, other, against]) => {
      const [from, to] = [one, other].sort() as [string, string];
      return { kind: "own" as const, against, from, to };
    }),
);
const every = (property: (choice: PeriodChoice, today: string) => void, usual = 500) =>
  fc.assert(fc.property(aChoice, aDay, property), runs(usual));
const usual = { against: "before" } as const;

describe("a period", () => {
  it("ends today and begins on the day its name says", () => {
    const from = (kind: Exclude<PeriodChoice["kind"], "own">, today: string) =>
      periodOf({ kind, ...usual }, today).from;
    expect(from("7d", "2026-03-03")).toBe("2026-02-25");
    expect(from("30d", "2026-11-21")).toBe("2026-10-23");
    expect(from("90d", "2026-01-01")).toBe("2025-10-04");
    expect(from("month", "2026-11-21")).toBe("2026-11-01");
    expect(from("quarter", "2026-11-21")).toBe("2026-10-01");
    expect(from("quarter", "2026-03-31")).toBe("2026-01-01");
    expect(from("year", "2026-11-21")).toBe("2026-01-01");
    expect(from("year", "2026-01-01")).toBe("2026-01-01");
  });

  it("has at least one day, holds today unless its days are one's own, and is as long as it says", () => {
    every((choice, today) => {
      const period = periodOf(choice, today);
      expect(lengthOf(period)).toBeGreaterThanOrEqual(1);
      if (choice.kind !== "own") expect(period.to).toBe(today);
      if (/^\d+d$/.test(choice.kind)) expect(lengthOf(period)).toBe(Number.parseInt(choice.kind));
      if (choice.kind === "month") expect(period.from.slice(0, 7)).toBe(today.slice(0, 7));
      if (choice.kind === "year") expect(period.from).toBe(`${today.slice(0, 4)}-01-01`);
    });
  });

  it("is another in another zone while it is night in one of them", () => {
    const instant = new Date("2026-10-31T23:30:00Z");
    const month = (zone: string) =>
      periodOf({ kind: "month", ...usual }, shopDay(instant, zone)).from;
    expect(month("America/New_York")).toBe("2026-10-01");
    expect(month("Asia/Seoul")).toBe("2026-11-01");
  });

  it("counts days of the calendar across the nights the clocks change", () => {
    const period = { from: "2026-10-20", to: "2026-11-05", kind: "own", ...usual } as const;
    expect(lengthOf(period)).toBe(17);
    expect(comparedDays(period)).toEqual({ from: "2026-10-03", to: "2026-10-19" });
  });
});

describe("the period before", () => {
  it("is as long, and ends the day before the period begins", () => {
    every((choice, today) => {
      const period = periodOf({ ...choice, against: "before" }, today);
      const before = comparedDays(period)!;
      expect(lengthOf(before)).toBe(lengthOf(period));
      expect(dayNumber(before.to) + 1).toBe(dayNumber(period.from));
    });
  });
});

describe("the same dates a year before", () => {
  it("have the same month and date, but February 29, which is the 28th", () => {
    every((choice, today) => {
      const period = periodOf({ ...choice, against: "year" }, today);
      const then = comparedDays(period)!;
      for (const end of ["from", "to"] as const) {
        expect(Number(period[end].slice(0, 4)) - Number(then[end].slice(0, 4))).toBe(1);
        expect(then[end].slice(5)).toBe(period[end].slice(5).replace("02-29", "02-28"));
      }
    });
  });

  it("are as many days, give or take a leap day", () => {
    every((choice, today) => {
      const period = periodOf({ ...choice, against: "year" }, today);
      const lost = lengthOf(period) - lengthOf(comparedDays(period)!);
      const days = lengthOf(period);
      if (days <= 365) expect([-1, 0, 1]).toContain(lost);
    });
    const leap = { from: "2024-02-29", to: "2024-02-29", kind: "own", against: "year" } as const;
    expect(comparedDays(leap)).toEqual({ from: "2023-02-28", to: "2023-02-28" });
  });

  it("are no days where nothing is compared", () => {
    every((choice, today) => {
      expect(comparedDays(periodOf({ ...choice, against: "none" }, today))).toBeNull();
    });
  });
});
