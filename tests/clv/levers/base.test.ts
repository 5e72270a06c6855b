import { describe, expect, it } from "vitest";
import { runEngine } from "../../../app/clv/fit/engine.ts";
import { buildLedger } from "../../../app/clv/fit/ledger.ts";
import { leverBase } from "../../../app/clv/levers/base.ts";
import { nextYear } from "../../../app/clv/levers/next-year.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import { columnsOf } from "../customer-columns.ts";
import { simulateCustomer } from "../simulate.ts";

const TODAY = 20_000;
const own = { lifespanYears: 2, margin: 0.4, revenueMinor: 900_000, discountMinor: 100_000 };

function nightOf(customers: number, days: number) {
  const random = createRandom("levers");
  const orders = { customer: [] as number[], day: [] as number[], amount: [] as number[] };
  for (let customer = 0; customer < customers; customer++) {
    const age = random.int(1, days);
    const { x, tx } = simulateCustomer("pnbd", [0.8, 100, 0.8, 250], age, random);
    for (let i = 0; i <= x; i++) {
      orders.customer.push(customer);
      orders.day.push(TODAY - age + (i === 0 ? 0 : Math.round((tx * i) / x)));
      // one so large that it counts apart
      orders.amount.push(customer === 7 && i === 0 ? 4_000_000 : 2000 + random.int(0, 3000));
    }
  }
  const columns = columnsOf(buildLedger(orders, customers));
  return { columns, ...runEngine({ columns, orders, today: TODAY, unit: 100 }) };
}

describe("where a shop stands", () => {
  const { columns, picture, scores } = nightOf(400, 600);
  const forecast = picture.forecast!;
  const base = leverBase(picture, own)!;
  const parts = Object.values(base.makeup);

  it("is made of four kinds of orders that add up to the forecast, and to those of customers of today", () => {
    for (const what of ["orders", "revenue"] as const) {
      const total = parts.reduce((sum, part) => sum + part[what], 0);
      expect(total / forecast[what]!.mean).toBeCloseTo(1, 9);
      const { once, returned } = base.makeup;
      expect((once[what] + returned[what]) / forecast.known[what]!.mean).toBeCloseTo(1, 9);
      for (const part of parts) expect(part[what]).toBeGreaterThan(0);
    }
    expect(base.makeup.first.orders).toBeCloseTo(forecast.firstOrders, 9);
  });

  it("expects of those with one order what the models expect of each of them", () => {
    let orders = 0;
    for (let i = 0; i < columns.n; i++)
      if (columns.orderDays[i] === 1) orders += scores.expectedOrders12[i]!;
    expect(base.makeup.once.orders / forecast.level.orders / orders).toBeCloseTo(1, 6);
  });

  it("is next year as forecast with nothing changed, and customers of today without new ones", () => {
    expect(nextYear(base).revenue).toEqual(forecast.revenue);
    expect(nextYear(base).orders).toEqual(forecast.orders);
    const alone = nextYear(base, { newCustomers: 0 });
    expect(alone.revenue.mean / forecast.known.revenue!.mean).toBeCloseTo(1, 9);
    expect(alone.orders.mean / forecast.known.orders.mean).toBeCloseTo(1, 9);
  });

  it("knows its repeat rate as the curve of second orders has it after a year", () => {
    const { curve } = picture.secondOrder;
    const later = curve.find(({ day }) => day > 365)!;
    expect(base.within).toBe(365);
    expect(base.now.repeatRate).toBeGreaterThan(curve[0]!.back);
    expect(base.now.repeatRate).toBeLessThanOrEqual(later.back);
    expect(base.now.discountShare).toBeCloseTo(0.1, 12);
    expect(base.now.orderValue! * forecast.orders.mean).toBeCloseTo(forecast.revenue!.mean, 3);
  });

  it("asks no whole year of a history that is shorter", () => {
    const short = leverBase(nightOf(400, 220).picture, own)!;
    expect(short.within).toBeLessThan(221);
    expect(short.now.repeatRate).toBeGreaterThan(0);
  });

  it("is not known below the gates of the models, in pictures of an earlier release, and without orders", () => {
    expect(leverBase(nightOf(8, 600).picture, own)).toBeNull();
    expect(leverBase(nightOf(0, 600).picture, own)).toBeNull();
    const { makeup: _, ...earlier } = forecast;
    expect(leverBase({ ...picture, forecast: earlier }, own)).toBeNull();
    expect(leverBase({ ...picture, forecast: { ...forecast, revenue: null } }, own)).toBeNull();
  });

  it("knows no share of discounts where nothing was sold, and no repeat rate where nobody came back", () => {
    const bare = leverBase(
      { ...picture, secondOrder: { ...picture.secondOrder, curve: [] } },
      { ...own, revenueMinor: 0, margin: null },
    )!;
    expect(bare.now).toMatchObject({ repeatRate: null, discountShare: null, margin: null });
  });
});
