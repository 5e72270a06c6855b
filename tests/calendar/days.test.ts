import { describe, expect, it } from "vitest";
import {
  DAY_MS,
  dayNumber,
  daysBefore,
  daysBetween,
  startOfUtcDay,
  utcDayOf,
} from "../../app/calendar/days.ts";
import { dayOf, shopDay } from "../../app/calendar/shop-day.ts";
import { projectFiles } from "../support/law/project-files.ts";

describe("days of a shop", () => {
  it("are those of its own wall: one instant is two days", () => {
    const instant = new Date("2026-11-21T23:30:00Z");
    expect(shopDay(instant, "America/New_York")).toBe("2026-11-21");
    expect(shopDay(instant, "Asia/Seoul")).toBe("2026-11-22");
    expect(dayOf(instant, "Asia/Seoul") - dayOf(instant, "America/New_York")).toBe(1);
  });

  it("change at the shop's midnight, also on the days the clocks change", () => {
    // 2026-03-29 has 23 hours in Paris, 2026-10-25 has 25
    expect(shopDay(new Date("2026-03-29T21:59:59Z"), "Europe/Paris")).toBe("2026-03-29");
    expect(shopDay(new Date("2026-03-29T22:00:00Z"), "Europe/Paris")).toBe("2026-03-30");
    expect(shopDay(new Date("2026-10-25T22:59:59Z"), "Europe/Paris")).toBe("2026-10-25");
    expect(shopDay(new Date("2026-10-25T23:00:00Z"), "Europe/Paris")).toBe("2026-10-26");
  });

  it("are counted on the calendar, however long each of them was", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-03-30", "2026-03-28")).toBe(-2);
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBefore("2026-03-01", 1)).toBe("2026-02-28");
    expect(daysBefore("2026-01-01", 365)).toBe("2025-01-01");
    expect(daysBefore("2026-01-01", -31)).toBe("2026-02-01");
  });

  it("are refused when they are none", () => {
    expect(() => dayNumber("2026-02-30")).toThrow('found "2026-02-30"');
    expect(() => daysBetween("yesterday", "2026-01-01")).toThrow("yesterday");
    expect(() => shopDay(new Date(0), "Mars/Olympus")).toThrow("Mars/Olympus");
  });
});

describe("days of UTC", () => {
  it("begin at their midnight", () => {
    const day = utcDayOf(new Date("2026-11-21T23:59:59.999Z"));
    expect(startOfUtcDay(day)).toEqual(new Date("2026-11-21T00:00:00Z"));
    expect(utcDayOf(new Date(startOfUtcDay(day).getTime() + DAY_MS))).toBe(day + 1);
    expect(utcDayOf(new Date(-1))).toBe(-1);
  });
});

describe("days are worked out in one place", () => {
  it("no other room has a calendar of its own", () => {
    const own = [...projectFiles(["app"])].filter(
      ([file, text]) =>
        !file.startsWith("app/calendar/") &&
        /from "luxon"|86_?400_?000|setZone|Intl\.DateTimeFormat\(/.test(text),
    );
    // an instant is written in the shop's zone there, no day is worked out
    expect(own.map(([file]) => file)).toEqual(["app/figures/format.ts"]);
  });
});
