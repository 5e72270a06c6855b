import { describe, expect, it } from "vitest";
import { dayNumber, formatDay } from "../../../app/calendar/days.ts";
import { candidatesOf, FLASH_SALES, meetsBlackFriday } from "../../../app/clv/events/candidates.ts";
import { daysBetween } from "../../../app/clv/events/days-between.ts";
import type { EventDate } from "../../../app/clv/events/event-date.ts";
import { spansInYear, timesSeen, type EventDays } from "../../../app/clv/season/event-days.ts";
import { openDay, quietWeekdays } from "../../../app/clv/season/quiet-weekdays.ts";
import { runOf } from "../../../app/flash-sales/sale.ts";
import { dateFields, typedDates } from "../../../app/pages/event-dates/dates-form.ts";
import { formProblems } from "../../../app/pages/event-dates/words.ts";

const day = dayNumber;
const date = (name: string, from: string, to = from, repeats: EventDate["repeats"] = "date") => ({
  name,
  from,
  to,
  repeats,
});
const firstsOf = (days: EventDays, years: readonly number[]) =>
  years.map((year) => formatDay(spansInYear(days, year)[0]![0]));

describe("dates of a shop", () => {
  it("come back on their weekday of the month: Mother's Day, Memorial Day and Thanksgiving as published", () => {
    const rule = (from: string): EventDays => ({
      kind: "each-year-weekday",
      from: day(from),
      to: day(from),
    });
    const years = [2023, 2024, 2025, 2026];
    expect(firstsOf(rule("2026-05-10"), years)).toEqual([
      "2023-05-14",
      "2024-05-12",
      "2025-05-11",
      "2026-05-10",
    ]);
    // the last Monday of May was a fifth one in 2023
    expect(firstsOf(rule("2023-05-29"), years)).toEqual([
      "2023-05-29",
      "2024-05-27",
      "2025-05-26",
      "2026-05-25",
    ]);
    expect(firstsOf(rule("2024-11-28"), years)).toEqual([
      "2023-11-23",
      "2024-11-28",
      "2025-11-27",
      "2026-11-26",
    ]);
  });

  it("are seen as often as they met the history, over New Year too", () => {
    const turn: EventDays = { kind: "each-year", from: day("2024-12-30"), to: day("2025-01-02") };
    expect(timesSeen(turn, day("2024-01-02"), day("2025-12-29"))).toBe(2);
    expect(timesSeen(turn, day("2024-01-03"), day("2025-12-29"))).toBe(1);
  });

  it("make the same events however they are listed, and sales that meet count once", () => {
    const dates = [
      date("Fair", "2025-03-01", "2025-03-02", "once"),
      date("Founder's day", "2024-06-06"),
      date("Fair", "2025-09-01", "2025-09-02", "once"),
    ];
    const sales = [
      [100, 103],
      [102, 106],
      [107, 107],
      [200, 201],
      [300, 400],
    ] as const;
    const found = candidatesOf(dates, sales);
    expect(candidatesOf([...dates].reverse(), [...sales].reverse())).toEqual(found);
    // a sale of three months is how the shop always sells
    expect(found[0]).toEqual({
      name: FLASH_SALES,
      days: {
        kind: "once",
        spans: [
          [100, 107],
          [200, 201],
        ],
      },
    });
    expect(found.map(({ name }) => name)).toEqual([FLASH_SALES, "Fair", "Founder's day"]);
    const [, fair] = daysBetween(found, day("2025-03-02"), day("2025-12-31"));
    expect(fair!.days.map(formatDay)).toEqual(["2025-03-02", "2025-09-01", "2025-09-02"]);
  });

  it("say when they meet Black Friday, which moves", () => {
    expect(meetsBlackFriday(date("Late autumn", "2023-11-29"))).toBe(true);
    expect(meetsBlackFriday(date("Singles' Day", "2023-11-11"))).toBe(false);
    expect(meetsBlackFriday(date("That day", "2025-11-28", "2025-11-28", "once"))).toBe(true);
  });
});

describe("the form of dates", () => {
  const sent = (...dates: EventDate[]) => ({ ...dateFields(dates) });

  it("gives back what it was given, and leaves out a line that was emptied", () => {
    const dates = [date("A", "2025-05-01"), date("B", "2025-05-02", "2025-05-04", "weekday")];
    expect(typedDates(dateFields(dates))).toEqual({ ok: true, dates });
    expect(typedDates({ ...sent(...dates), "name.0": "", "from.0": "", "to.0": "" })).toEqual({
      ok: true,
      dates: [dates[1]],
    });
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ["no name", { "name.0": " " }, { "name.0": formProblems.noName }],
    ["a long name", { "name.0": "x".repeat(61) }, { "name.0": formProblems.longName }],
    ["the app's own name", { "name.0": "flash-sales" }, { "name.0": formProblems.ownName }],
    ["no calendar day", { "from.0": "2025-02-30" }, { "from.0": formProblems.day }],
    ["a year typed wrong", { "from.0": "0205-05-01" }, { "from.0": formProblems.day }],
    ["an end before", { "to.0": "2025-04-30" }, { "to.0": formProblems.backwards }],
    ["15 days", { "to.0": "2025-05-15" }, { "to.0": formProblems.long }],
    ["a rule nobody knows", { "repeats.0": "moon" }, { "repeats.0": formProblems.repeats }],
  ])("refuses %s at its field", (_, change, errors) => {
    const fields = { ...sent(date("A", "2025-05-01")), ...change };
    const typed = typedDates(fields);
    expect(typed.ok ? {} : typed.errors).toMatchObject(errors);
  });

  it("takes 14 days, refuses a name twice unless neither comes back, and a twenty-first date", () => {
    expect(typedDates(sent(date("A", "2025-05-01", "2025-05-14"))).ok).toBe(true);
    const twice = typedDates(sent(date("A", "2025-05-01"), date("a", "2025-06-01")));
    expect(twice).toEqual({ ok: false, errors: { "name.1": formProblems.twice } });
    const once = [
      date("A", "2025-05-01", undefined, "once"),
      date("a", "2025-06-01", undefined, "once"),
    ];
    expect(typedDates(sent(...once))).toMatchObject({ dates: [{ name: "A" }, { name: "A" }] });
    const many = Array.from({ length: 21 }, (_, i) => date(`Day ${i}`, "2025-05-01"));
    expect(typedDates(sent(...many.slice(0, 20))).ok).toBe(true);
    expect(typedDates(sent(...many))).toEqual({
      ok: false,
      errors: { "name.20": formProblems.tooMany },
    });
  });
});

describe("weekdays without orders", () => {
  const days = (perWeekday: readonly number[]) => ({
    day: Int32Array.from(
      perWeekday.flatMap((orders, weekday) =>
        Array.from({ length: orders }, (_, i) => 7 * (2000 + (i % 50)) + weekday),
      ),
    ),
  });
  const today = 7 * 2050 + 6;

  it("are those with practically none, and only where there were enough on the others", () => {
    expect(quietWeekdays(days([100, 100, 100, 100, 100, 2, 0]), today)).toEqual([5, 6]);
    expect(quietWeekdays(days([100, 100, 100, 100, 100, 20, 100]), today)).toEqual([]);
    expect(quietWeekdays(days([10, 10, 10, 10, 10, 0, 0]), today)).toEqual([]);
  });

  it("are never the day an order is expected on, which moves to the next open one", () => {
    for (let expected = 14_000; expected < 14_014; expected++) {
      const found = openDay(expected + 0.3, [5, 6]);
      expect([5, 6]).not.toContain(found % 7);
      expect(found - expected).toBeLessThanOrEqual(2);
      expect(openDay(expected, [])).toBe(expected);
    }
  });
});

describe("the run of a flash sale", () => {
  const sale = { startsAt: "2026-03-01T00:00:00Z", endsAt: "2026-03-03T00:00:00Z" };
  const now = Date.parse("2026-03-02T00:00:00Z");

  it("lasts to its end, or until it was taken back; never begun, it is none", () => {
    expect(runOf({ ...sale, state: "scheduled" }, now)).toEqual(sale);
    expect(runOf({ ...sale, state: "cancelled" }, now)).toEqual({
      ...sale,
      endsAt: "2026-03-02T00:00:00.000Z",
    });
    expect(runOf({ ...sale, state: "cancelled" }, now - 2 * 86_400_000)).toBeNull();
    expect(runOf({ ...sale, state: "failed" }, now)).toBeNull();
    expect(runOf({ ...sale, state: "creating" }, now)).toBeNull();
  });
});
