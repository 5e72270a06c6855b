import { describe, expect, it } from "vitest";
import {
  orderRecord,
  type AdminOrder,
  type AdminOrderLine,
} from "../../app/orders/order-record.ts";

const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "USD" } });

const order: AdminOrder = {
  id: "gid://shopify/Order/1",
  name: "#1",
  processedAt: "2026-06-01T12:00:00Z",
  updatedAt: "2026-06-01T12:00:00Z",
  test: false,
  discountCodes: [],
  totalPriceSet: money("24.00"),
  refundDiscrepancySet: money("0.0"),
  totalRefundedSet: money("0.0"),
  totalTipReceivedSet: money("4.00"),
};

const line = (id: number, amount: string, more: Partial<AdminOrderLine> = {}): AdminOrderLine => ({
  id: `gid://shopify/LineItem/${id}`,
  quantity: 1,
  currentQuantity: 1,
  isGiftCard: false,
  priceAfterAllDiscountsBeforeTaxesSet: money(amount),
  ...more,
});

const goods = line(1, "16.00", { product: { id: "gid://shopify/Product/1" } });
const held = (lines: AdminOrderLine[]) => {
  const { revenueMinor, lines: kept } = orderRecord(order, lines, () => "2026-06-01");
  return { revenueMinor, lines: kept.map(({ lineId }) => lineId) };
};

describe("an order with a tip", () => {
  it("is worth its goods, whether the tip stands among the lines or not", () => {
    expect(held([goods])).toEqual({ revenueMinor: 16_00, lines: [1] });
    expect(held([goods, line(2, "4.00")])).toEqual({ revenueMinor: 16_00, lines: [1] });
  });

  it("keeps the item staff typed in at the tip's price, and leaves out the last line of that kind", () => {
    expect(held([goods, line(2, "4.00"), line(3, "4.00")])).toEqual({
      revenueMinor: 20_00,
      lines: [1, 2],
    });
  });

  it("keeps a product that costs what the tip was, and two pieces of something typed in", () => {
    const product = line(2, "4.00", { product: { id: "gid://shopify/Product/2" } });
    const pair = line(3, "4.00", { quantity: 2, currentQuantity: 2 });
    expect(held([goods, product, pair])).toEqual({ revenueMinor: 24_00, lines: [1, 2, 3] });
  });
});
