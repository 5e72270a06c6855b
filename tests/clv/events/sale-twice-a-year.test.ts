import { describe, expect, it } from "vitest";
import { dayNumber } from "../../../app/calendar/days.ts";
import { candidatesOf, FLASH_SALES } from "../../../app/clv/events/candidates.ts";
import { eventInWords, eventsInWords } from "../../../app/clv/events/event-words.ts";
import { knownEvents } from "../../../app/clv/events/known-events.ts";
import { forecastShop } from "../../../app/clv/forecast/forecast.ts";
import { clockOf } from "../../../app/clv/season/clock.ts";
import { estimateSeason } from "../../../app/clv/season/estimate-season.ts";
import { noSeason } from "../../../app/clv/season/season.ts";
import { seasonalShop } from "../../../scripts/bench/clv/season/seasonal-shop.ts";

const TODAY = dayNumber("2026-01-05");
const FIRST = TODAY - 3 * 365 + 1;
/** Five days in March and in September; the next one is known too. */
const sales = ["2023-03-06", "2023-09-04", "2024-03-11", "2024-09-09", "2025-03-10", "2025-09-08"]
  .concat("2026-03-09")
  .map((from) => [dayNumber(from), dayNumber(from) + 4] as const);
const events = candidatesOf([], sales);
const clock = clockOf({
  ...noSeason,
  reason: "better",
  events: events.map((event) => ({ ...event, effect: Math.log(4) })),
});
const AHEAD = 70;
const shop = (seed: string) =>
  seasonalShop({ customers: 2000, days: 3 * 365, today: TODAY, clock, ahead: AHEAD }, seed);

describe("a sale twice a year that brings four times the orders", () => {
  const ledger = shop("twice a year");
  const season = estimateSeason(ledger, TODAY, { events });

  it("is found, and said with how often it was seen", () => {
    const found = knownEvents(season, events, FIRST, TODAY).find(
      ({ name }) => name === FLASH_SALES,
    )!;
    expect(season.reason).toBe("better");
    expect(found.seen).toBe(6);
    expect(found.times!.low).toBeLessThan(4);
    expect(found.times!.high).toBeGreaterThan(4);
    expect(Math.abs(Math.log(found.times!.mean / 4))).toBeLessThan(0.25);
    expect(eventsInWords([found])[0]).toMatch(
      /^Known and in it\. Your flash sales: \d(\.\d)? times/,
    );
    expect(eventInWords(found)).toContain("Seen 6 times");
  });

  it("is foretold better by who knows of it, week by week", () => {
    const one = shop("a");
    const came = (from: number, to: number) =>
      one.day.reduce((orders, day) => orders + (day >= from && day <= to ? 1 : 0), 0);
    const missed = (options: { events?: typeof events }) => {
      let from = TODAY + 1;
      let sum = 0;
      const told = forecastShop(one, from, AHEAD, { ...options, model: "pnbd", draws: 400 });
      // nobody new comes after the history of this shop
      for (const { end, known } of told.steps) {
        sum += Math.abs(known.orders - came(from, end));
        from = end + 1;
      }
      return { sum, range: told.known.orders };
    };
    const withEvents = missed({ events });
    const whole = came(TODAY + 1, TODAY + AHEAD);
    expect(withEvents.range.low).toBeLessThanOrEqual(whole);
    expect(withEvents.range.high).toBeGreaterThanOrEqual(whole);
    expect(withEvents.sum).toBeLessThan(0.75 * missed({}).sum);
  });

  it("is in the time ahead as it truly is, which who does not know of it takes for less", () => {
    const truth = clock.ahead(TODAY, AHEAD);
    expect(Math.abs(clockOf(season).ahead(TODAY, AHEAD) / truth - 1)).toBeLessThan(0.05);
    const unaware = clockOf(estimateSeason(ledger, TODAY));
    expect(unaware.ahead(TODAY, AHEAD) / truth).toBeLessThan(0.95);
  });

  it("is one effect whatever order the sales are told in, and none of orders after the day", () => {
    const turned = candidatesOf([], [...sales].reverse());
    expect(estimateSeason(ledger, TODAY, { events: turned })).toEqual(season);
    const moved = candidatesOf(
      [],
      sales.map(([from, to]) => [from + 40, to + 40] as const),
    );
    const found = estimateSeason(ledger, TODAY, { events: moved });
    const effect = found.events.find(({ name }) => name === FLASH_SALES)?.effect ?? 0;
    expect(Math.abs(effect)).toBeLessThan(0.5);
  });
});
