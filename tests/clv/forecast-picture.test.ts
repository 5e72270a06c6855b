import { describe, expect, it } from "vitest";
import { runEngine } from "../../app/clv/fit/engine.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import type { Forecast } from "../../app/clv/forecast/shop-forecast.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { columnsOf } from "./customer-columns.ts";
import { simulateCustomer } from "./simulate.ts";

const TODAY = 20_000;

function nightOf(customers: number) {
  const random = createRandom("forecast picture");
  const orders = { customer: [] as number[], day: [] as number[], amount: [] as number[] };
  for (let customer = 0; customer < customers; customer++) {
    const age = random.int(1, 600);
    const { x, tx } = simulateCustomer("pnbd", [0.8, 100, 0.8, 250], age, random);
    for (let i = 0; i <= x; i++) {
      orders.customer.push(customer);
      orders.day.push(TODAY - age + (i === 0 ? 0 : Math.round((tx * i) / x)));
      orders.amount.push(2000 + random.int(0, 3000));
    }
  }
  const columns = columnsOf(buildLedger(orders, customers));
  return runEngine({ columns, orders, today: TODAY, unit: 100 }).picture;
}

describe("the picture of a night", () => {
  const picture = nightOf(300);
  const kept = JSON.parse(JSON.stringify(picture)) as typeof picture;
  const forecast = kept.forecast as Forecast;

  it("holds the forecast of the 365 days after it, as plain JSON", () => {
    expect(kept.forecast).toEqual(picture.forecast);
    expect(forecast).toMatchObject({ from: TODAY + 1, days: 365 });
    expect(forecast.steps).toHaveLength(12);
  });

  it("expects of the customers of today what the models expect, at the level the past gives it", () => {
    const { orders, revenue } = forecast.known;
    expect(orders.mean / forecast.level.orders / picture.orders365!.value).toBeCloseTo(1, 6);
    // the shop's figure is not discounted, so it is a little more than that of the customers
    expect(revenue!.mean / forecast.level.orders / forecast.level.value).toBeGreaterThan(
      picture.clv12Minor!,
    );
  });

  it("holds one of a shop below the gates of the models, and none of a shop without orders", () => {
    expect(nightOf(8).forecast).toMatchObject({ model: null, days: 365 });
    expect(nightOf(0).forecast).toBeNull();
  });
});
