import { beforeEach, describe, expect, it } from "vitest";
import type { Learnt } from "../../app/customers/traits.ts";
import { pool } from "../../app/db.server.ts";
import {
  forgetTraits,
  moveTraits,
  traitsOf,
  writeTraits,
} from "../../app/customers/traits.server.ts";
import { jobsAfter } from "../../app/jobs/listeners.ts";

const SHOP = 1;
const early = new Date("2026-11-01T00:00:00Z");
const late = new Date("2026-11-02T00:00:00Z");
const learn = (...learnt: Learnt[]) => writeTraits(pool, SHOP, learnt);
const known = async (customerId: string, shopId = SHOP) =>
  (await traitsOf(pool, shopId, [customerId])).get(customerId);

beforeEach(() => pool.query("DELETE FROM customer_traits"));

describe("what is known of customers", () => {
  it("is written for many and read for many, each with their own", async () => {
    await learn(
      { customerId: "7", trait: "survey.reason", value: "a friend", at: early },
      { customerId: "7", trait: "interest", value: ["tea", "cups"], at: early },
      { customerId: "8", trait: "case.open", value: true, at: early },
    );
    expect(await traitsOf(pool, SHOP, ["7", "8", "9"])).toEqual(
      new Map([
        ["7", { "survey.reason": "a friend", interest: ["tea", "cups"] }],
        ["8", { "case.open": true }],
      ]),
    );
    expect(await known("7", 2)).toBeUndefined();
  });

  it("is what was learnt last, in whichever order it is told", async () => {
    await learn({ customerId: "7", trait: "tier", value: "gold", at: late });
    await learn({ customerId: "7", trait: "tier", value: "silver", at: early });
    expect(await known("7")).toEqual({ tier: "gold" });
    await learn(
      { customerId: "8", trait: "tier", value: "gold", at: late },
      { customerId: "8", trait: "tier", value: "silver", at: early },
    );
    expect(await known("8")).toEqual({ tier: "gold" });
  });

  it("ends when it is no longer so, unless it was learnt again since", async () => {
    await learn({ customerId: "7", trait: "case.open", value: true, at: early });
    await learn({ customerId: "7", trait: "case.open", value: null, at: late });
    expect(await known("7")).toBeUndefined();
    await learn({ customerId: "8", trait: "case.open", value: true, at: late });
    await learn({ customerId: "8", trait: "case.open", value: null, at: early });
    expect(await known("8")).toEqual({ "case.open": true });
  });

  it("is refused when it is not what its trait is, with all that came with it", async () => {
    await expect(
      learn(
        { customerId: "7", trait: "tier", value: "gold", at: early },
        { customerId: "7", trait: "birthday.month", value: 13, at: early },
      ),
    ).rejects.toThrow("12");
    expect(await known("7")).toBeUndefined();
  });

  it("leaves out what an earlier release wrote and nobody reads any more", async () => {
    await pool.query(
      `INSERT INTO customer_traits (shop_id, customer_id, trait, value, at)
       VALUES (1, 7, 'shoe.size', '44', now()), (1, 7, 'tier', '{"name": "gold"}', now())`,
    );
    expect(await known("7")).toBeUndefined();
  });
});

describe("two customers who are one", () => {
  it("have the traits of both, and of one they share what was learnt later", async () => {
    await learn(
      { customerId: "7", trait: "tier", value: "gold", at: late },
      { customerId: "7", trait: "birthday.month", value: 3, at: early },
      { customerId: "7", trait: "case.open", value: true, at: early },
      { customerId: "8", trait: "tier", value: "silver", at: early },
      { customerId: "8", trait: "birthday.month", value: 5, at: late },
    );
    await moveTraits(pool, SHOP, "7", "8");
    const whole = { tier: "gold", "birthday.month": 5, "case.open": true };
    expect(await known("8")).toEqual(whole);
    expect(await known("7")).toBeUndefined();
    // the job comes twice
    await moveTraits(pool, SHOP, "7", "8");
    expect(await known("8")).toEqual(whole);
  });

  it("have them moved when Shopify tells of the merge", () => {
    const payload = { shopId: SHOP, customerId: "7", intoId: "8" };
    const jobs = jobsAfter({ name: "customer.merged", payload });
    expect(jobs).toContainEqual(
      expect.objectContaining({ name: "customers.move-traits", payload }),
    );
  });
});

it("of a customer Shopify has deleted nothing is known", async () => {
  await learn(
    { customerId: "7", trait: "tier", value: "gold", at: late },
    { customerId: "8", trait: "tier", value: "gold", at: late },
  );
  await forgetTraits(pool, SHOP, "7");
  expect(await known("7")).toBeUndefined();
  expect(await known("8")).toEqual({ tier: "gold" });
});
