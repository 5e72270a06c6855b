import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool, rows, transaction } from "../../app/db.server.ts";
import type { CustomerId, OrderId } from "../../app/ids.ts";
import { recordChanges } from "../../app/orders/changes.server.ts";
import { UNNUMBERED } from "../../app/orders/file/file-order.ts";
import { recordFiled } from "../../app/orders/file/record-filed.server.ts";
import type { OrderRecord } from "../../app/orders/order-record.ts";
import { emptyQueue, jobsOf } from "../support/jobs.ts";

let shopId: number;
beforeEach(async () => {
  const [shop] = await rows<{ shopId: number }>(
    pool,
    `INSERT INTO shops (domain) VALUES ($1) RETURNING shop_id AS "shopId"`,
    [`${randomUUID()}.myshopify.com`],
  );
  shopId = shop!.shopId;
});
afterAll(closeDatabase);

const order: OrderRecord = {
  orderId: 7 as OrderId,
  customerId: 4 as CustomerId,
  name: "#7",
  processedAt: "2026-11-20T10:00:00Z",
  updatedAt: "2026-11-20T10:00:00Z",
  cancelledAt: null,
  day: "2026-11-20",
  test: false,
  counts: true,
  revenueMinor: 1000,
  totalMinor: 1000,
  refundedMinor: 0,
  discountMinor: 0,
  sourceName: "web",
  financialStatus: "PAID",
  discountCodes: [],
  confirmationNumber: null,
  checkoutTokenHash: null,
  lines: [],
};

/** Records a version of the order. @returns the jobs it brings about */
async function after(change: Partial<OrderRecord>): Promise<string[]> {
  await emptyQueue();
  await transaction((db) => recordChanges(db, shopId, [{ ...order, ...change }], { latest: true }));
  return (await jobsOf(shopId)).map(({ name }) => name);
}

const minute = (n: number) => `2026-11-20T10:0${n}:00Z`;

describe("a change of an order", () => {
  it("that takes its code off has the redemption looked at again: it must not praise the offer for ever", async () => {
    await after({ discountCodes: ["BACK-A"], updatedAt: minute(1) });
    expect(await after({ discountCodes: [], updatedAt: minute(2) })).toContain("offers.redeemed");
    expect(await after({ discountCodes: [], updatedAt: minute(3) })).not.toContain(
      "offers.redeemed",
    );
  });

  it("has answers looked at that wait for it, also when the order was held before", async () => {
    await after({ confirmationNumber: null, updatedAt: minute(1) });
    expect(await after({ confirmationNumber: "XJ12", updatedAt: minute(2) })).toContain(
      "surveys.match",
    );
  });

  it("of a guest into a customer has the totals counted", async () => {
    await after({ customerId: null, updatedAt: minute(1) });
    expect(await after({ customerId: 4 as CustomerId, updatedAt: minute(2) })).toEqual(
      expect.arrayContaining(["customers.refresh-facts", "customers.refresh-totals"]),
    );
  });

  it("that was known brings about nothing", async () => {
    await after({ updatedAt: minute(2) });
    expect(await after({ updatedAt: minute(1) })).toEqual([]);
  });
});

it("an order of a file that gives way to Shopify's own has its buyer, its day and its code counted again", async () => {
  const filed = { ...order, orderId: (UNNUMBERED + 1) as OrderId, name: "#8" };
  await transaction(async (db) => {
    await recordFiled(db, shopId, randomUUID(), [{ record: filed, buyer: null }], new Date());
    await db.query(
      `UPDATE orders SET customer_id = 5, day = '2026-11-18', discount_codes = '{BACK-A}'
        WHERE shop_id = $1 AND order_id = $2`,
      [shopId, filed.orderId],
    );
  });
  await emptyQueue();
  const own = { ...order, orderId: 8 as OrderId, name: "#8" };
  await transaction((db) => recordChanges(db, shopId, [own], { latest: true }));
  const keys = (await jobsOf(shopId)).map(({ key }) => key).join("\n");
  for (const [job, about] of [
    ["customers.refresh-facts", "5"],
    ["customers.refresh-day", "2026-11-18"],
    ["offers.redeemed", String(filed.orderId)],
  ] as const)
    expect(keys).toMatch(new RegExp(`^${job}.*\\b${about}$`, "m"));
});
