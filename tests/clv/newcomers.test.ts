import { describe, expect, it } from "vitest";
import { dayNumber } from "../../app/calendar/days.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { blackFriday } from "../../app/clv/season/event-days.ts";
import { firstOrdersByDay } from "../../app/clv/newcomers/first-orders-by-day.ts";
import { forecastNewcomers } from "../../app/clv/newcomers/newcomers.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { measureNewcomers } from "../../scripts/bench/clv/newcomers.ts";
import { ACQUISITIONS } from "../../scripts/bench/clv/simulated-newcomers.ts";

const FROM = dayNumber("2024-10-04");
const YEAR = 365;

/** First orders of the days before `FROM`: by chance around a rate, which is given the days to go until then. */
function shopOf(days: number, rate: (day: number, toGo: number) => number, seed = "newcomers") {
  const random = createRandom(seed);
  const firstDay = FROM - days;
  const counts = Float64Array.from({ length: days }, (_, i) => {
    return random.poisson(rate(firstDay + i, days - i));
  });
  return { firstDay, counts };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe("the days new customers came on", () => {
  it("are the days of first orders, and nothing of the day asked about or later is looked at", () => {
    const ledger = buildLedger({ customer: [0, 0, 1, 2, 2, 3], day: [10, 14, 12, 12, 30, 15] }, 4);
    expect(firstOrdersByDay(ledger, 15)).toEqual({
      firstDay: 10,
      counts: Float64Array.of(1, 0, 2, 0, 0),
    });
    expect(firstOrdersByDay(ledger, 10)).toEqual({ firstDay: 10, counts: new Float64Array(0) });
  });

  it("Black Friday is the day after the fourth Thursday of November", () => {
    const published = ["2019-11-29", "2022-11-25", "2023-11-24", "2024-11-29", "2025-11-28"];
    expect(published.map((day) => blackFriday(Number(day.slice(0, 4))))).toEqual(
      published.map(dayNumber),
    );
  });
});

describe("new customers to come", () => {
  it("the same seed gives the same paths, another seed others", () => {
    const shop = shopOf(200, () => 3);
    const options = { draws: 50, seed: "one" };
    const first = forecastNewcomers(shop, 30, options);
    expect(forecastNewcomers(shop, 30, options)).toEqual(first);
    expect(forecastNewcomers(shop, 30, { draws: 50, seed: "two" }).paths).not.toEqual(first.paths);
  });

  it("of a shop that goes on as ever are as many as ever, weekday by weekday", () => {
    const weekday = (day: number) => [0.4, 1.4, 1.2, 1, 1, 1.2, 0.8][(day + 4) % 7]!;
    const found = forecastNewcomers(
      shopOf(2 * YEAR, (day) => 20 * weekday(day)),
      70,
    );
    expect(Math.abs(found.total.mean / 1400 - 1)).toBeLessThan(0.05);
    expect(found.total.low).toBeLessThan(1400);
    expect(found.total.high).toBeGreaterThan(1400);
    for (let j = 0; j < 7; j++) {
      expect(Math.abs(found.mean[j]! / (20 * weekday(FROM + j)) - 1)).toBeLessThan(0.12);
    }
    expect(sum(found.mean)).toBeCloseTo(found.total.mean, 8);
  });

  it("a season cut after its peak is carried on as a season, not as a decline or a boom", () => {
    const rate = (day: number) =>
      10 * (1 + 0.6 * Math.cos((2 * Math.PI * (day - FROM + 40)) / 365.2425));
    const shop = shopOf(2 * YEAR + 2, rate);
    const found = forecastNewcomers(shop, 180);
    let truth = 0;
    for (let j = 0; j < 180; j++) truth += rate(FROM + j);
    expect(found.usesSeason).toBe(true);
    expect(Math.abs(found.total.mean / truth - 1)).toBeLessThan(0.12);
    expect(found.total.low).toBeLessThan(truth);
    expect(found.total.high).toBeGreaterThan(truth);
    const lastHalf = sum(shop.counts.subarray(-180));
    expect(Math.abs(found.total.mean - truth)).toBeLessThan(Math.abs(lastHalf - truth));
  });

  it("Black Friday weeks come again, once a year and on their days", () => {
    const fridays = [2022, 2023, 2024].map(blackFriday);
    const isBlackFriday = (day: number) => fridays.some((f) => day >= f && day <= f + 3);
    const found = forecastNewcomers(
      shopOf(2 * YEAR + 2, (day) => (isBlackFriday(day) ? 60 : 10)),
      90,
    );
    const friday = blackFriday(2024) - FROM;
    expect(found.mean[friday]!).toBeGreaterThan(40);
    expect(found.mean[friday]!).toBeLessThan(85);
    expect(found.mean[friday - 7]!).toBeLessThan(15);
    expect(found.mean[friday + 7]!).toBeLessThan(15);
  });

  it("growth of half a year is carried on for a while, and never explodes", () => {
    const doubling = forecastNewcomers(
      shopOf(84, (_, toGo) => 40 * 2 ** (-toGo / 14)),
      YEAR,
    );
    expect(doubling.total.mean / YEAR).toBeLessThan(160);
    expect(doubling.mean[364]!).toBeLessThan(4 * 40 * 4);
    const steady = forecastNewcomers(
      shopOf(3 * YEAR, (_, toGo) => 15 * 1.5 ** (-toGo / YEAR)),
      YEAR,
    );
    const truth = (15 * YEAR * (1.5 - 1)) / Math.log(1.5);
    expect(Math.abs(steady.total.mean / truth - 1)).toBeLessThan(0.15);
  });

  it("a day of many, at the launch, is no promise of another", () => {
    const shop = shopOf(300, () => 4);
    shop.counts[2] = 900;
    const found = forecastNewcomers(shop, 100);
    expect(Math.abs(found.total.mean / 400 - 1)).toBeLessThan(0.15);
    expect(found.total.high).toBeLessThan(700);
  });

  it("a shop nobody comes to any more is said to have stopped; that it begins again is left possible", () => {
    const found = forecastNewcomers(
      shopOf(400, (_, toGo) => (toGo > 90 ? 5 : 0)),
      90,
    );
    expect(found.stopped).toBe(true);
    expect(found.total.low).toBe(0);
    expect(found.total.mean).toBeLessThan(0.25 * 450);
    expect(found.total.mean).toBeGreaterThan(0);
    const quiet = forecastNewcomers(
      shopOf(400, (_, toGo) => (toGo > 40 ? 0.05 : 0)),
      90,
    );
    expect(quiet.stopped).toBe(false);
  });

  it("a short, an empty, a tiny and a huge history are all answered with finite numbers", () => {
    const histories = [
      { firstDay: FROM, counts: new Float64Array(0) },
      { firstDay: FROM - 5, counts: new Float64Array(5) },
      { firstDay: FROM - 1, counts: Float64Array.of(3) },
      { firstDay: FROM - 21, counts: Float64Array.from({ length: 21 }, (_, i) => i % 3) },
      { firstDay: FROM - 730, counts: new Float64Array(730).fill(20_000) },
    ];
    for (const history of histories) {
      const { total, mean, paths } = forecastNewcomers(history, 60, { draws: 100 });
      for (const value of [...mean, ...paths, total.low, total.high]) {
        expect(Number.isFinite(value) && value >= 0).toBe(true);
      }
      expect(total.low).toBeLessThanOrEqual(total.high);
    }
  });

  it("what cannot be asked is refused: what was found, what was expected", () => {
    const shop = shopOf(30, () => 1);
    expect(() => forecastNewcomers(shop, 0)).toThrow("days: found 0, expected a whole number");
    expect(() => forecastNewcomers(shop, 10, { draws: 1 })).toThrow("draws: found 1, expected");
    expect(() => forecastNewcomers({ firstDay: 3, counts: Float64Array.of(1, -2) }, 10)).toThrow(
      "first orders of day 4: found -2, expected a whole number from 0 on",
    );
  });
});

describe("over simulated shops of two years", () => {
  it.each([
    ["constant", 0.03],
    ["season ± 60 %, cut after the peak", 0.03],
    ["growth + 50 % a year", 0.06],
  ] as const)("the total of what comes lies where it is said to lie: %s", (name, bias) => {
    for (const found of measureNewcomers(ACQUISITIONS[name], 2, 24, `test ${name}`)) {
      // 24 intervals of 95 % hold 19 or more in all but 3 of 1,000 such tests
      expect(found.held).toBeGreaterThanOrEqual(19 / 24);
      expect(Math.abs(found.bias)).toBeLessThan(bias);
    }
  });
});
