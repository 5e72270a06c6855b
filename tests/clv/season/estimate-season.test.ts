import { describe, expect, it } from "vitest";
import { dayNumber } from "../../../app/calendar/days.ts";
import { compress } from "../../../app/clv/fit/compress.ts";
import { fitCounts } from "../../../app/clv/fit/fit-counts.ts";
import { buildLedger } from "../../../app/clv/fit/ledger.ts";
import { seasonDoubt } from "../../../app/clv/forecast/season-doubt.ts";
import { predictHorizons } from "../../../app/clv/predict/horizon.ts";
import { summarise } from "../../../app/clv/predict/summary.ts";
import { calendarClock, clockOf } from "../../../app/clv/season/clock.ts";
import { estimateSeason } from "../../../app/clv/season/estimate-season.ts";
import { noSeason, type Season } from "../../../app/clv/season/season.ts";
import { recover, SCENARIOS, SIZES } from "../../../scripts/bench/clv/season/recovery.ts";
import { seasonalShop } from "../../../scripts/bench/clv/season/seasonal-shop.ts";
import { wave } from "../../../scripts/bench/clv/season/true-seasons.ts";

const TODAY = dayNumber("2026-01-05");
const [, large] = SIZES;
const scenario = (name: string) => SCENARIOS.find((one) => one.name === name)!;
const winter = clockOf(wave(0.6));
const seasonal = seasonalShop(
  { customers: 2000, days: 730, today: TODAY, clock: winter, ahead: 365 },
  "a",
);

describe("the season of a shop", () => {
  it("of ±60 % is found when the history ends just after the peak", () => {
    const found = recover(scenario("±60 %"), large, 6);
    expect(found.used).toBe(1);
    expect(Math.abs(found.bias90)).toBeLessThan(0.04);
    expect(Math.abs(found.swing - found.trueSwing)).toBeLessThan(0.12);
  });

  it("of four days around Black Friday is found, and nothing beside them", () => {
    const found = recover(scenario("Black Friday × 4"), large, 6);
    expect(found.used).toBe(1);
    expect(Math.abs(found.spike - found.trueSpike)).toBeLessThan(0.25);
    expect(Math.abs(found.swing)).toBeLessThan(0.1);
  });

  it("is not seen in shops that have none", () => {
    expect(recover(scenario("no season"), large, 10).used).toBeLessThanOrEqual(0.1);
  });

  it("of one year is a guess: seen where it is strong, with the doubt that one year leaves", () => {
    const shop = { customers: 2000, days: 400, today: TODAY, clock: winter };
    const found = estimateSeason(seasonalShop(shop, "young"), TODAY);
    expect(found.reason).toBe("assumed");
    const rates = [0, 182].map((day) => clockOf(found).rate(dayNumber("2026-01-01") + day));
    const truth = [0, 182].map((day) => winter.rate(dayNumber("2026-01-01") + day));
    const swing = Math.log(rates[0]! / rates[1]!);
    const trueSwing = Math.log(truth[0]! / truth[1]!);
    expect(swing / trueSwing).toBeGreaterThan(0.6);
    expect(swing / trueSwing).toBeLessThan(1.2);
    const long = estimateSeason(seasonal, TODAY);
    const doubt = ({ harmonics, covariance }: Season, i: number) =>
      Math.sqrt(covariance[i * Math.round(Math.sqrt(covariance.length)) + i]!) / harmonics.length;
    expect(doubt(found, 0)).toBeGreaterThan(doubt(long, 0));
  });

  it("of one year is hardly any where customers have none", () => {
    const shop = { customers: 2000, days: 400, today: TODAY, clock: calendarClock };
    for (const seed of ["a", "b", "c"]) {
      const found = estimateSeason(seasonalShop(shop, seed), TODAY);
      expect(found.reason).toBe("assumed");
      const rates = Array.from({ length: 365 }, (_, day) => clockOf(found).rate(TODAY - day));
      expect(Math.max(...rates) / Math.min(...rates), seed).toBeLessThan(1.25);
    }
  });

  it("of less than a year is none, and in doubt by what shops' seasons are", () => {
    const shop = { customers: 2000, days: 300, today: TODAY, clock: winter };
    const found = estimateSeason(seasonalShop(shop, "young"), TODAY);
    expect(found.reason).toBe("unseen");
    expect(found.harmonics.every((wave) => wave === 0)).toBe(true);
    expect(clockOf(found).between(TODAY, TODAY + 90)).toBeCloseTo(90, 9);
    const [doubt] = seasonDoubt(found, TODAY, [30], 300)
      .map((way) => way[0]!)
      .sort((a, b) => b - a);
    expect(doubt).toBeGreaterThan(0.1);
  });

  it("is not looked for without orders", () => {
    expect(estimateSeason(buildLedger({ customer: [], day: [] }, 0), TODAY)).toEqual({
      ...noSeason,
      reason: "short-history",
    });
  });

  it("looks at no order after the day", () => {
    const cut = TODAY - 1;
    const rows = [...seasonal.day.keys()].filter((i) => seasonal.day[i]! <= cut);
    const customerOf = (i: number) => {
      let c = 0;
      while (seasonal.offsets[c + 1]! <= i) c++;
      return c;
    };
    const customer = rows.map(customerOf);
    const day = rows.map((i) => seasonal.day[i]!);
    const before = buildLedger({ customer, day }, seasonal.customers);
    expect(estimateSeason(seasonal, cut)).toEqual(estimateSeason(before, cut));
  });

  it("brings a year's and a quarter's orders nearer to what came", () => {
    const season = estimateSeason(seasonal, TODAY);
    const [plain, clocked] = [calendarClock, clockOf(season)].map((clock) => {
      const summary = summarise(seasonal, TODAY, clock);
      const fit = fitCounts(compress(summary), "pnbd");
      const { orders } = predictHorizons(fit, summary, [120]);
      return orders[0]!.reduce((sum, own) => sum + own, 0);
    });
    let came = 0;
    for (let c = 0; c < seasonal.customers; c++) {
      for (let i = seasonal.offsets[c]!; i < seasonal.offsets[c + 1]!; i++) {
        const day = seasonal.day[i]!;
        if (day > TODAY && day <= TODAY + 120) came++;
      }
    }
    expect(Math.abs(clocked! / came - 1)).toBeLessThan(0.1);
    expect(Math.abs(plain! / came - 1)).toBeGreaterThan(0.15);
  });

  it("is kept as plain JSON, and says as much when it is read again", () => {
    const season = estimateSeason(seasonal, TODAY);
    const again = JSON.parse(JSON.stringify(season)) as typeof season;
    expect(again).toEqual(season);
    expect(clockOf(again).ahead(TODAY, 77)).toBe(clockOf(season).ahead(TODAY, 77));
    expect(season.covariance).toHaveLength((season.harmonics.length + season.events.length) ** 2);
  });

  it("has an effect for a sale that came back, and none for one that never was", () => {
    const spans = [TODAY - 500, TODAY - 300, TODAY - 60].map((day) => [day, day + 6] as const);
    const sale = { name: "Sale", days: { kind: "once", spans } } as const;
    const events = [{ ...sale, effect: Math.log(3) }];
    const clock = clockOf({ ...noSeason, reason: "better", events });
    const shop = seasonalShop({ customers: 2000, days: 730, today: TODAY, clock }, "sale");
    const never = {
      name: "Not yet",
      days: { kind: "once", spans: [[TODAY + 10, TODAY + 12]] },
    } as const;
    const season = estimateSeason(shop, TODAY, { events: [sale, never] });
    const found = season.events.find((event) => event.name === "Sale")!;
    expect(season.reason).toBe("better");
    expect(Math.abs(found.effect - Math.log(3))).toBeLessThan(0.3);
    expect(season.events.some((event) => event.name === "Not yet")).toBe(false);
  });
});
