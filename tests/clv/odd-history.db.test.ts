import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AdminClient } from "../../app/admin-api/client.server.ts";
import { computeCustomer, computeShop } from "../../app/clv/compute.server.ts";
import { valuesHealth } from "../../app/clv/health.server.ts";
import { latestFit, type LatestFit } from "../../app/clv/predict/values.server.ts";
import { rebuildFacts, refreshTotals } from "../../app/customers/facts.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import type { CustomerId } from "../../app/ids.ts";
import { customerPage } from "../../app/pages/customer/read.server.ts";
import { numbersOfHome } from "../../app/pages/home/numbers.server.ts";
import { accuracyPage } from "../../app/pages/value/accuracy/read.server.ts";
import { churnPage } from "../../app/pages/value/churn/read.server.ts";
import { foundAtNight } from "../../app/pages/value/found.server.ts";
import { requireShop, type ShopRow } from "../../app/shops/shop.server.ts";
import { fillOrders } from "../support/orders.ts";

const TODAY = "2026-11-21";
/** Shopify, which here says nothing. */
const silent = {
  domain: "odd.myshopify.com",
  request: () => Promise.reject(new Error("Shopify is down")),
} as unknown as AdminClient;

async function newShop(domain: string): Promise<ShopRow> {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ($1) RETURNING shop_id AS id",
    [domain],
  );
  return requireShop(pool, rows[0]!.id);
}

async function order({ shopId }: ShopRow, orderId: number, customer: number, day: string) {
  await pool.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes, source_name)
     VALUES ($1, $2, $3, '#odd', $4::date + time '12:00', now(), $4::date, false, true, 5000, 5000, 0, 0, '{}', 'web')`,
    [shopId, orderId, customer, day],
  );
}

async function night(shop: ShopRow): Promise<LatestFit> {
  await rebuildFacts(pool, shop.shopId);
  await refreshTotals(pool, shop.shopId, { median: null, low: null, high: null });
  await computeShop(shop.shopId);
  return (await latestFit(pool, shop.shopId))!;
}

const valueOf = async ({ shopId }: ShopRow, customer: number) =>
  (
    await pool.query<{ state: string; gap: number; clv: number; next: string | null }>(
      `SELECT state, expected_gap_days AS gap, clv12_minor::float8 AS clv, next_order_day AS next
         FROM customer_values WHERE shop_id = $1 AND customer_id = $2`,
      [shopId, customer],
    )
  ).rows[0]!;

describe("a shop with orders dated years apart from all others", () => {
  /** Who has a mistyped date beside other orders, and who has no other order. */
  const [TYPO, ONLY, EARLY] = [1000, 7777, 1001];
  let plain: ShopRow;
  let odd: ShopRow;
  let before: LatestFit;
  let after: LatestFit;

  beforeAll(async () => {
    // the orders of a shop hang on its number: the same ones for both
    plain = await newShop("plain.myshopify.com");
    odd = await newShop("odd.myshopify.com");
    await fillOrders(pool, plain.shopId, 400, { today: TODAY });
    await pool.query(
      `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
         total_minor, refunded_minor, discount_minor, discount_codes, source_name)
       SELECT $2, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
         total_minor, refunded_minor, discount_minor, discount_codes, source_name FROM orders WHERE shop_id = $1`,
      [plain.shopId, odd.shopId],
    );
    await order(odd, 900_001, TYPO, "2062-03-01");
    await order(odd, 900_002, ONLY, "2062-03-01");
    await order(odd, 900_003, EARLY, "1991-01-01");
    before = await night(plain);
    after = await night(odd);
  });

  it("is seen on today, not on the day of the mistyped one", () => {
    expect(after.asOf).toBe(before.asOf);
    expect(after.picture.historyDays).toBe(before.picture.historyDays);
    expect(after.backtest!.cut).toBe(before.backtest!.cut);
    expect(after.backtest!.customers).toBe(before.backtest!.customers);
    const expected = (fit: LatestFit) => fit.picture.value365!.value;
    // one customer more, who has just come
    expect(expected(after) / expected(before)).toBeCloseTo(1, 1);
  });

  it("says of the customers concerned what their other orders say", async () => {
    for (const customer of [TYPO, EARLY]) {
      const [was, is] = [await valueOf(plain, customer), await valueOf(odd, customer)];
      expect(is.state).toBe(was.state);
      expect(is.clv / was.clv).toBeCloseTo(1, 1);
    }
    expect(await valueOf(odd, ONLY)).toMatchObject({ next: null });
  });

  it("says the same after an order of theirs, between two nights", async () => {
    const was = await valueOf(odd, TYPO);
    await computeCustomer(odd.shopId, TYPO as CustomerId);
    await computeCustomer(odd.shopId, EARLY as CustomerId);
    expect((await valueOf(odd, TYPO)).clv).toBeCloseTo(was.clv, -1);
    expect((await valueOf(odd, EARLY)).clv / (await valueOf(plain, EARLY)).clv).toBeCloseTo(1, 1);
  });

  it("says which orders it does without", async () => {
    expect(after.picture.leftOut).toMatchObject({ before: { orders: 1 }, after: { orders: 2 } });
    const { frame } = await foundAtNight(odd);
    expect(frame.leftOut).toContain("1 order is dated Jan 1, 1991, years before all others");
    expect(frame.leftOut).toContain("2 orders are dated Mar 1, 2062, years after all others");
    expect((await valuesHealth(pool, odd)).words).toContain("left out of values and states");
    expect((await foundAtNight(plain)).frame.leftOut).toBeNull();
    expect((await valuesHealth(pool, plain)).words).not.toContain("left out");
  });

  it("looks at a customer's page from today", async () => {
    const page = await customerPage(odd, silent, String(TYPO), null, new Date(`${TODAY}T12:00Z`));
    const now = page!.outlook!.outlooks.find(({ course }) => course.kind === "now")!;
    expect(now.clv12Minor).not.toBeNull();
  });
});

describe("a shop of which every customer objected to being profiled", () => {
  it("is told so, where nothing is being worked out and nothing will come", async () => {
    const shop = await newShop("objected.myshopify.com");
    await fillOrders(pool, shop.shopId, 40, { today: TODAY });
    await pool.query(
      `INSERT INTO unprofiled_customers (shop_id, customer_id, at)
       SELECT DISTINCT $1::int, customer_id, now() FROM orders WHERE shop_id = $1`,
      [shop.shopId],
    );
    await pool.query(
      `INSERT INTO order_imports (shop_id, import_id, way, phase) VALUES ($1, gen_random_uuid(), 'bulk', 'done')`,
      [shop.shopId],
    );
    await night(shop);
    const churn = await churnPage(
      { shop, staffId: null },
      new Request("https://app.example/app/value/churn"),
      new Date(),
    );
    expect(churn).toMatchObject({ churn: null, hasAllObjected: true, hasCustomers: true });
    expect(await accuracyPage(shop)).toMatchObject({ accuracy: null, hasAllObjected: true });
    expect(await numbersOfHome(shop.shopId, new Date())).toMatchObject({ hasAllObjected: true });
    // one of them takes it back: now there is something to work out
    await pool.query(
      `DELETE FROM unprofiled_customers WHERE shop_id = $1 AND customer_id =
         (SELECT min(customer_id) FROM unprofiled_customers WHERE shop_id = $1)`,
      [shop.shopId],
    );
    expect((await foundAtNight(shop)).frame.hasAllObjected).toBe(false);
    expect(await numbersOfHome(shop.shopId, new Date())).toMatchObject({ hasAllObjected: false });
  });
});

afterAll(closeDatabase);
