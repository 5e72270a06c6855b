import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { shopDay } from "../../app/calendar/shop-day.ts";
import { daysBefore } from "../../app/calendar/days.ts";
import { computeShop } from "../../app/clv/compute.server.ts";
import { clvOn, clvSeries, keepDay } from "../../app/clv/days.server.ts";
import { latestFit } from "../../app/clv/predict/values.server.ts";
import { stateTotals } from "../../app/clv/states/state-totals.server.ts";
import { rebuildFacts, refreshTotals } from "../../app/customers/facts.server.ts";
import { closeDatabase, pool, rows } from "../../app/db.server.ts";
import { fillOrders } from "../support/orders.ts";

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

const today = shopDay(new Date(), "UTC");
const always = { from: "2000-01-01", to: today };

async function night(customers: number): Promise<void> {
  await fillOrders(pool, shopId, customers, { today });
  await rebuildFacts(pool, shopId);
  await refreshTotals(pool, shopId, { median: null, low: null, high: null });
  await computeShop(shopId);
}

describe("what the night says of a shop", () => {
  it("is kept for its day: expected value with its interval, what is at risk, customers by state", async () => {
    await night(600);
    const { since, days } = await clvSeries(pool, shopId, always);
    expect(since).toBe(today);
    expect(days).toHaveLength(1);
    const [kept] = days;
    const { value365 } = (await latestFit(pool, shopId))!.picture;
    expect(kept).toMatchObject({
      expectedMinor: Math.round(value365!.value),
      expectedLowMinor: Math.round(value365!.low),
      expectedHighMinor: Math.round(value365!.high),
    });
    const totals = await stateTotals(pool, shopId);
    const sum = (of: "customers" | "valueAtRiskMinor") =>
      totals.reduce((all, state) => all + state[of], 0);
    expect(kept!.customers).toBe(sum("customers"));
    expect(kept!.atRiskMinor).toBe(sum("valueAtRiskMinor"));
    expect(kept!.states.reduce((all, state) => all + state.customers, 0)).toBe(kept!.customers);
  });

  it("twice on one day is what it said last", async () => {
    await night(300);
    await computeShop(shopId);
    expect((await clvSeries(pool, shopId, always)).days).toHaveLength(1);
  });

  it("of a shop too young for a prediction is who is where, and no money", async () => {
    await night(5);
    expect((await clvSeries(pool, shopId, always)).days).toMatchObject([
      { customers: 5, expectedMinor: null, expectedLowMinor: null, atRiskMinor: null },
    ]);
  });

  it("is not kept while its orders are still read for the first time: it is said of a part of them", async () => {
    await pool.query(
      "INSERT INTO order_imports (shop_id, import_id, way, phase) VALUES ($1, $2, 'bulk', 'loading')",
      [shopId, randomUUID()],
    );
    await night(300);
    expect(await clvSeries(pool, shopId, always)).toEqual({ since: null, days: [] });
  });
});

describe("how a shop stood on a day that is over", () => {
  const keep = (day: string, expectedMinor: number) =>
    keepDay(pool, shopId, day, {
      states: [{ state: "slipping", customers: 3, valueAtRiskMinor: 700 }],
      expected: { value: expectedMinor, low: 1, high: 9, confidence: 0.95 },
    });

  it("is what the last night up to it said, a week before at most", async () => {
    await keep("2026-11-01", 100);
    await keep("2026-11-03", 300);
    const on = async (day: string) => (await clvOn(pool, shopId, day))?.expectedMinor ?? null;
    expect(await on("2026-11-02")).toBe(100);
    expect(await on("2026-11-03")).toBe(300);
    expect(await on("2026-11-10")).toBe(300);
    expect(await on("2026-11-11")).toBeNull();
    expect(await on("2026-10-31")).toBeNull();
  });

  it("is without an interval where the models could not tell one", async () => {
    await keepDay(pool, shopId, daysBefore(today, 1), {
      states: [],
      expected: { value: 5, low: Number.NaN, high: Number.POSITIVE_INFINITY, confidence: 0.95 },
    });
    expect((await clvSeries(pool, shopId, always)).days).toMatchObject([
      { expectedMinor: 5, expectedLowMinor: null, expectedHighMinor: null, atRiskMinor: 0 },
    ]);
  });
});
