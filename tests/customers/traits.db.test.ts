import { beforeEach, describe, expect, it } from "vitest";
import type { Learnt } from "../../app/customers/traits.ts";
import { pool } from "../../app/db.server.ts";
import { forgetCustomer } from "../../app/customers/forget.server.ts";
import { traitsOf, writeTraits } from "../../app/customers/traits.server.ts";
import type { CustomerId } from "../../app/ids.ts";
import { announce } from "../../app/jobs/announce.server.ts";
import { mergeCustomer } from "../../app/shops/merges.server.ts";
import { holdings } from "../../app/worker/holdings.ts";
import { emptyQueue, jobsOf } from "../support/jobs.ts";

const SHOP = 1;
const [ANNA, BEN, CLEO] = [7 as CustomerId, 8 as CustomerId, 9 as CustomerId];
const early = new Date("2026-11-01T00:00:00Z");
const late = new Date("2026-11-02T00:00:00Z");
const learn = (...learnt: Learnt[]) => writeTraits(pool, SHOP, learnt);
const known = async (customerId: CustomerId, shopId = SHOP) =>
  (await traitsOf(pool, shopId, [customerId])).get(customerId);

beforeEach(() => pool.query("DELETE FROM customer_traits"));

describe("what is known of customers", () => {
  it("is written for many and read for many, each with their own", async () => {
    await learn(
      { customerId: ANNA, trait: "survey.reason", value: "a friend", at: early },
      { customerId: ANNA, trait: "interest", value: ["tea", "cups"], at: early },
      { customerId: BEN, trait: "case.open", value: true, at: early },
    );
    expect(await traitsOf(pool, SHOP, [ANNA, BEN, CLEO])).toEqual(
      new Map([
        [ANNA, { "survey.reason": "a friend", interest: ["tea", "cups"] }],
        [BEN, { "case.open": true }],
      ]),
    );
    expect(await known(ANNA, 2)).toBeUndefined();
  });

  it("is what was learnt last, in whichever order it is told", async () => {
    await learn({ customerId: ANNA, trait: "tier", value: "gold", at: late });
    await learn({ customerId: ANNA, trait: "tier", value: "silver", at: early });
    expect(await known(ANNA)).toEqual({ tier: "gold" });
    await learn(
      { customerId: BEN, trait: "tier", value: "gold", at: late },
      { customerId: BEN, trait: "tier", value: "silver", at: early },
    );
    expect(await known(BEN)).toEqual({ tier: "gold" });
  });

  it("ends when it is no longer so, unless it was learnt again since", async () => {
    await learn({ customerId: ANNA, trait: "case.open", value: true, at: early });
    await learn({ customerId: ANNA, trait: "case.open", value: null, at: late });
    expect(await known(ANNA)).toBeUndefined();
    await learn({ customerId: BEN, trait: "case.open", value: true, at: late });
    await learn({ customerId: BEN, trait: "case.open", value: null, at: early });
    expect(await known(BEN)).toEqual({ "case.open": true });
  });

  it("is refused when it is not what its trait is, with all that came with it", async () => {
    await expect(
      learn(
        { customerId: ANNA, trait: "tier", value: "gold", at: early },
        { customerId: ANNA, trait: "birthday.month", value: 13, at: early },
      ),
    ).rejects.toThrow("12");
    expect(await known(ANNA)).toBeUndefined();
  });

  it("leaves out what an earlier release wrote and nobody reads any more", async () => {
    await pool.query(
      `INSERT INTO customer_traits (shop_id, customer_id, trait, value, at)
       VALUES (1, 7, 'shoe.size', '44', now()), (1, 7, 'tier', '{"name": "gold"}', now())`,
    );
    expect(await known(ANNA)).toBeUndefined();
  });
});

describe("two customers who are one", () => {
  it("have the traits of both, and of one they share what was learnt later", async () => {
    await learn(
      { customerId: ANNA, trait: "tier", value: "gold", at: late },
      { customerId: ANNA, trait: "birthday.month", value: 3, at: early },
      { customerId: ANNA, trait: "case.open", value: true, at: early },
      { customerId: BEN, trait: "tier", value: "silver", at: early },
      { customerId: BEN, trait: "birthday.month", value: 5, at: late },
    );
    await mergeCustomer(holdings, SHOP, ANNA, BEN);
    const whole = { tier: "gold", "birthday.month": 5, "case.open": true };
    expect(await known(BEN)).toEqual(whole);
    expect(await known(ANNA)).toBeUndefined();
    // the job comes twice
    await mergeCustomer(holdings, SHOP, ANNA, BEN);
    expect(await known(BEN)).toEqual(whole);
  });
});

describe("who is merged is deleted too, and what was known of them is kept", () => {
  it.each([
    ["the merge is heard of first", ["merged", "deleted"] as const],
    ["the deletion is heard of first", ["deleted", "merged"] as const],
  ])("%s", async (_, told) => {
    await emptyQueue();
    await learn({ customerId: ANNA, trait: "tier", value: "gold", at: late });
    for (const what of told) {
      if (what === "merged") await mergeCustomer(holdings, SHOP, ANNA, BEN);
      else await announce(pool, "customer.deleted", { shopId: SHOP, customerId: ANNA });
      // what would run by the time the other is heard of
      const soon = Date.now() + 12 * 3_600_000;
      for (const { name, runAt } of await jobsOf(SHOP))
        if (name === "customers.forget-traits" && runAt.getTime() < soon)
          await forgetCustomer(pool, SHOP, ANNA);
    }
    expect((await jobsOf(SHOP)).map(({ name }) => name)).toContain("customers.forget-traits");
    await forgetCustomer(pool, SHOP, ANNA);
    expect(await known(BEN)).toEqual({ tier: "gold" });
    expect(await known(ANNA)).toBeUndefined();
  });
});

it("of a customer Shopify has deleted nothing is known", async () => {
  await learn(
    { customerId: ANNA, trait: "tier", value: "gold", at: late },
    { customerId: BEN, trait: "tier", value: "gold", at: late },
  );
  await forgetCustomer(pool, SHOP, ANNA);
  expect(await known(ANNA)).toBeUndefined();
  expect(await known(BEN)).toEqual({ tier: "gold" });
});
