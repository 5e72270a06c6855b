import { expect, it } from "vitest";
import { customerFigures, type ValueOfOne } from "../../../app/pages/customer/figures.ts";
import { listColumns } from "../../../app/pages/customers/columns.ts";
import type { NamedRow } from "../../../app/pages/customers/list-column.ts";

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
  customerFigures(facts, { ...value, clv12HighMinor: high }, "USD").find(
    ({ key }) => key === "predicted",
  )!;

it("an estimate outside its own interval is told as what most and what few bring", () => {
  expect(predicted(0)).toMatchObject({
    note: "most likely nothing; about 2 in 100 order again",
    estimate: { low: null, high: null },
  });
  expect(predicted(0).how.missing.join(" ")).toContain("Nearly all of them bring nothing");
  expect(predicted(50).note).toBe("most likely nothing; 1 in 20 bring more than $0.50");
  // nothing to nothing says nothing, however small the estimate
  const none = customerFigures(
    facts,
    { ...value, clv12Minor: 0, clv12HighMinor: 0, pOrder365: 0.001 },
    "USD",
  );
  expect(none.find(({ key }) => key === "predicted")!.note).toBe(
    "most likely nothing; fewer than 1 in 100 order again",
  );
  expect(predicted(9000).note).toBeUndefined();
  expect(predicted(9000).estimate).toMatchObject({ low: { minor: 0 }, high: { minor: 9000 } });
  expect(predicted(9000).how.missing.join(" ")).not.toContain("nothing");
});

it("a day of the next order stands only where one is to be expected", () => {
  const next = (own: Partial<ValueOfOne>, orderDays = 4) =>
    customerFigures({ ...facts, orderDays }, { ...value, ...own }, "USD").find(
      ({ key }) => key === "next-order",
    )!.value;
  expect(next({ nextOrderDay: "2026-12-17", pOrder365: 0.8 })).toMatchObject({ day: "2026-12-17" });
  expect(next({ pOrder365: 0.002 })).toMatchObject({
    why: "none expected: 0.2% chance of one within a year",
  });
  expect(next({ pOrder365: null })).toMatchObject({ why: "overdue by their own rhythm" });
  expect(next({ pOrder365: null, expectedGapDays: 900 })).toMatchObject({
    why: "more than 2 years between orders: too far to name a day",
  });
  expect(next({ pOrder365: 0.3 }, 1)).toMatchObject({ why: "no rhythm to expect one by" });
});

it("in the list such an estimate stands with the same words, never beside an interval it lies outside of", () => {
  const row = { predictedMinor: 1552, predictedLowMinor: 0, pOrder365: 0.031 };
  const cell = (predictedHighMinor: number) =>
    listColumns.predicted.cell({ ...row, predictedHighMinor } as NamedRow, {
      currency: "USD",
      today: "2026-11-26",
    });
  expect(cell(0)).toMatchObject({
    text: "~$15.52",
    small: "most likely nothing; about 3 in 100 order again",
  });
  expect(cell(40_000)).toMatchObject({ small: "$0 to $400" });
});
