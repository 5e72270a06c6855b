import { describe, expect, it } from "vitest";
import { expectedOrderValue, populationMean } from "../../app/clv/models/gamma-gamma.ts";
import { formulasFor } from "../../app/clv/models/formulas.ts";
import { paretoDiscountedLifetimeOrders } from "../../app/clv/models/pareto.ts";
import { discountedOrders } from "../../app/clv/predict/discounted.ts";
import { BG_NBD, GAMMA_GAMMA, PARETO_NBD } from "../reference/clv.ts";

describe("values from the literature", () => {
  it("come back from BG/NBD", () => {
    const model = formulasFor("bgnbd", BG_NBD.parameters);
    for (const { t, orders } of BG_NBD.fromStart) {
      // The spreadsheet cuts its series short; its last value is 2e-4 low.
      expect(Math.abs(model.ordersFromStart(t) - orders)).toBeLessThan(5e-5 + 2e-4 * orders);
    }
    const middle = { x: 2, tx: 30.43, T: 38.86 };
    expect(model.alive(middle) * model.ordersIfAlive(middle, 39)).toBeCloseTo(
      BG_NBD.conditional,
      3,
    );
    const loyal = BG_NBD.walkthrough;
    expect(Math.abs(model.alive(loyal) * model.ordersIfAlive(loyal, 52) - 25.76)).toBeLessThan(
      0.01,
    );
    const { parameters, probability } = BG_NBD.noneBy39;
    const rounded = formulasFor("bgnbd", parameters);
    const none = 1 - rounded.anyOrderIfAlive({ x: 0, tx: 0, T: 0 }, 39);
    expect(none).toBeCloseTo(probability, 6);
  });

  it("come back from Pareto/NBD", () => {
    const model = formulasFor("pnbd", PARETO_NBD.parameters);
    const rounded = formulasFor("pnbd", PARETO_NBD.fromStartParameters);
    PARETO_NBD.fromStart.forEach((orders, i) => {
      expect(Math.abs(rounded.ordersFromStart(i + 1) - orders)).toBeLessThan(1e-5);
    });
    const { walkthrough } = PARETO_NBD;
    expect(Math.abs(model.alive(walkthrough) - walkthrough.alive)).toBeLessThan(5e-5);
    const orders = model.alive(walkthrough) * model.ordersIfAlive(walkthrough, 52);
    expect(Math.abs(orders - walkthrough.orders)).toBeLessThan(0.01);
    for (const row of PARETO_NBD.lifetime) {
      const lifetime = paretoDiscountedLifetimeOrders(PARETO_NBD.parameters, row, 0.0027);
      expect(Math.abs(lifetime / row.orders - 1)).toBeLessThan(1e-5);
    }
  });

  it("come back from Gamma-Gamma", () => {
    for (const { x, mean, value } of GAMMA_GAMMA.customers) {
      expect(Math.abs(expectedOrderValue(GAMMA_GAMMA.parameters, x, mean) - value)).toBeLessThan(
        0.1,
      );
    }
    expect(populationMean(GAMMA_GAMMA.parameters)).toBeCloseTo(35.219, 3);
  });

  it("come back as twelve-month CLV at one percent a month", () => {
    // lifetimes 0.11: customer_lifetime_value(time=12, discount_rate=.01, freq="W") for the first
    // and sixth customer of the sample, ends of months of 4.345 weeks.
    const model = formulasFor("bgnbd", BG_NBD.parameters);
    const discounts = Array.from({ length: 12 }, (_, m) => 1.01 ** -(m + 1));
    const weeks = Array.from({ length: 12 }, (_, m) => (m + 1) * 4.345);
    const rows = [
      { x: 2, tx: 30.43, T: 38.86, mean: 22.35, clv: 36.28583 },
      { x: 7, tx: 29.43, T: 38.86, mean: 73.7385714, clv: 283.54572 },
      { x: 0, tx: 0, T: 38.86, mean: 0, clv: 8.35552 },
    ];
    for (const row of rows) {
      const orders = model.alive(row) * discountedOrders(model, row, discounts, weeks);
      const value = expectedOrderValue({ p: 6.25, q: 3.74, gamma: 15.44 }, row.x, row.mean);
      expect(Math.abs((orders * value) / row.clv - 1)).toBeLessThan(1e-3);
    }
  });
});
