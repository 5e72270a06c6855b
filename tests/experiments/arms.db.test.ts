import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { armsOf } from "../../app/experiments/arms.server.ts";
import { judgeHere } from "../../app/experiments/judged.server.ts";
import { keepArms, keptArms, withoutArms } from "../../app/experiments/kept-arms.server.ts";
import { membersBetween } from "../../app/experiments/members.server.ts";
import { pastOf } from "../../app/experiments/past.server.ts";
import { judgeCampaign } from "../../app/experiments/verdict/judge.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import type { CustomerId } from "../../app/ids.ts";

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
    `INSERT INTO experiment_members (shop_id, experiment_id, customer_id, arm, clv12_minor) VALUES
       ($1, $2, 1, 'treated', 7000), ($1, $2, 2, 'treated', NULL), ($1, $2, 3, 'treated', NULL),
       ($1, $2, 4, 'holdout', 500), ($1, $2, 5, 'holdout', NULL)`,
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

async function membersOf() {
  const { arm, k, r, d, predicted } = await membersBetween(pool, shopId, experimentId, window);
  return [...arm].map((one, i) => [one, k[i], r[i], d[i], predicted[i]]);
}

describe("what an experiment brought", () => {
  it("is revenue and discount of each member where no unit cost is known, beside what was predicted", async () => {
    const { treated, holdout } = await armsOf(pool, shopId, experimentId, window);
    expect(treated).toEqual({
      ...{ members: 3, buyers: 2, orders: 3, revenue: 10_000, knownRevenue: 0 },
    });
    expect(holdout).toMatchObject({ members: 2, buyers: 1, orders: 1, revenue: 4_000 });
    expect(await membersOf()).toEqual([
      [1, 0, 10_000, 1_000, 7_000],
      [1, 0, 0, 2_000, NaN],
      [1, 0, 0, 0, NaN],
      [0, 0, 4_000, 0, 500],
      [0, 0, 0, 0, NaN],
    ]);
  });

  it("is what is left after unit costs, and revenue and discount of the rest", async () => {
    await pool.query(
      `INSERT INTO variant_costs (shop_id, variant_id, product_id, unit_cost_minor) VALUES ($1, ${TEA}, 1, 400)`,
      [shopId],
    );
    const { treated, holdout } = await armsOf(pool, shopId, experimentId, window);
    expect(treated.knownRevenue).toBe(6_750 + 1_000);
    expect(holdout.knownRevenue).toBe(0);
    expect(await membersOf()).toEqual([
      // 6,750 − 3 × 400 and 1,000 − 400; a quarter of 9,000 and of 1,000 off is the kettle's
      [1, 6_150, 2_250, 250, 7_000],
      // two pieces for nothing, and no discount counted twice
      [1, -800, 0, 0, NaN],
      [1, 0, 0, 0, NaN],
      [0, 0, 4_000, 0, 500],
      [0, 0, 0, 0, NaN],
    ]);
  });

  it("is also what the same customers are known by before an offer to them", async () => {
    const customers = [1, 2, 3, 4, 5] as CustomerId[];
    const october = {
      ms: Date.parse(window.until) - Date.parse(window.from),
      now: Date.parse(window.until),
    };
    const past = await pastOf(pool, shopId, customers, 50, october);
    // 6,150 and half of 2,250 − 250; two pieces given away; half of a kettle
    const brought = [7_150, -800, 2_000];
    expect(past).toEqual({
      buyers: 3,
      money: {
        sum: brought.reduce((sum, one) => sum + one, 0),
        squares: brought.reduce((sum, one) => sum + one * one, 0),
      },
    });
    // of 14,000 the tea is 7,750
    expect(await pastOf(pool, shopId, customers, null, october)).toEqual({
      buyers: 3,
      money: null,
    });
    expect(await pastOf(pool, shopId, [], 50, october)).toMatchObject({ buyers: 0 });
    expect(await pastOf(pool, shopId + 1, customers, 50, october)).toMatchObject({ buyers: 0 });
  });

  it("is nothing of another shop's members of the same number", async () => {
    const { arm } = await membersBetween(pool, shopId + 1, experimentId, window);
    expect(arm).toHaveLength(0);
  });
});

describe("an experiment that has closed", () => {
  const bigId = randomUUID();
  const BIG = 1000;

  beforeAll(async () => {
    // one in five held out; who has a code orders twice as often
    await pool.query(
      `INSERT INTO experiment_members (shop_id, experiment_id, customer_id, arm, clv12_minor)
       SELECT $1, $2, 10000 + i, CASE WHEN i % 5 = 0 THEN 'holdout' ELSE 'treated' END, 100 * (i % 7)
         FROM generate_series(1, $3::int) i`,
      [shopId, bigId, BIG],
    );
    await pool.query(
      `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
         total_minor, refunded_minor, discount_minor, discount_codes)
       SELECT $1, 10000 + i, 10000 + i, '#', '2026-10-10 12:00Z', now(), '2026-10-10', false, true, amount, amount, 0, 0, '{}'
         FROM generate_series(1, $2::int) i, LATERAL (SELECT 3000 + 13 * (i % 101) AS amount) a
        WHERE i % 10 = 5 OR i % 10 = 3 OR i % 10 = 8 OR i % 10 = 1 OR (i % 10 = 6 AND i % 20 = 6)`,
      [shopId, BIG],
    );
    await pool.query(
      `INSERT INTO experiments (shop_id, experiment_id, holdout_percent, began_at, until_at) VALUES ($1, $2, 20, $3, $4)`,
      [shopId, bigId, window.from, window.until],
    );
  });

  const kept = async () => (await keptArms(pool, shopId, [bigId])).get(bigId);
  const keepAt = (margin: number | null, now = "2026-11-02T00:00:00Z") =>
    keepArms(pool, shopId, bigId, margin, judgeHere, new Date(now));

  it("is kept with what the engine says of its margins, and not before it has closed", async () => {
    await keepAt(50, "2026-10-31T00:00:00Z");
    expect(await kept()).toBeUndefined();
    await keepAt(50);
    const { arms, judged } = (await kept())!;
    expect(arms).toEqual(await armsOf(pool, shopId, bigId, window));
    const members = await membersBetween(pool, shopId, bigId, window);
    const expected = judgeCampaign(
      { arm: members.arm, y: members.r.map((one) => 0.5 * one), x: members.predicted },
      bigId,
    );
    expect(judged!.marginPercent).toBe(50);
    expect(expected).toMatchObject(judged!.verdict!);
    expect(judged!.verdict).toMatchObject({ treated: 800, heldOut: 200 });
  });

  it("is judged at another margin in proportion, and not at all where costs are unknown", async () => {
    const before = (await kept())!.judged!.verdict!;
    await keepAt(25);
    const after = (await kept())!.judged!;
    expect(after.marginPercent).toBe(25);
    expect(after.verdict!.tau).toBeCloseTo(before.tau / 2, 9);
    await keepAt(null);
    expect((await kept())!.judged).toEqual({ marginPercent: null, verdict: null });
  });

  it("counts no customer above what 99 in 100 buyers brought in as long a time before", async () => {
    await keepAt(50);
    const without = (await kept())!.judged!.verdict!;
    // 400 buyers of September, of 1 to 400
    await pool.query(
      `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
         total_minor, refunded_minor, discount_minor, discount_codes)
       SELECT $1, 90000 + i, 90000 + i, '#', '2026-09-10 12:00Z', now(), '2026-09-10', false, true, i, i, 0, 0, '{}'
         FROM generate_series(1, 400) i`,
      [shopId],
    );
    await keepAt(50);
    const members = await membersBetween(pool, shopId, bigId, window);
    const { tau } = judgeCampaign(
      // half of 397: of 401 buyers, one more came the day before
      {
        arm: members.arm,
        y: members.r.map((one) => Math.min(198.5, 0.5 * one)),
        x: members.predicted,
      },
      bigId,
    );
    expect((await kept())!.judged!.verdict!.tau).toBeCloseTo(tau, 9);
    expect(Math.abs(tau)).toBeLessThan(Math.abs(without.tau));
  });

  it("of a release that kept no verdict is found again, newest first", async () => {
    await pool.query("UPDATE experiments SET judged = NULL WHERE shop_id = $1", [shopId]);
    expect((await kept())!.judged).toBeNull();
    const now = new Date("2026-11-02T00:00:00Z");
    expect(await withoutArms(pool, shopId, now, 5)).toEqual([bigId]);
    await keepAt(null);
    expect(await withoutArms(pool, shopId, now, 5)).toEqual([]);
  });
});
