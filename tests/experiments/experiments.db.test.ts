import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { membersElsewhere } from "../../app/experiments/contamination.server.ts";
import {
  expectedRates,
  setWindow,
  writeExperiment,
  type Member,
} from "../../app/experiments/experiments.server.ts";
import type { CustomerId } from "../../app/ids.ts";

const SHOP = 61;
const OTHER_SHOP = 62;
const treated = (...ids: number[]): Member[] =>
  ids.map((id) => ({ customerId: id as CustomerId, arm: "treated" }));
const heldOut = (...ids: number[]): Member[] =>
  ids.map((id) => ({ customerId: id as CustomerId, arm: "holdout" }));

beforeEach(async () => {
  for (const table of ["experiments", "experiment_members", "customer_values"])
    await pool.query(`DELETE FROM ${table}`);
});
afterAll(closeDatabase);

async function predict(shopId: number, customerId: number, pOrder90: number): Promise<void> {
  await pool.query(
    `INSERT INTO customer_values (shop_id, customer_id, state, state_since, p_order_90, expected_orders_12, clv12_minor, computed_at)
     VALUES ($1, $2, 'slipping', '2026-11-01', $3::float8, $3::float8 * 4, 5000, '2026-11-01')
     ON CONFLICT (shop_id, customer_id) DO UPDATE SET p_order_90 = excluded.p_order_90`,
    [shopId, customerId, pOrder90],
  );
}

async function experiment(members: Member[], shopId = SHOP): Promise<string> {
  const experimentId = randomUUID();
  await writeExperiment(pool, shopId, { experimentId, holdoutPercent: 10 }, members);
  return experimentId;
}

describe("what was predicted when the arms were drawn", () => {
  it("is written down beside the arm, and stays when predictions change", async () => {
    await predict(SHOP, 1, 0.2);
    await predict(SHOP, 2, 0.4);
    await predict(SHOP, 3, 0.5);
    // another shop's customer of the same number
    await predict(OTHER_SHOP, 3, 0.9);
    const id = await experiment([...treated(1, 2), ...heldOut(3)]);
    await predict(SHOP, 1, 0.9);
    const rates = await expectedRates(pool, SHOP, id);
    expect(rates.treated).toBeCloseTo(0.3, 12);
    expect(rates.holdout).toBeCloseTo(0.5, 12);
    const { rows } = await pool.query(
      `SELECT expected_orders_12 AS orders, clv12_minor AS value FROM experiment_members
        WHERE experiment_id = $1 AND customer_id = 1`,
      [id],
    );
    expect(rows).toEqual([{ orders: 0.8, value: 5000 }]);
  });

  it("is nothing for customers nobody has predicted yet: they are members all the same", async () => {
    const id = await experiment([...treated(1), ...heldOut(2)]);
    expect(await expectedRates(pool, SHOP, id)).toEqual({ treated: null, holdout: null });
    const { rows } = await pool.query("SELECT 1 FROM experiment_members");
    expect(rows).toHaveLength(2);
  });

  it("is not written again by the same form, sent twice", async () => {
    const once = { experimentId: randomUUID(), holdoutPercent: 10 };
    expect(await writeExperiment(pool, SHOP, once, treated(1))).toBe(true);
    expect(await writeExperiment(pool, SHOP, once, heldOut(1, 2))).toBe(false);
    const { rows } = await pool.query("SELECT arm FROM experiment_members");
    expect(rows).toEqual([{ arm: "treated" }]);
  });
});

describe("members who got something else in the same time", () => {
  const october = { from: "2026-10-01T00:00:00Z", until: "2026-11-01T00:00:00Z" };
  const november = { from: "2026-11-01T00:00:00Z", until: "2026-12-01T00:00:00Z" };
  const halfway = { from: "2026-10-15T00:00:00Z", until: "2026-11-15T00:00:00Z" };

  async function ran(members: Member[], window: typeof october, shopId = SHOP): Promise<string> {
    const id = await experiment(members, shopId);
    await setWindow(pool, shopId, id, window);
    return id;
  }

  it("are counted by arm, once each", async () => {
    const id = await ran([...treated(1, 2), ...heldOut(3, 4)], october);
    await ran(treated(1, 3, 9), halfway);
    await ran(treated(1), halfway);
    expect(await membersElsewhere(pool, SHOP, id)).toEqual({ treated: 1, holdout: 1 });
  });

  it("are not those who were held out there, nor those of another time, another shop or an unbegun one", async () => {
    const id = await ran([...treated(1), ...heldOut(2)], october);
    await ran(heldOut(1, 2), halfway);
    await ran(treated(1, 2), november);
    await ran(treated(1, 2), halfway, OTHER_SHOP);
    await experiment(treated(1, 2));
    expect(await membersElsewhere(pool, SHOP, id)).toEqual({ treated: 0, holdout: 0 });
  });
});
