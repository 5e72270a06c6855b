import { describe, expect, it } from "vitest";
import { forecastShop } from "../../app/clv/forecast/forecast.ts";
import type { Forecast } from "../../app/clv/forecast/shop-forecast.ts";
import type { Figure } from "../../app/clv/forecast/figure.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { compress } from "../../app/clv/fit/compress.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import { totalOrders } from "../../app/clv/fit/uncertainty.ts";
import { levelOf } from "../../app/clv/forecast/level.ts";
import { predictHorizons } from "../../app/clv/predict/horizon.ts";
import { summarise } from "../../app/clv/predict/summary.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { simulateCustomer } from "./simulate.ts";

interface Order {
  readonly customer: number;
  readonly day: number;
  readonly amount: number;
}

const FROM = 19_730;

/** Two years of a shop of known parameters. */
function simulatedOrders(customers: number, seed: string): Order[] {
  const random = createRandom(seed);
  const orders: Order[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const age = random.int(0, 729);
    const first = FROM - 1 - age;
    const amount = () => Math.round(1000 + random.gamma(2, 1 / 1500));
    orders.push({ customer, day: first, amount: amount() });
    const { x, tx } = simulateCustomer("pnbd", [0.8, 120, 0.8, 250], age, random);
    for (let i = 1; i <= x; i++) {
      orders.push({ customer, day: first + Math.round((tx * i) / x), amount: amount() });
    }
  }
  return orders;
}

function ledgerOf(orders: readonly Order[]) {
  return buildLedger(
    {
      customer: orders.map(({ customer }) => customer),
      day: orders.map(({ day }) => day),
      amount: orders.map(({ amount }) => amount),
    },
    Math.max(...orders.map(({ customer }) => customer)) + 1,
  );
}

const orders = simulatedOrders(600, "forecast");
const forecast = forecastShop(ledgerOf(orders), FROM, 365, { model: "pnbd" });

function figures(found: Forecast): Figure[] {
  return [found, found.known, found.new].flatMap((part) =>
    part.revenue === null ? [part.orders] : [part.orders, part.revenue],
  );
}

describe("the forecast of a shop", () => {
  it("adds up: known and new customers are all, the steps are the whole", () => {
    for (const what of ["orders", "revenue"] as const) {
      expect(forecast[what]!.mean).toBeCloseTo(
        forecast.known[what]!.mean + forecast.new[what]!.mean,
        6,
      );
      const steps = forecast.steps.reduce((sum, step) => sum + step[what]!.mean, 0);
      expect(steps / forecast[what]!.mean).toBeCloseTo(1, 9);
    }
    expect(forecast.steps.at(-1)!.end).toBe(FROM + 364);
  });

  it("is the sum of its customers, at the level the past gives it", () => {
    const summary = summarise(ledgerOf(orders), FROM - 1);
    const fit = fitCounts(compress(summary), "pnbd");
    const each = predictHorizons(fit, summary, [365]).orders[0]!;
    const total = each.reduce((sum, own) => sum + own, 0);
    expect(forecast.known.orders.mean / (total * forecast.level.orders)).toBeCloseTo(1, 9);
  });

  it("has doubts that share out the whole variance", () => {
    for (const shares of [forecast.doubts.orders, forecast.doubts.revenue!]) {
      const parts = Object.values(shares);
      expect(parts.every((share) => share >= 0)).toBe(true);
      expect(parts.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });

  it("does not see orders from its first day on", () => {
    const later = [...orders, { customer: 3, day: FROM, amount: 900_000 }];
    expect(forecastShop(ledgerOf(later), FROM, 365, { model: "pnbd" })).toEqual(forecast);
  });

  it("is the same in any order of rows", () => {
    expect(forecastShop(ledgerOf([...orders].reverse()), FROM, 365, { model: "pnbd" })).toEqual(
      forecast,
    );
  });

  it("follows the unit of money", () => {
    const dearer = orders.map((order) => ({ ...order, amount: 1000 * order.amount }));
    const found = forecastShop(ledgerOf(dearer), FROM, 365, { model: "pnbd" });
    figures(found).forEach((figure, i) => {
      const unit = i % 2 === 0 ? 1 : 1000;
      const before = figures(forecast)[i]!;
      for (const part of ["mean", "low", "high"] as const) {
        expect(figure[part] / before[part]).toBeCloseTo(unit, 4);
      }
    });
  });

  it("is the same 28 years earlier, when days of the week and of the year fell alike", () => {
    const years = 10_227;
    const earlier = orders.map((order) => ({ ...order, day: order.day - years }));
    const found = forecastShop(ledgerOf(earlier), FROM - years, 365, { model: "pnbd" });
    expect(figures(found)).toEqual(figures(forecast));
  });

  it("keeps what one giant order brings, but expects nobody to repeat it", () => {
    const giant = 100_000_000;
    const extra = [...orders, { customer: 5, day: FROM - 30, amount: giant }];
    const plain = [...orders, { customer: 5, day: FROM - 30, amount: 4000 }];
    const found = forecastShop(ledgerOf(extra), FROM, 365, { model: "pnbd" });
    const without = forecastShop(ledgerOf(plain), FROM, 365, { model: "pnbd" });
    const share = found.orders.mean / extra.length;
    const added = found.revenue!.mean - without.revenue!.mean;
    expect(found.orders.mean).toBeCloseTo(without.orders.mean, 6);
    expect(added / (giant * share)).toBeGreaterThan(0.9);
    expect(added / (giant * share)).toBeLessThan(1.1);
    // it may not come again, and it may come more than once
    expect(found.revenue!.low).toBeLessThan(without.revenue!.high);
    expect(found.revenue!.high).toBeGreaterThan(without.revenue!.high + giant);
  });

  it("spreads futures as widely as the formulas say", () => {
    const summary = summarise(ledgerOf(orders), FROM - 1);
    const fit = fitCounts(compress(summary), "pnbd");
    const { fitError, chanceError } = totalOrders(fit, summary, 365);
    const { mean, low, high } = forecast.known.orders;
    const drawn = Math.log(high / low) / (2 * 1.96);
    const level = levelOf(forecast.level.tests, 365).variance;
    const formula = Math.sqrt((fitError / mean) ** 2 + (chanceError / mean) ** 2 + level);
    expect(drawn / formula).toBeGreaterThan(0.85);
    expect(drawn / formula).toBeLessThan(1.15);
  });

  it.each([
    ["one customer with one order", [{ customer: 0, day: FROM - 40, amount: 5000 }]],
    ["one order yesterday", [{ customer: 0, day: FROM - 1, amount: 5000 }]],
    ["one free order", [{ customer: 0, day: FROM - 1, amount: 0 }]],
    [
      "all orders on one day",
      Array.from({ length: 300 }, (_, c) => ({ customer: c, day: FROM - 100, amount: 100 })),
    ],
    ["a shop that died ten years ago", orders.map((o) => ({ ...o, day: o.day - 3650 }))],
  ])("has figures and ranges for %s", (_, few) => {
    for (const days of [1, 1825]) {
      const found = forecastShop(ledgerOf(few), FROM, days, { draws: 200 });
      for (const { mean, low, high } of figures(found)) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(mean).toBeGreaterThanOrEqual(low);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(high).toBeGreaterThan(low);
        expect(high).toBeLessThan(Infinity);
      }
    }
  });

  it("says nothing of revenue where no amounts are known", () => {
    const { customer, day } = {
      customer: orders.map((o) => o.customer),
      day: orders.map((o) => o.day),
    };
    const found = forecastShop(buildLedger({ customer, day }, 600), FROM, 365, { model: "pnbd" });
    expect(found.revenue).toBeNull();
    expect(found.known.revenue).toBeNull();
    expect(found.orders.mean).toBeCloseTo(forecast.orders.mean, 6);
  });

  it.each([0, -1, 1.5, NaN, 1826])("refuses a horizon of %s days", (days) => {
    expect(() => forecastShop(ledgerOf(orders), FROM, days)).toThrow(/from 1 to 1825/);
  });

  it("refuses to forecast from nothing", () => {
    expect(() => forecastShop(ledgerOf(orders), FROM - 5000, 30)).toThrow(/no order before/);
  });
});
