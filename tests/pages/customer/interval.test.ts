import { expect, it } from "vitest";
import { customerFigures } from "../../../app/pages/customer/figures.ts";

const facts = {
  orders: 1,
  revenueMinor: 4000,
  firstDay: "2023-01-05",
  lastDay: "2023-01-05",
  orderDays: 1,
  discountedOrders: 0,
  discountMinor: 0,
};
const value = {
  expectedGapDays: null,
  pAlive: 0.05,
  pOrder90: 0.01,
  pOrder365: 0.02,
  expectedOrders12: 0.02,
  clv12Minor: 90,
  clv12LowMinor: 0,
  clv12HighMinor: 0,
  valueAtRiskMinor: 0,
  nextOrderDay: null,
};

const predicted = (high: number) =>
  customerFigures(facts, { ...value, clv12HighMinor: high }).find(
    ({ key }) => key === "predicted",
  )!;

it("a customer who will most likely not order has a range of nothing, and the page says why", () => {
  expect(predicted(0).how.missing.join(" ")).toContain("more than 95 of 100 customers");
  expect(predicted(9000).how.missing.join(" ")).not.toContain("95 of 100 customers");
  expect(predicted(9000).estimate).toMatchObject({ confidence: 0.95 });
});
