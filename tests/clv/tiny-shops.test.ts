import { describe, expect, it } from "vitest";
import { emptyColumns } from "../../app/clv/fit/columns.ts";
import { summaryFromColumns } from "../../app/clv/fit/shop-fit.ts";
import { rfmPicture } from "../../app/clv/pictures/rfm-picture.ts";
import { secondOrder } from "../../app/clv/pictures/second-order.ts";
import { valueCurve } from "../../app/clv/predict/value-curve.ts";

const TODAY = 20_000;

/** So many customers, each of whom has ordered on two days. */
function shopOf(customers: number) {
  const columns = emptyColumns(customers);
  columns.n = customers;
  for (let i = 0; i < customers; i++) {
    columns.customerId[i] = i + 1;
    columns.orders[i] = 2;
    columns.orderDays[i] = 2;
    columns.firstDay[i] = TODAY - 100 - i;
    columns.secondDay[i] = TODAY - 50;
    columns.lastDay[i] = TODAY - 50;
    columns.revenueMinor[i] = 5000 + i;
    columns.firstDayMinor[i] = 2500;
  }
  return columns;
}

describe.each([0, 1, 3])("a shop of %d customers", (customers) => {
  const columns = shopOf(customers);

  it("has no fifths, no top tenth, and no interval made of one person", () => {
    expect(rfmPicture(columns, TODAY)).toBeNull();
    expect(valueCurve(columns, 100).concentration).toEqual([]);
    const returning = secondOrder(summaryFromColumns(columns, TODAY));
    expect(returning.curve).toEqual([]);
    expect(returning.median).toEqual({ value: null, low: null, high: null });
  });
});

it("a shop of 25 customers who came back has all three", () => {
  const columns = shopOf(25);
  expect(rfmPicture(columns, TODAY)!.groups.some(({ customers }) => customers > 0)).toBe(true);
  expect(valueCurve(columns, 100).concentration.length).toBeGreaterThan(0);
  expect(secondOrder(summaryFromColumns(columns, TODAY)).median.value).toBeGreaterThan(0);
});
