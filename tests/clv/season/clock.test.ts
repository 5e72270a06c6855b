import { describe, expect, it } from "vitest";
import { dayNumber, formatDay } from "../../../app/calendar/days.ts";
import { buildLedger } from "../../../app/clv/fit/ledger.ts";
import { summaryFromColumns } from "../../../app/clv/fit/shop-fit.ts";
import { summarise, summaryTotals } from "../../../app/clv/predict/summary.ts";
import { calendarClock, clockOf } from "../../../app/clv/season/clock.ts";
import { blackFriday, spansInYear } from "../../../app/clv/season/event-days.ts";
import {
  noSeason,
  seasonCoefficients,
  withCoefficients,
  type Season,
} from "../../../app/clv/season/season.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import { columnsOf } from "../customer-columns.ts";

const christmas: Season = {
  ...noSeason,
  reason: "better",
  harmonics: [0.5, -0.3, 0.1, 0.05],
  events: [
    { name: "Black Friday", days: { kind: "black-friday", from: 0, to: 3 }, effect: Math.log(3) },
  ],
};
const clock = clockOf(christmas);
const START = dayNumber("2023-01-01");

describe("the clock of a season", () => {
  it("passes as many ticks in four years as they have days", () => {
    const [from, to] = [dayNumber("2023-12-31"), dayNumber("2027-12-31")];
    expect(clock.between(from, to)).toBeCloseTo(to - from, 8);
    expect(Math.abs(clock.ahead(dayNumber("2025-06-30"), 365) - 365)).toBeLessThan(3);
  });

  it("runs as fast as harmonics and events say, by two routes", () => {
    const ratio = clock.rate(dayNumber("2025-01-01")) / clock.rate(dayNumber("2025-07-02"));
    const at = (part: number) =>
      christmas.harmonics.reduce((sum, coefficient, i) => {
        const angle = 2 * Math.PI * (1 + Math.floor(i / 2)) * part;
        return sum + coefficient * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
      }, 0);
    expect(ratio).toBeCloseTo(Math.exp(at(0.5 / 365) - at(182.5 / 365)), 10);
    const friday = dayNumber("2025-11-28");
    expect(clock.rate(friday) / clock.rate(friday - 1)).toBeGreaterThan(2.9);
    expect(clock.rate(friday + 4) / clock.rate(friday + 3)).toBeLessThan(0.35);
  });

  it("finds the way back from ticks to days, parts of days included", () => {
    const random = createRandom("clock");
    for (let i = 0; i < 200; i++) {
      const from = random.int(START, START + 1500);
      const days = random.next() * 800;
      expect(clock.dayAfter(from, clock.ahead(from, days))).toBeCloseTo(from + days, 6);
    }
  });

  it("never goes back, and every day has some of it", () => {
    for (let day = START; day < START + 800; day++) {
      expect(clock.tick(day + 1)).toBeGreaterThanOrEqual(clock.tick(day));
      expect(clock.rate(day)).toBeGreaterThan(0);
      expect(clock.between(day - 1, day)).toBeCloseTo(clock.rate(day), 9);
    }
  });

  it("is the calendar where there is no season, to the last digit", () => {
    expect(clockOf(noSeason)).toBe(calendarClock);
    expect(calendarClock.ahead(20_000, 30.436875)).toBe(30.436875);
    const flat = clockOf({ ...christmas, harmonics: [0, 0], events: [] });
    expect(flat.between(START, START + 777)).toBeCloseTo(777, 9);
    expect(flat.tick(START + 777) - flat.tick(START)).toBe(777);
  });

  it("counts days before 1970 and after 2069 as mean days", () => {
    expect(clock.between(-900, -400)).toBe(500);
    expect(clock.between(60_000, 60_365)).toBeCloseTo(365, 9);
    expect(clock.dayAfter(60_000, 10)).toBeCloseTo(60_010, 6);
    expect(clock.dayAfter(-900, 10)).toBeCloseTo(-890, 9);
  });

  it("adds what happens once to the mean of the year", () => {
    const sale = dayNumber("2025-03-10");
    const days = { kind: "once", spans: [[sale, sale + 1]] } as const;
    const events = [{ name: "Sale", days, effect: Math.log(2) }];
    const once = clockOf({ ...noSeason, reason: "better", events });
    expect(once.rate(sale)).toBeCloseTo(2, 12);
    expect(once.rate(sale + 365)).toBe(1);
    const each = { kind: "each-year", from: sale, to: sale + 1 } as const;
    expect(spansInYear(each, 2031).map(([from]) => formatDay(from))).toEqual(["2031-03-10"]);
  });
});

it("Black Friday is the day after the fourth Thursday of November", () => {
  expect(
    [2021, 2022, 2023, 2024, 2025, 2026, 2029].map((year) => formatDay(blackFriday(year))),
  ).toEqual([
    "2021-11-26",
    "2022-11-25",
    "2023-11-24",
    "2024-11-29",
    "2025-11-28",
    "2026-11-27",
    "2029-11-23",
  ]);
});

it("a season's quantities are read and set in one order", () => {
  const moved = withCoefficients(christmas, [1, 2, 3, 4, 5]);
  expect(seasonCoefficients(moved)).toEqual([1, 2, 3, 4, 5]);
  expect(moved.events[0]!.effect).toBe(5);
  expect(seasonCoefficients(noSeason)).toEqual([]);
});

describe("a shop measured on its clock", () => {
  const random = createRandom("season summary");
  const rows = Array.from({ length: 4000 }, () => ({
    customer: random.int(0, 400),
    day: START + random.int(0, 1000),
    amount: random.int(100, 9000),
  }));
  const customers = 401;
  const ledger = buildLedger(
    {
      customer: rows.map((row) => row.customer),
      day: rows.map((row) => row.day),
      amount: rows.map((row) => row.amount),
    },
    customers,
  );
  const today = START + 1020;

  it("is the same from its orders and from the facts that are kept", () => {
    const orders = summarise(ledger, today, clock);
    const kept = summaryFromColumns(columnsOf(ledger), today, clock);
    for (const column of ["x", "tx", "T", "secondAge", "firstDay"] as const)
      expect(Array.from(kept[column])).toEqual(Array.from(orders[column]));
    expect(summaryTotals(kept)).toEqual({ ...summaryTotals(orders), orders: expect.any(Number) });
    expect(orders.T).not.toEqual(summarise(ledger, today).T);
    expect(summaryTotals(orders).historyDays).toBe(
      summaryTotals(summarise(ledger, today)).historyDays,
    );
  });

  it("has finite gaps where two orders fall into one tick, and a density per day", () => {
    const slow = clockOf({ ...christmas, harmonics: [3, 0] });
    const summary = summarise(ledger, today, slow);
    expect(Number.isFinite(summary.logGaps)).toBe(true);
    let rates = 0;
    for (let c = 0; c < ledger.customers; c++)
      for (let i = ledger.offsets[c]! + 1; i < ledger.offsets[c + 1]!; i++)
        rates += Math.log(slow.rate(ledger.day[i]!));
    expect(summary.logRates).toBeCloseTo(rates, 6);
    for (let row = 0; row < summary.size; row++) {
      expect(summary.tx[row]!).toBeGreaterThanOrEqual(0);
      expect(summary.tx[row]!).toBeLessThanOrEqual(summary.T[row]!);
    }
    expect(summarise(ledger, today).logRates).toBe(0);
  });
});
