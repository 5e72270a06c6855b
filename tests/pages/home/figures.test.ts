import { describe, expect, it } from "vitest";
import { formatQuantity } from "../../../app/figures/quantity.ts";
import type { Figure } from "../../../app/figures/figure.ts";
import { homeFigures } from "../../../app/pages/home/figures.ts";
import type { HomeTotals, Reading } from "../../../app/pages/home/totals.ts";

/** CDNOW, the published sample of 2,357 customers: 6,919 orders, 244,091.94 dollars. */
const cdnow: HomeTotals = {
  customers: 2357,
  repeatCustomers: 1203,
  orders: 6919,
  revenueMinor: 24_409_194,
  guestOrders: 40,
  guestRevenueMinor: 99_000,
  testOrders: 3,
  cancelledOrders: 12,
  refundedOrders: 30,
  refundedMinor: 55_500,
  firstOrderAt: new Date("1997-01-01"),
  lastOrderAt: new Date("1998-06-30"),
  secondOrderMedian: 27,
  secondOrderLow: 25,
  secondOrderHigh: null,
};

const nothing: HomeTotals = {
  ...cdnow,
  customers: 0,
  repeatCustomers: 0,
  orders: 0,
  revenueMinor: 0,
  guestOrders: 0,
  firstOrderAt: null,
  lastOrderAt: null,
  secondOrderMedian: null,
  secondOrderLow: null,
};

const everyFigure = (totals: HomeTotals) => {
  const figures = homeFigures(totals, 2, {}, null);
  return [...figures.main, figures.clv, ...figures.parts];
};
const inputsOf = (figure: Figure) =>
  Object.fromEntries(
    figure.how.inputs.map(({ label, value }) => [label, formatQuantity(value, "USD")]),
  );

describe("a shop that has just begun", () => {
  const of = (customers: number, repeatCustomers: number, reading: Reading = "done") =>
    homeFigures({ ...nothing, customers, repeatCustomers }, 2, {}, null, reading).main;

  it("has no repeat rate of a handful of customers: it is told in numbers", () => {
    expect(of(3, 1)[0]!.value).toEqual({
      kind: "unknown",
      why: "1 of 3 customers came back so far; a rate is shown from 10 customers on",
    });
    expect(of(10, 1)[0]!.value).toEqual({ kind: "share", share: 0.1 });
  });

  it("is not told to wait for orders that are all read", () => {
    expect(of(0, 0)[2]!.value).toMatchObject({ why: "no customer has ordered yet" });
    expect(of(0, 0, "running")[2]!.value).toMatchObject({
      why: "computed when all orders are read",
    });
  });

  it.each(["running", "stopped"] as const)(
    "says of what it stands for a part of the orders only, while reading is %s",
    (reading) => {
      const notes = (of: Reading) => {
        const { main, clv } = homeFigures(cdnow, 2, {}, null, of);
        return [main[0]!, main[1]!, clv].map(({ note }) => note);
      };
      for (const note of notes(reading)) expect(note).toMatch(/; of the orders read so far$/);
      for (const note of notes("done")) expect(note).not.toContain("so far");
    },
  );

  it.each([
    ["running", "orders are being read"],
    ["stopped", "not all orders are read"],
  ] as const)("is not told that nobody has ordered while reading is %s", (reading, why) => {
    const figures = homeFigures(nothing, 2, {}, null, reading);
    const shown = [...figures.main, figures.clv, ...figures.parts];
    const whys = [
      ...shown.map(({ value }) => value),
      ...figures.clv.how.inputs.map((it) => it.value),
    ]
      .filter((value) => value.kind === "unknown")
      .map((value) => value.why);
    expect(new Set(whys)).toEqual(new Set([why, "computed when all orders are read"]));
    expect(whys).toHaveLength(9);
  });
});

describe("the figures of home", () => {
  it.each([
    [1, "$103.56"],
    [2, "$207.12"],
    [3, "$310.68"],
  ] as const)("over %d years a CDNOW customer is worth %s by the formula", (years, clv) => {
    const figure = homeFigures(cdnow, years, {}, null).clv;
    expect(formatQuantity(figure.value, "USD")).toBe(clv);
    expect(inputsOf(figure)).toMatchObject({
      Revenue: "$244,091.94",
      Orders: "6,919",
      "Unique customers": "2,357",
      "AOV, average order value": "$35.28",
      "F, orders a customer": "2.94",
      "CV, customer value": "$103.56",
    });
  });

  it("name no value at risk before anything is predicted", () => {
    const risk = homeFigures(cdnow, 2, {}, "too_little_history").main[2]!;
    expect(risk.value).toEqual({ kind: "unknown", why: "too little history to predict" });
  });

  it("says when F counts more than a year of orders", () => {
    expect(homeFigures(cdnow, 2, {}, null).clv.how.missing[0]).toMatch(/1\.5 years of orders/);
  });

  it("keeps guests out of the customers' numbers and says so", () => {
    const [customers, orders] = homeFigures(cdnow, 2, {}, null).parts;
    expect(orders?.note).toBe("and 40 by guests");
    expect(inputsOf(orders!)).toMatchObject({
      "Orders of customers": "6,919",
      "Guest orders": "40",
      "Test orders, left out": "3",
      "Cancelled orders, left out": "12",
      "Orders with a refund": "30",
    });
    expect(customers?.how.counted.join(" ")).toMatch(/40 guest orders/);
  });

  it("say what changed, unless there is nothing to say it of", () => {
    const change = { by: { kind: "share", share: 0.01 } as const, during: "since Oct 22, 2026" };
    const of = (totals: HomeTotals) => homeFigures(totals, 2, { "repeat-rate": change }, null);
    expect(of(cdnow).main[0]!.change).toEqual(change);
    expect(of(cdnow).main[1]!.change).toBeUndefined();
    expect(of(nothing).main[0]!.change).toBeUndefined();
  });

  it("gives every figure its formula and inputs", () => {
    for (const figure of everyFigure(cdnow)) {
      expect(figure.how.formula, figure.key).not.toBe("");
      expect(figure.how.inputs.length + figure.how.counted.length, figure.key).toBeGreaterThan(0);
    }
  });

  it("of a shop without orders are unknown or zero, never a broken number", () => {
    for (const { key, value } of everyFigure(nothing)) {
      expect(formatQuantity(value, "USD"), key).toMatch(/^(–|0|\$0\.00)$/);
    }
  });

  it("says why there is no median when fewer than half have come back", () => {
    const of = (totals: HomeTotals) => homeFigures(totals, 2, {}, null).main[1]!;
    expect(of({ ...cdnow, secondOrderMedian: null }).value).toEqual({
      kind: "unknown",
      why: "fewer than half of the customers have come back so far",
    });
    // one who came back has no interval
    const one = of({ ...cdnow, customers: 1, repeatCustomers: 1, secondOrderMedian: 12 });
    expect(one.value).toEqual({
      kind: "unknown",
      why: "fewer than 5 customers have come back so far",
    });
    expect(one.estimate).toBeUndefined();
  });
});
