import { expect, it } from "vitest";
import { modelAsOf } from "../../app/clv/fit/nested-backtest.ts";
import { totalOrders } from "../../app/clv/fit/uncertainty.ts";
import { forecastShop } from "../../app/clv/forecast/forecast.ts";
import { summarise } from "../../app/clv/predict/summary.ts";
import { fitPurchases } from "../../app/clv/regular/choose-regular.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { measureRegular } from "../../scripts/bench/clv/regular-coverage.ts";
import { simulateRegularShop, usualShop } from "../../scripts/bench/clv/regular-shops.ts";

// the long one: npm run bench -- clv --regular 100

it("tells the next year's orders of shops of subscribers closer than one model for all does", () => {
  const { used, mistaken, found, told, single } = measureRegular(
    { customers: 1000, subscribers: 0.6 },
    8,
  );
  expect(used).toBe(1);
  expect(found).toBeGreaterThan(0.98);
  expect(mistaken).toBeLessThan(0.02);
  expect(Math.abs(told.bias)).toBeLessThan(0.03);
  expect(Math.abs(told.bias)).toBeLessThan(Math.abs(single.bias));
  expect(told.coverage).toBeGreaterThanOrEqual(7 / 8);
  expect(told.coverage).toBeGreaterThan(single.coverage);
});

it("takes nobody for a regular buyer where all buy at random", () => {
  const { used, mistaken, told, single } = measureRegular({ customers: 1000, subscribers: 0 }, 8);
  expect(used).toBe(0);
  expect(mistaken).toBe(0);
  expect(told).toEqual(single);
});

it("keeps what subscribers bring in the shop's forecast, those of today and those to come", () => {
  const drawn = simulateRegularShop(
    { ...usualShop, customers: 1500, subscribers: 0.5 },
    createRandom("forecast"),
  );
  const { ledger, today, later } = drawn;
  const regular = forecastShop(ledger, today + 1, 365, { draws: 400 });
  const came = later.reduce((sum, own) => sum + own, 0);
  expect(regular.known.orders.low).toBeLessThan(came);
  expect(regular.known.orders.high).toBeGreaterThan(came);
  const summary = summarise(ledger, today);
  const chosen = modelAsOf(ledger, 18_000, today, "full");
  const fit = fitPurchases(summary, chosen);
  const given = forecastShop(ledger, today + 1, 365, { draws: 400, fit });
  expect(given.known.orders.mean / totalOrders(fit, summary, 365).value).toBeCloseTo(1, 1);
  expect(given.known).toEqual(regular.known);
  // of 1,500 customers in 900 days about 610 come in a year, for half a year each
  expect(given.new.orders.mean).toBeGreaterThan(1200);
});
