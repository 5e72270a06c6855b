import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import type { OrderId } from "../../app/ids.ts";
import {
  recordAllRedemptions,
  recordRedemptions,
  redemptionTotals,
} from "../../app/offers/redemptions.server.ts";
import { forgetOrder } from "../../app/orders/refresh.server.ts";

const ORDER = 5001 as OrderId;
let shopId: number;
let offerId: string;

beforeAll(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ('redemptions.myshopify.com') RETURNING shop_id AS id",
  );
  shopId = rows[0]!.id;
});
beforeEach(async () => {
  offerId = randomUUID();
  for (const table of [
    "orders",
    "offer_members",
    "experiment_members",
    "offer_redemptions",
    "deleted_orders",
  ])
    await pool.query(`DELETE FROM ${table} WHERE shop_id = $1`, [shopId]);
  await pool.query(
    `INSERT INTO offer_members (shop_id, offer_id, customer_id, code, code_state) VALUES ($1, $2, 1, 'BACK-A', 'added')`,
    [shopId, offerId],
  );
  await pool.query(
    `INSERT INTO experiment_members (shop_id, experiment_id, customer_id, arm)
     VALUES ($1, $2, 1, 'treated'), ($1, $2, 2, 'holdout')`,
    [shopId, offerId],
  );
});
afterAll(closeDatabase);

async function place(customer: number, code: string): Promise<void> {
  await pool.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes)
     VALUES ($1, $2, $3, '#', now(), now(), current_date, false, true, 4000, 4500, 0, 500, ARRAY[$4::text])`,
    [shopId, ORDER, customer, code],
  );
  await recordRedemptions(shopId, ORDER);
}

const totals = () => redemptionTotals(pool, shopId, offerId);
const nothing = { redemptions: 0, revenueMinor: 0, discountMinor: 0, byHeldOut: 0 };

describe("an offer's code in an order", () => {
  it("is one redemption, however often the order is looked at and however the code was typed", async () => {
    await place(1, " back-a ");
    await recordRedemptions(shopId, ORDER);
    expect(await totals()).toEqual({
      redemptions: 1,
      revenueMinor: 4000,
      discountMinor: 500,
      byHeldOut: 0,
    });
  });

  it("used by a customer who was held out is told apart: it was passed on", async () => {
    await place(2, "BACK-A");
    expect(await totals()).toMatchObject({ redemptions: 1, byHeldOut: 1 });
  });

  it("does not count any more when the order was cancelled", async () => {
    await place(1, "BACK-A");
    await pool.query("UPDATE orders SET counts = false, revenue_minor = 0 WHERE shop_id = $1", [
      shopId,
    ]);
    await recordRedemptions(shopId, ORDER);
    expect(await totals()).toEqual(nothing);
  });

  it("is found, and taken back, when many orders came at once", async () => {
    await pool.query(
      `INSERT INTO offers (shop_id, offer_id, title, segment, kind, starts_at, holdout_percent, code_prefix, state)
       VALUES ($1, $2, 'Come back', 'slipping', 'percentage', now(), 10, 'BACK', 'active')`,
      [shopId, offerId],
    );
    await place(1, "BACK-A");
    await pool.query("DELETE FROM offer_redemptions WHERE shop_id = $1", [shopId]);
    await recordAllRedemptions(shopId);
    await recordAllRedemptions(shopId);
    expect(await totals()).toMatchObject({ redemptions: 1, revenueMinor: 4000 });
    await pool.query("UPDATE orders SET discount_codes = '{}' WHERE shop_id = $1", [shopId]);
    await recordAllRedemptions(shopId);
    expect(await totals()).toEqual(nothing);
  });

  it("does not count any more when Shopify deleted the order", async () => {
    await place(1, "BACK-A");
    await forgetOrder(shopId, ORDER);
    const { rows: jobs } = await pool.query<{ payload: { orderId: number } }>(
      `SELECT payload FROM graphile_worker._private_jobs WHERE key = $1`,
      [`offers.redeemed:${shopId}:${ORDER}`],
    );
    expect(jobs.map(({ payload }) => payload.orderId)).toEqual([ORDER]);
    await recordRedemptions(shopId, ORDER);
    expect(await totals()).toEqual(nothing);
  });
});
