import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool, transaction } from "../../app/db.server.ts";
import type { CustomerId } from "../../app/ids.ts";
import { jobsAfter } from "../../app/jobs/listeners.ts";
import { recordChanges } from "../../app/orders/changes.server.ts";
import { recordRedemptions } from "../../app/offers/redemptions.server.ts";
import { gatherExport, redactCustomer } from "../../app/shops/erasure.server.ts";
import { mergeCustomer, moveLeftBehind } from "../../app/shops/merges.server.ts";
import { askForExport, askForRedact, privacyExport } from "../../app/shops/privacy.server.ts";
import { holdings } from "../../app/worker/holdings.ts";
import { anyRow } from "../support/any-row.ts";

const SHOP = 1;
const [ANNA, BEA, CLEO] = [7, 8, 9] as CustomerId[] as [CustomerId, CustomerId, CustomerId];
const OFFER = "00000000-0000-4000-8000-0000000000aa";
const empty = ["staged_orders", "staged_values"];

async function tablesOfCustomers(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name = 'customer_id' ORDER BY 1`,
  );
  return rows.map(({ name }) => name).filter((name) => !empty.includes(name));
}

/** Tables in which a customer has rows, and how many. */
async function rowsOf(customerId: CustomerId): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const name of await tablesOfCustomers()) {
    const { rowCount } = await pool.query(
      `SELECT 1 FROM ${name} WHERE shop_id = $1 AND customer_id = $2`,
      [SHOP, customerId],
    );
    if (rowCount) found[name] = rowCount;
  }
  return found;
}

beforeEach(async () => {
  for (const name of [...(await tablesOfCustomers()), "offers", "graphile_worker._private_jobs"])
    await pool.query(`DELETE FROM ${name}`);
});
afterAll(closeDatabase);

/** A row of this customer in every table there is; merges are told, not filled in. */
async function fill(customerId: CustomerId): Promise<string[]> {
  const tables = (await tablesOfCustomers()).filter((name) => name !== "merged_customers");
  for (const table of tables)
    await anyRow(pool, table, customerId, { shop_id: SHOP, customer_id: customerId });
  return tables;
}

const merge = (gone: CustomerId, stays: CustomerId) => mergeCustomer(holdings, SHOP, gone, stays);

describe("when Shopify makes one customer of two", () => {
  it("no table names the one who is gone any more, and all they had is the other's", async () => {
    const tables = await fill(ANNA);
    await merge(ANNA, BEA);
    expect(await rowsOf(ANNA)).toEqual({ merged_customers: 1 });
    expect(Object.keys(await rowsOf(BEA))).toEqual(tables);
  });

  it("what both have is kept once, or twice where two can be", async () => {
    await fill(ANNA);
    await fill(BEA);
    await merge(ANNA, BEA);
    expect(await rowsOf(ANNA)).toEqual({ merged_customers: 1 });
    expect(await rowsOf(BEA)).toEqual({
      access_log: 2,
      customer_notes: 2,
      customer_products: 2,
      customer_tags: 2,
      customer_traits: 2,
      customer_values: 1,
      customers: 1,
      experiment_members: 2,
      offer_members: 2,
      offer_other_codes: 2,
      offer_redemptions: 2,
      order_file_buyers: 2,
      orders: 2,
      privacy_requests: 2,
      state_changes: 2,
      survey_responses: 2,
      unprofiled_customers: 1,
    });
  });

  it("the job listens to Shopify's word, even of a shop that leaves", () => {
    const payload = { shopId: SHOP, customerId: ANNA, intoId: BEA };
    expect(jobsAfter({ name: "customer.merged", payload })).toMatchObject([
      { name: "shops.merge-customer", payload },
    ]);
  });

  it("orders are asked for again, and both are counted anew", async () => {
    await fill(ANNA);
    await merge(ANNA, BEA);
    const { rows } = await pool.query<{ key: string }>(
      "SELECT key FROM graphile_worker._private_jobs ORDER BY 1",
    );
    expect(rows.map(({ key }) => key)).toEqual([
      "customers.rebuild-days:1",
      "customers.refresh-facts:1:7",
      "customers.refresh-facts:1:8",
      "orders.refresh:1:7",
    ]);
  });

  it("it ends the same in whichever order, and however often, it is heard of a chain", async () => {
    const told: [CustomerId, CustomerId][] = [
      [ANNA, BEA],
      [BEA, CLEO],
    ];
    const anyOrder = fc.array(fc.constantFrom(...told), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.boolean(), async (more, ordersFirst) => {
        for (const name of await tablesOfCustomers()) await pool.query(`DELETE FROM ${name}`);
        if (ordersFirst) await fill(ANNA);
        for (const [gone, stays] of [...more, ...told.toReversed(), ...more])
          await merge(gone, stays);
        if (!ordersFirst) {
          await fill(ANNA);
          await moveLeftBehind(holdings, SHOP);
        }
        expect(await rowsOf(ANNA)).toEqual({ merged_customers: 1 });
        expect(Object.keys(await rowsOf(BEA))).toEqual(
          // an offer's other codes come from its members only
          ["merged_customers"],
        );
        expect(await rowsOf(CLEO)).toMatchObject({ orders: 1, survey_responses: 1, customers: 1 });
      }),
      { numRuns: 12 },
    );
  });

  it("a circle of merges, which cannot be, ends all the same", async () => {
    await fill(ANNA);
    await merge(ANNA, BEA);
    await merge(BEA, ANNA);
    await merge(BEA, BEA);
    expect(await rowsOf(ANNA)).toEqual({ merged_customers: 1 });
    expect(await rowsOf(BEA)).toMatchObject({ orders: 1 });
  });

  it("an order that was asked for before and comes after is the other's", async () => {
    await merge(ANNA, BEA);
    await pool.query("DELETE FROM graphile_worker._private_jobs");
    const record = {
      orderId: 70,
      customerId: ANNA,
      name: "#70",
      processedAt: "2026-11-01T00:00:00Z",
      updatedAt: "2026-11-01T00:00:00Z",
      cancelledAt: null,
      day: "2026-11-01",
      test: false,
      counts: true,
      revenueMinor: 100,
      totalMinor: 100,
      refundedMinor: 0,
      discountMinor: 0,
      sourceName: null,
      financialStatus: "PAID",
      discountCodes: [],
      confirmationNumber: null,
      checkoutTokenHash: null,
      lines: [],
    };
    await transaction((db) => recordChanges(db, SHOP, [record as never], { latest: true }));
    expect(await rowsOf(BEA)).toEqual({ orders: 1 });
    const { rows } = await pool.query<{ key: string }>(
      "SELECT key FROM graphile_worker._private_jobs WHERE key LIKE 'customers.refresh-facts%'",
    );
    expect(rows).toEqual([{ key: "customers.refresh-facts:1:8" }]);
  });
});

describe("an offer both were part of", () => {
  async function arms(of: Partial<Record<number, "treated" | "holdout">>): Promise<void> {
    for (const [customer, arm] of Object.entries(of)) {
      await pool.query(
        "INSERT INTO experiment_members (shop_id, experiment_id, customer_id, arm) VALUES ($1, $2, $3, $4)",
        [SHOP, OFFER, customer, arm],
      );
      if (arm === "treated")
        await pool.query(
          `INSERT INTO offer_members (shop_id, offer_id, customer_id, code, code_state)
           VALUES ($1, $2, $3, $4, 'added')`,
          [SHOP, OFFER, customer, `BACK-${customer}`],
        );
    }
  }
  const standing = async () => {
    const { rows: members } = await pool.query<{ customer: number; arm: string }>(
      "SELECT customer_id AS customer, arm FROM experiment_members ORDER BY 1",
    );
    const { rows: codes } = await pool.query<{ code: string }>(
      "SELECT customer_id || ' ' || code AS code FROM offer_members ORDER BY 1",
    );
    const { rows: others } = await pool.query<{ code: string }>(
      "SELECT customer_id || ' ' || code AS code FROM offer_other_codes ORDER BY 1",
    );
    return {
      members: members.map(({ customer, arm }) => `${customer} ${arm}`),
      codes: codes.map(({ code }) => code),
      others: others.map(({ code }) => code),
    };
  };

  it.each([
    [{ 7: "treated" }, ["8 treated"], ["8 BACK-7"], []],
    [{ 7: "holdout" }, ["8 holdout"], [], []],
    [{ 7: "treated", 8: "treated" }, ["8 treated"], ["8 BACK-8"], ["8 BACK-7"]],
    [{ 7: "holdout", 8: "treated" }, ["8 treated"], ["8 BACK-8"], []],
    [{ 7: "treated", 8: "holdout" }, ["8 holdout"], [], ["8 BACK-7"]],
    [{ 7: "holdout", 8: "holdout" }, ["8 holdout"], [], []],
  ] as const)("keeps the arm of who stays: %j", async (before, members, codes, others) => {
    await arms(before);
    await merge(ANNA, BEA);
    expect(await standing()).toEqual({ members, codes, others });
  });

  it("counts what is bought with the code of who is gone", async () => {
    await arms({ 7: "treated", 8: "holdout" });
    await anyRow(pool, "orders", 70, {
      shop_id: SHOP,
      customer_id: ANNA,
      counts: true,
      discount_codes: ["back-7"],
    });
    await merge(ANNA, BEA);
    await recordRedemptions(SHOP, 70 as never);
    const { rows } = await pool.query("SELECT customer_id, code FROM offer_redemptions");
    expect(rows).toEqual([{ customer_id: BEA, code: "BACK-7" }]);
  });
});

describe("a request of who stays", () => {
  const answers = async () => {
    await pool.query(
      `INSERT INTO survey_responses (shop_id, response_id, survey_id, survey_version, touchpoint, order_id, customer_id,
         rating, answers, locale, idempotency_key, state)
       VALUES ($1, gen_random_uuid(), 'default', 1, 'thank_you', 70, $2, 2, '{"comment": "too small"}', 'en', 'k', 'verified')`,
      [SHOP, ANNA],
    );
  };

  it("for what is stored has what was held of who is gone", async () => {
    await answers();
    await merge(ANNA, BEA);
    const id = await askForExport(pool, SHOP, { customerId: BEA, orderIds: [] }, "5");
    await gatherExport(holdings, SHOP, id);
    expect(await privacyExport(pool, SHOP, id)).toMatchObject({
      held: { survey_responses: [{ answers: { comment: "too small" } }] },
    });
  });

  it.each(["before", "after", "waiting"])(
    "to be erased takes it along, when it was stored %s the merge was worked on",
    async (when) => {
      if (when === "before") await answers();
      if (when === "waiting")
        await pool.query(
          `SELECT graphile_worker.add_job('shops.merge-customer', json_build_object('shopId', 1, 'customerId', 7, 'intoId', 8))`,
        );
      else await merge(ANNA, BEA);
      if (when !== "before") await answers();
      const id = await askForRedact(pool, SHOP, { customerId: BEA, orderIds: [] });
      await redactCustomer(holdings, SHOP, id);
      expect([await rowsOf(ANNA), await rowsOf(BEA)]).toEqual([{}, {}]);
      expect((await pool.query("SELECT 1 FROM survey_responses")).rowCount).toBe(0);
      const { rowCount: merges } = await pool.query(
        "SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'intoId' IS NOT NULL",
      );
      expect(merges).toBe(0);
    },
  );

  it("to be erased that names the number which is gone is the same person's", async () => {
    await answers();
    await merge(ANNA, BEA);
    const id = await askForRedact(pool, SHOP, { customerId: ANNA, orderIds: [] });
    await redactCustomer(holdings, SHOP, id);
    expect((await pool.query("SELECT 1 FROM survey_responses")).rowCount).toBe(0);
  });
});
