import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { editOrder } from "../../sandbox/life/order-edit.ts";
import { refundOrder, settleRefund } from "../../sandbox/life/refund.ts";
import { anOrder, aProduct, domain, startBench, type Bench } from "./support.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
  // two lines of 25.00, 5.00 of shipping, 4.00 of tax on top
  const orders = [anOrder(1, { shipping: 500 }), anOrder(2)];
  bench.sandbox.tenant(domain).store.putMany({ products: [aProduct(100)], orders });
});
afterEach(() => bench.close());

const amounts = async (fields: string[], id = 1): Promise<number[]> => {
  const asked = fields.map((name) => `${name} { shopMoney { amount } }`).join(" ");
  const { data, errors } = await bench.admin(
    `{ order(id: "gid://shopify/Order/${id}") { ${asked} } }`,
  );
  expect(errors).toBeUndefined();
  return fields.map((name) => Number(data.order[name].shopMoney.amount));
};

describe("money given back", () => {
  const told = ["refundDiscrepancySet", "totalRefundedShippingSet", "totalRefundedSet"];

  it("for the shipping is no goodwill, and both may come in one refund", async () => {
    refundOrder(bench.sandbox, domain, 1, { lines: [], shipping: 500 });
    expect(await amounts(told)).toEqual([0, 5, 5]);
    refundOrder(bench.sandbox, domain, 1, { lines: [], extra: 300 });
    expect(await amounts(told)).toEqual([-3, 5, 8]);
    const { data } = await bench.admin(
      `{ order(id: "gid://shopify/Order/1") { refunds {
           refundShippingLines(first: 5) { nodes { subtotalAmountSet { shopMoney { amount } } } }
           orderAdjustments(first: 5) { nodes { reason amountSet { shopMoney { amount } } } } } } }`,
    );
    expect(data.order.refunds).toEqual([
      {
        refundShippingLines: { nodes: [{ subtotalAmountSet: { shopMoney: { amount: "5.0" } } }] },
        orderAdjustments: { nodes: [] },
      },
      {
        refundShippingLines: { nodes: [] },
        orderAdjustments: {
          nodes: [{ reason: "REFUND_DISCREPANCY", amountSet: { shopMoney: { amount: "-3.0" } } }],
        },
      },
    ]);
  });

  it("for the shipping cannot be more than was paid for it", () => {
    expect(() => refundOrder(bench.sandbox, domain, 1, { lines: [], shipping: 501 })).toThrow(
      /500 of it for shipping/,
    );
  });

  it("is in the customer's disfavour while it is under way, and settles to what it is", async () => {
    const { refund } = refundOrder(bench.sandbox, domain, 1, {
      lines: [{ lineId: 11, quantity: 1 }],
      extra: 200,
      pending: true,
    });
    expect(await amounts(told)).toEqual([25, 0, 0]);
    settleRefund(bench.sandbox, domain, 1, refund.id);
    expect(await amounts(told)).toEqual([-2, 0, 27]);
    expect(() => settleRefund(bench.sandbox, domain, 1, refund.id)).toThrow("not pending");
  });
});

describe("an edit", () => {
  it("that adds goods raises what the order is about, which is owed, and removing lowers only what it holds", async () => {
    const told = [
      "totalPriceSet",
      "subtotalPriceSet",
      "originalTotalPriceSet",
      "currentTotalPriceSet",
      "totalReceivedSet",
      "totalOutstandingSet",
    ];
    editOrder(bench.sandbox, domain, 1, {
      add: [{ variantId: 1001, quantity: 2 }],
      change: [
        { lineId: 11, by: 1 },
        { lineId: 12, by: -1 },
      ],
    });
    expect(await amounts(told)).toEqual([134, 125, 59, 109, 59, 50]);
  });

  it("that adds goods where prices hold the tax adds the tax in them", async () => {
    const lines = anOrder(3).lines.map((line) => ({ ...line, tax: 399 }));
    const inside = { taxesIncluded: true, tax: 798, total: 5000, currentTotal: 5000, lines };
    bench.sandbox.tenant(domain).store.putOrder(anOrder(3, inside));
    editOrder(bench.sandbox, domain, 3, { add: [{ variantId: 1001, quantity: 1 }] });
    expect(await amounts(["totalPriceSet", "totalTaxSet"], 3)).toEqual([75, 11.97]);
  });
});

describe("the discounted total of a line", () => {
  it("leaves out what the order's discounts took off, and what codes did unless asked", async () => {
    const [line, other] = anOrder(4).lines;
    bench.sandbox.tenant(domain).store.putOrder(
      anOrder(4, {
        subtotal: 3600,
        totalDiscounts: 1400,
        lines: [
          { ...line!, discount: 900, ownDiscount: { amount: 400, byCode: false } },
          { ...other!, discount: 500, ownDiscount: { amount: 300, byCode: true } },
        ],
      }),
    );
    const { data } = await bench.admin(
      `{ order(id: "gid://shopify/Order/4") { lineItems(first: 2) { nodes {
           plain: discountedTotalSet { shopMoney { amount } }
           codes: discountedTotalSet(withCodeDiscounts: true) { shopMoney { amount } }
           all: priceAfterAllDiscountsBeforeTaxesSet { shopMoney { amount } }
           totalDiscountSet { shopMoney { amount } } } } } }`,
    );
    type Named = Record<string, { shopMoney: { amount: string } }>;
    const told = (data.order.lineItems.nodes as Named[]).map((node) =>
      Object.fromEntries(Object.entries(node).map(([k, v]) => [k, Number(v.shopMoney.amount)])),
    );
    expect(told).toEqual([
      { plain: 21, codes: 21, all: 16, totalDiscountSet: 4 },
      { plain: 25, codes: 22, all: 20, totalDiscountSet: 3 },
    ]);
  });
});
