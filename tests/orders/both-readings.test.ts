import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  orderRecord,
  type AdminOrder,
  type AdminOrderLine,
} from "../../app/orders/order-record.ts";
import { ALL_ORDERS } from "../../app/orders/admin-api.server.ts";
import { editOrder } from "../../sandbox/life/order-edit.ts";
import { refundOrder, settleRefund } from "../../sandbox/life/refund.ts";
import { anOrder, aProduct, domain, startBench, type Bench } from "../sandbox/support.ts";
import { EITHER_READING } from "../support/readings.ts";

type Node = AdminOrder & { lineItems: { edges: { node: AdminOrderLine }[] } };
interface Sums {
  currentSubtotalPriceSet: { shopMoney: { amount: string } };
  currentTotalTaxSet: { shopMoney: { amount: string } };
}

let bench: Bench;
let pending: number;
beforeAll(async () => {
  bench = await startBench();
  const { store } = bench.sandbox.tenant(domain);
  // 119.00 with 19.00 of tax inside, and 11.90 of shipping with 1.90 inside
  const inside = { taxesIncluded: true, tax: 20_90, shippingTax: 1_90, shipping: 11_90 };
  const line = { ...anOrder(1).lines[0]!, unitPrice: 119_00, tax: 19_00 };
  const german = { ...inside, subtotal: 119_00, total: 130_90, currentTotal: 130_90 };
  store.putOrder(anOrder(1, { ...german, lines: [{ ...line, id: 11 }] }));
  store.putOrder(anOrder(2, { ...german, lines: [{ ...line, id: 21 }] }));
  store.putOrder(anOrder(3));
  store.putOrder(anOrder(4));
  refundOrder(bench.sandbox, domain, 2, { lines: [], extra: 10_00 });
  refundOrder(bench.sandbox, domain, 3, { lines: [], extra: 10_00 });
  refundOrder(bench.sandbox, domain, 4, { lines: [{ lineId: 41, quantity: 1 }], extra: 3_00 });
  // the shipping alone; a part whose money is under way; an exchange for which all that was first paid went back
  for (const id of [5, 6, 7]) store.putOrder(anOrder(id, { shipping: 5_00 }));
  store.putProduct(aProduct(100));
  refundOrder(bench.sandbox, domain, 5, { lines: [], shipping: 5_00 });
  const returned = [{ lineId: 61, quantity: 1 }];
  pending = refundOrder(bench.sandbox, domain, 6, { lines: returned, extra: 3_00, pending: true })
    .refund.id;
  editOrder(bench.sandbox, domain, 7, { add: [{ variantId: 1001, quantity: 3 }] });
  refundOrder(bench.sandbox, domain, 7, {
    lines: [71, 72].map((lineId) => ({ lineId, quantity: 1 })),
    shipping: 5_00,
    extra: 4_00,
  });
});
afterAll(() => bench.close());

async function ordersUnder(goodwillInSubtotal: boolean, shippingTaxInTotal: boolean) {
  bench.sandbox
    .tenant(domain)
    .play({ goodwillInSubtotal, shippingTaxInTotal, tipInLines: goodwillInSubtotal });
  const query = ALL_ORDERS.replace("orders {", "orders(first: 10) {")
    .replace("lineItems {", "lineItems(first: 10) {")
    .replace(
      "id name",
      "id name currentSubtotalPriceSet { shopMoney { amount } } currentTotalTaxSet { shopMoney { amount } }",
    );
  const { data, errors } = await bench.admin(query);
  expect(errors).toBeUndefined();
  return (data as { orders: { edges: { node: Node & Sums }[] } }).orders.edges.map(({ node }) => ({
    sums: [node.currentSubtotalPriceSet, node.currentTotalTaxSet].map(
      ({ shopMoney }) => shopMoney.amount,
    ),
    revenue: orderRecord(
      node,
      node.lineItems.edges.map((edge) => edge.node),
      (instant) => instant.slice(0, 10),
    ).revenueMinor,
  }));
}

describe("what an order is worth", () => {
  const worth = [100_00, 90_00, 40_00, 22_00, 50_00, 25_00, 71_00];

  it.each([
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ])(
    "is the same whether goodwill is in the subtotal (%s) and shipping's tax in the tax (%s) or not",
    async (goodwill, shippingTax) => {
      const orders = await ordersUnder(goodwill, shippingTax);
      expect(orders.map(({ revenue }) => revenue)).toEqual(worth);
    },
  );

  it.each(EITHER_READING)(
    "is lowered once by money under way, then by goodwill too when it arrived: %s",
    async (_, { goodwillInSubtotal, shippingTaxInTotal }) => {
      const sixth = async () =>
        (await ordersUnder(goodwillInSubtotal, shippingTaxInTotal))[5]!.revenue;
      const before = bench.sandbox.tenant(domain).store.order(6)!;
      expect(await sixth()).toBe(25_00);
      settleRefund(bench.sandbox, domain, 6, pending);
      expect(await sixth()).toBe(22_00);
      bench.sandbox.tenant(domain).store.putOrder(before);
    },
  );

  it("though the sums of the order differ between the readings", async () => {
    const one = (await ordersUnder(false, true)).map(({ sums }) => sums);
    const other = (await ordersUnder(true, false)).map(({ sums }) => sums);
    expect(one[0]![1]).not.toBe(other[0]![1]);
    expect(one[2]![0]).not.toBe(other[2]![0]);
  });
});
