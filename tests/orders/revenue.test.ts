import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { revenueOf, type OrderAmounts } from "../../app/orders/revenue.ts";

const plain: OrderAmounts = {
  test: false,
  cancelled: false,
  total: 118_00,
  refundDiscrepancy: 0,
  goods: 100_00,
  empty: false,
  refunded: 0,
};

describe("what an order is worth", () => {
  it("goods after discounts count; tax, shipping and tip do not", () => {
    expect(revenueOf(plain)).toEqual({ counts: true, revenueMinor: 100_00 });
  });

  it("a returned line lowers it by the line, not by its tax", () => {
    // half of the goods came back: 50 + 4 tax were refunded
    expect(revenueOf({ ...plain, goods: 50_00, refunded: 54_00 })).toEqual({
      counts: true,
      revenueMinor: 50_00,
    });
  });

  it("money given back without a return is taken off too", () => {
    expect(revenueOf({ ...plain, refunded: 10_00, refundDiscrepancy: -10_00 })).toEqual({
      counts: true,
      revenueMinor: 90_00,
    });
  });

  it("shipping given back takes nothing off: it was never part of it", () => {
    expect(revenueOf({ ...plain, refunded: 5_00 }).revenueMinor).toBe(100_00);
  });

  it("a fee kept from a return is not goods sold: it adds nothing", () => {
    const returned = { ...plain, goods: 50_00, refunded: 44_00, refundDiscrepancy: 10_00 };
    expect(revenueOf(returned).revenueMinor).toBe(50_00);
  });

  it("a refund that is still pending adds nothing", () => {
    // half of the goods are on their way back, and nothing was paid yet
    const pending = { ...plain, goods: 50_00, refunded: 0, refundDiscrepancy: 54_00 };
    expect(revenueOf(pending)).toEqual({ counts: true, revenueMinor: 50_00 });
  });

  it("an item exchanged for a dearer one counts at what the order is now", () => {
    expect(revenueOf({ ...plain, total: 140_00, goods: 120_00 }).revenueMinor).toBe(120_00);
  });

  it("an exchange for which all that was first paid went back still counts", () => {
    expect(revenueOf({ ...plain, total: 118_00, refunded: 118_00, goods: 60_00 })).toEqual({
      counts: true,
      revenueMinor: 60_00,
    });
  });

  it.each([
    ["a test order", { test: true }],
    ["a cancelled order", { cancelled: true }],
    ["an order refunded in full", { refunded: 118_00, goods: 0, empty: true }],
    ["an order refunded but for its shipping", { refunded: 108_00, goods: 0, empty: true }],
    [
      "an order all of which is on its way back, and nothing paid for it yet",
      { refunded: 0, goods: 0, empty: true, refundDiscrepancy: 108_00 },
    ],
    [
      "an order all of whose money was given back, and the goods kept",
      { refunded: 118_00, refundDiscrepancy: -118_00 },
    ],
  ])("%s does not count", (_, change) => {
    expect(revenueOf({ ...plain, ...change })).toEqual({ counts: false, revenueMinor: 0 });
  });

  it("an order that cost nothing counts as an order: the customer came back", () => {
    expect(revenueOf({ ...plain, total: 0, goods: 0 })).toEqual({ counts: true, revenueMinor: 0 });
  });

  it("it is never negative, whatever was refunded", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, fc.integer(), (total, goods, refunded, discrepancy) => {
        const order = { ...plain, total, goods, refunded, refundDiscrepancy: discrepancy };
        expect(revenueOf(order).revenueMinor).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
