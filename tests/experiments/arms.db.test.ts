import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { armsOf } from "../../app/experiments/arms.server.ts";
import type { Arm } from "../../app/experiments/verdict.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";

const TEA = 11;
const KETTLE = 22;
const window = { from: "2026-10-01T00:00:00Z", until: "2026-11-01T00:00:00Z" };
const experimentId = randomUUID();
let shopId: number;
let lastId = 0;

interface Line {
  variant: number;
  worth: number;
  pieces?: number;
}

async function order(
  customer: number,
  revenue: number,
  discount: number,
  lines: Line[],
  day = "2026-10-10",
): Promise<void> {
  const id = ++lastId;
  await pool.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes)
     VALUES ($1, $2, $3, '#', $4::date + time '12:00', now(), $4::date, false, true, $5, $5, 0, $6, '{}')`,
    [shopId, id, customer, day, revenue, discount],
  );
  for (const [i, { variant, worth, pieces = 1 }] of lines.entries())
    await pool.query(
      `INSERT INTO order_lines (shop_id, order_id, line_id, product_id, variant_id, quantity, revenue_minor)
       VALUES ($1, $2, $3, 1, $4, $5, $6)`,
      [shopId, id, id * 10 + i, variant, pieces, worth],
    );
}

beforeAll(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ('arms.myshopify.com') RETURNING shop_id AS id",
  );
  shopId = rows[0]!.id;
  await pool.query(
    `INSERT INTO experiment_members (shop_id, experiment_id, customer_id, arm) VALUES
       ($1, $2, 1, 'treated'), ($1, $2, 2, 'treated'), ($1, $2, 3, 'treated'), ($1, $2, 4, 'holdout'), ($1, $2, 5, 'holdout')`,
    [shopId, experimentId],
  );
  // 90 of tea and kettle 3 to 1, after 10 off
  await order(1, 9000, 1000, [
    { variant: TEA, worth: 7500, pieces: 3 },
    { variant: KETTLE, worth: 2500 },
  ]);
  await order(1, 1000, 0, [{ variant: TEA, worth: 1000 }]);
  // given away: worth nothing in any line
  await order(2, 0, 2000, [{ variant: TEA, worth: 0, pieces: 2 }]);
  await order(4, 4000, 0, [{ variant: KETTLE, worth: 4000 }]);
  // before the window
  await order(5, 4000, 0, [{ variant: TEA, worth: 4000 }], "2026-09-30");
});
afterAll(closeDatabase);

const money = (arm: Arm) => arm.money;

describe("what the arms of an experiment brought", () => {
  it("is revenue and discount where no unit cost is known", async () => {
    const { treated, holdout } = await armsOf(pool, shopId, experimentId, window);
    expect(treated).toMatchObject({ members: 3, buyers: 2, orders: 3, revenue: 10_000 });
    expect(treated.knownRevenue).toBe(0);
    expect(money(treated)).toEqual({
      ...{ k: 0, r: 10_000, d: 3_000, kk: 0, kr: 0, kd: 0 },
      rr: 10_000 ** 2,
      dd: 1_000 ** 2 + 2_000 ** 2,
      rd: 10_000 * 1_000,
    });
    expect(holdout).toMatchObject({ members: 2, buyers: 1, orders: 1, revenue: 4_000 });
  });

  it("is what is left after unit costs, and revenue and discount of the rest", async () => {
    await pool.query(
      `INSERT INTO variant_costs (shop_id, variant_id, product_id, unit_cost_minor) VALUES ($1, ${TEA}, 1, 400)`,
      [shopId],
    );
    const { treated, holdout } = await armsOf(pool, shopId, experimentId, window);
    expect(treated.knownRevenue).toBe(6_750 + 1_000);
    // the first customer: 6,750 − 3 × 400 and 1,000 − 400; a quarter of 9,000 and of 1,000 off is the kettle's
    const first = { k: 6_150, r: 2_250, d: 250 };
    // the second: two pieces for nothing, and no discount counted twice
    const second = { k: -800, r: 0, d: 0 };
    expect(money(treated)).toEqual({
      k: first.k + second.k,
      r: first.r,
      d: first.d,
      kk: first.k ** 2 + second.k ** 2,
      rr: first.r ** 2,
      dd: first.d ** 2,
      kr: first.k * first.r,
      kd: first.k * first.d,
      rd: first.r * first.d,
    });
    expect(holdout).toMatchObject({ knownRevenue: 0, money: { k: 0, r: 4_000, d: 0 } });
  });
});
