import { describe, expect, it } from "vitest";
import { revenueOf, type OrderAmounts } from "../../app/orders/revenue.ts";

const plain: OrderAmounts = {
  test: false,
  cancelled: false,
  total: 118_00,
  refundDiscrepancy: 0,
  currentSubtotal: 100_00,
  currentTax: 8_00,
  taxesIncluded: false,
  refunded: 0,
  giftCards: 0,
};

describe("what an order is worth", () => {
  it("goods after discounts count; tax, shipping and tip do not", () => {
    expect(revenueOf(plain)).toEqual({ counts: true, revenueMinor: 100_00 });
  });

  it("where prices include tax, the tax is taken out", () => {
    expect(revenueOf({ ...plain, total: 100_00, taxesIncluded: true })).toEqual({
      counts: true,
      revenueMinor: 92_00,
    });
  });

  it("a returned line lowers it by the line, not by its tax", () => {
    // half of the goods came back: 50 + 4 tax were refunded
    const returned = {
      ...plain,
      currentSubtotal: 50_00,
      currentTax: 4_00,
      refunded: 54_00,
    };
    expect(revenueOf(returned)).toEqual({ counts: true, revenueMinor: 50_00 });
  });

  it("money given back without a return is taken off too", () => {
    expect(revenueOf({ ...plain, refunded: 10_00, refundDiscrepancy: -10_00 })).toEqual({
      counts: true,
      revenueMinor: 90_00,
    });
  });

  it("a fee kept from a return is not goods sold: it adds nothing", () => {
    const returned = { ...plain, currentSubtotal: 50_00, currentTax: 4_00, refunded: 44_00 };
    expect(revenueOf({ ...returned, refundDiscrepancy: 10_00 }).revenueMinor).toBe(50_00);
  });

  it("an item exchanged for a dearer one counts at what the order is now", () => {
    expect(revenueOf({ ...plain, total: 140_00, currentSubtotal: 120_00 }).revenueMinor).toBe(
      120_00,
    );
  });

  it("a gift card sold is not revenue: it will be when it is spent", () => {
    expect(revenueOf({ ...plain, giftCards: 25_00 })).toEqual({
      counts: true,
      revenueMinor: 75_00,
    });
  });

  it.each([
    ["a test order", { test: true }],
    ["a cancelled order", { cancelled: true }],
    ["an order refunded in full", { refunded: 118_00, currentSubtotal: 0 }],
  ])("%s does not count", (_, change) => {
    expect(revenueOf({ ...plain, ...change })).toEqual({ counts: false, revenueMinor: 0 });
  });

  it("an order that cost nothing counts as an order: the customer came back", () => {
    expect(revenueOf({ ...plain, total: 0, currentSubtotal: 0, currentTax: 0 })).toEqual({
      counts: true,
      revenueMinor: 0,
    });
  });

  it("it is never negative, whatever was refunded", () => {
    expect(
      revenueOf({ ...plain, currentSubtotal: 5_00, refunded: 117_00, refundDiscrepancy: -30_00 })
        .revenueMinor,
    ).toBe(0);
  });
});
