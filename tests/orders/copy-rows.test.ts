import { expect, it } from "vitest";
import fc from "fast-check";
import type { OrderId, OrderLineId, VariantId } from "../../app/ids.ts";
import { OrderBatch } from "../../app/orders/copy-rows.ts";
import type { OrderRecord } from "../../app/orders/order-record.ts";
import { runs } from "../support/runs.ts";

const record = (n: number, name: string): OrderRecord => ({
  orderId: n as OrderId,
  customerId: null,
  name,
  processedAt: "2026-11-21T09:30:00Z",
  updatedAt: "2026-11-21T09:30:00Z",
  cancelledAt: null,
  day: "2026-11-21",
  test: false,
  counts: true,
  revenueMinor: 1250,
  totalMinor: 1500,
  refundedMinor: 0,
  discountMinor: 0,
  sourceName: null,
  financialStatus: "PAID",
  discountCodes: ['AB"C', "TEN\\10"],
  confirmationNumber: null,
  checkoutTokenHash: null,
  lines: [
    {
      lineId: Number(`${n}1`) as OrderLineId,
      productId: null,
      variantId: 7 as VariantId,
      quantity: 2,
      revenueMinor: 1250,
    },
  ],
});
const text = (chunks: Uint8Array[]) => Buffer.concat(chunks).toString("utf8");

it("what COPY would misread is escaped", () => {
  const batch = new OrderBatch(3);
  batch.add(record(1, "a\tb\\c\nd"));
  expect(text(batch.end().orders)).toBe(
    '3\t1\t\\N\t1250\t1500\t0\t0\ta\\tb\\\\c\\nd\t2026-11-21T09:30:00Z\t2026-11-21T09:30:00Z\t\\N\t2026-11-21\tf\tt\t\\N\tPAID\t{"AB\\\\"C","TEN\\\\\\\\10"}\t\\N\t\\N\n',
  );
  expect(text(batch.lines)).toBe("3\t1\t11\t\\N\t7\t2\t1250\n");
});

it("a batch that is used again holds exactly the new orders, however long they are", () => {
  const batch = new OrderBatch(1);
  const expected = new OrderBatch(1);
  for (let n = 0; n < 2000; n++) batch.add(record(n, `old ${"x".repeat(n % 300)}`));
  batch.end().clear();
  expect(batch.count).toBe(0);
  const names = Array.from({ length: 1500 }, (_, n) => `#${n} ${"ü🛍".repeat(n % 400)}`);
  for (const [n, name] of names.entries()) {
    batch.add(record(n, name));
    expected.add(record(n, name));
  }
  expect(batch.count).toBe(1500);
  expect(text(batch.end().orders)).toBe(text(expected.end().orders));
  expect(text(batch.orders).split("\n")).toHaveLength(1501);
  expect(text(batch.orders)).toContain(`\t${names[399]}\t`);
  expect(text(batch.lines)).toBe(text(expected.lines));
});

it("numbers are written as they are, whatever their size and sign", () => {
  const number = fc.oneof(
    fc.maxSafeInteger(),
    fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  );
  fc.assert(
    fc.property(number, number, fc.maxSafeNat(), (revenueMinor, quantity, lineId) => {
      const batch = new OrderBatch(1);
      const order = record(5, "#5");
      order.lines[0] = {
        ...order.lines[0]!,
        revenueMinor,
        quantity,
        lineId: lineId as OrderLineId,
      };
      batch.add(order);
      expect(text(batch.end().lines)).toBe(
        `1\t5\t${lineId}\t\\N\t7\t${quantity}\t${revenueMinor}\n`,
      );
    }),
    runs(500),
  );
});

it.each([
  0,
  9,
  10,
  99_999_999,
  100_000_000,
  100_000_001,
  999_999_999,
  1e15,
  2 ** 53 - 1,
  -(2 ** 53 - 1),
])("%d is written to the digit", (revenueMinor) => {
  const batch = new OrderBatch(1);
  const order = record(5, "#5");
  order.lines[0]!.revenueMinor = revenueMinor;
  batch.add(order);
  expect(text(batch.end().lines)).toBe(`1\t5\t51\t\\N\t7\t2\t${revenueMinor}\n`);
});

it("a batch knows an order that is in it, in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 80 }), (ids) => {
      const batch = new OrderBatch(1);
      const added = new Set<number>();
      for (const id of ids) {
        expect(batch.has(id as OrderId)).toBe(added.has(id));
        if (!added.has(id)) batch.add(record(id, "a"));
        added.add(id);
      }
      expect(batch.orderIds).toEqual([...added]);
      expect(
        batch
          .end()
          .clear()
          .has(1 as OrderId),
      ).toBe(false);
    }),
    runs(300),
  );
});
