import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server.ts";
import { computeShop } from "../../../app/clv/compute.server.ts";
import { latestFit } from "../../../app/clv/predict/values.server.ts";
import { rebuildDays } from "../../../app/customers/days.server.ts";
import { rebuildFacts, refreshTotals } from "../../../app/customers/facts.server.ts";
import { closeDatabase, pool } from "../../../app/db.server.ts";
import { parseListQuery } from "../../../app/pages/customers/list-query.ts";
import { customersPage } from "../../../app/pages/customers/read.server.ts";
import { overviewPage } from "../../../app/pages/value/overview/read.server.ts";
import { retentionPage } from "../../../app/pages/value/retention/read.server.ts";
import { requireShop, type ShopRow } from "../../../app/shops/shop.server.ts";
import { rights, type Right } from "../../../app/shops/team.ts";
import { fillOrders } from "../../support/orders.ts";

const now = new Date("2026-11-21T15:00:00Z");
const silent = {
  domain: "demo.myshopify.com",
  request: () => Promise.reject(new Error("Shopify is down")),
} as unknown as AdminClient;
let shop: ShopRow;

const caller = (mayDo: readonly Right[] = rights) => ({ shop, staffId: null, rights: mayDo });
const request = (address: string) => new Request(`https://app.example/app/value${address}`);

async function cardAt(address = "", mayDo?: readonly Right[]) {
  const { value } = await overviewPage(caller(mayDo), request(address), now);
  const card = value!.nextYear;
  if (card?.kind !== "card") throw new Error("there is no card");
  return card;
}

async function night(): Promise<void> {
  await rebuildFacts(pool, shop.shopId);
  await refreshTotals(pool, shop.shopId, { median: null, low: null, high: null });
  await rebuildDays(pool, shop.shopId, "2026-11-21");
  await computeShop(shop.shopId);
}

beforeAll(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ('next-year.myshopify.com') RETURNING shop_id AS id",
  );
  shop = await requireShop(pool, rows[0]!.id);
  await fillOrders(pool, shop.shopId, 2500, { today: "2026-11-21" });
  // every fourth order has a second product
  await pool.query(
    `INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, revenue_minor)
     SELECT shop_id, order_id, 1000000 + order_id, 1 + (order_id + 1) % 3, 1, 0 FROM orders
      WHERE shop_id = $1 AND order_id % 4 = 0`,
    [shop.shopId],
  );
  await night();
});
afterAll(closeDatabase);

describe("what would change next year, as the page reads it", () => {
  it("begins with the forecast of the night and the discounts of the last 12 months", async () => {
    const card = await cardAt();
    const { asOf, picture } = (await latestFit(pool, shop.shopId))!;
    expect(card.figure.value).toEqual({
      kind: "money",
      minor: Math.round(picture.forecast!.revenue!.mean),
    });
    const { rows } = await pool.query<{ share: number }>(
      `SELECT sum(discount_minor)::float8 / sum(discount_minor + revenue_minor) AS share FROM orders
        WHERE shop_id = $1 AND counts AND day > $2::date - 365`,
      [shop.shopId, asOf],
    );
    const { step } = card.steps.find(({ name }) => name === "Discounts")!;
    expect(parseFloat(step)).toBeCloseTo(100 * rows[0]!.share, 2);
  });

  it("answers what its address asks, and refuses beside the field", async () => {
    const moved = await cardAt("?repeatRate=90&revenueTarget=1");
    expect(moved.result!.rows[1]!.at(-1)).toMatch(/^\+\$/);
    expect(moved.targets[0]!.sentence).toContain("above this target already");
    const refused = await cardAt("?repeatRate=90&margin=101");
    expect(refused.result).toBeNull();
    const field = (name: string) => refused.fields.rows.find((row) => row.field === name)!;
    expect([field("repeatRate").typed, field("margin").typed]).toEqual(["90", "101"]);
    expect(field("margin").problem).toContain("from 0 to 100");
  });

  it("takes the margin from unit costs, else the merchant's, and shows neither to who may not see costs", async () => {
    expect((await cardAt()).asksForMargin).toBe(true);
    await pool.query(
      `INSERT INTO room_settings (shop_id, room, settings, updated_at)
       VALUES ($1, 'products', '{"marginPercent": 35}', now())`,
      [shop.shopId],
    );
    const own = await cardAt();
    expect(own.asksForMargin).toBe(false);
    expect(own.steps.find(({ name }) => name === "Margin")!.step).toBe("35 → 36%");
    const without = await cardAt(
      "?margin=50",
      rights.filter((right) => right !== "costs"),
    );
    expect(without.steps.map(({ name }) => name)).not.toContain("Margin");
    expect([without.result, without.asksForMargin]).toEqual([null, false]);

    // all goods cost a fifth of what they sold for
    await pool.query("UPDATE shops SET scopes = '{read_inventory}' WHERE shop_id = $1", [
      shop.shopId,
    ]);
    await pool.query(
      `UPDATE order_lines l SET variant_id = l.line_id, quantity = 1 WHERE shop_id = $1`,
      [shop.shopId],
    );
    await pool.query(
      `INSERT INTO variant_costs (shop_id, variant_id, product_id, unit_cost_minor)
       SELECT shop_id, variant_id, product_id, round(revenue_minor / 5.0) FROM order_lines WHERE shop_id = $1`,
      [shop.shopId],
    );
    shop = await requireShop(pool, shop.shopId);
    await night();
    const { step } = (await cardAt()).steps.find(({ name }) => name === "Margin")!;
    expect(parseFloat(step)).toBeCloseTo(80, 1);
  });

  it("says nothing while orders are read for the first time", async () => {
    const phase = (of: string) =>
      pool.query(
        "INSERT INTO order_imports (shop_id, import_id, way, phase) VALUES ($1, gen_random_uuid(), 'bulk', $2)",
        [shop.shopId, of],
      );
    await phase("loading");
    expect((await overviewPage(caller(), request("?repeatRate=90"), now)).value).toBeNull();
    await phase("done");
    expect((await cardAt("?repeatRate=90")).result).not.toBeNull();
  });
});

describe("what new customers will bring, by first order", () => {
  it("leads to a list with as many customers as each row says; an order of two products counts for both", async () => {
    const { retention } = await retentionPage(caller(), request("/retention"), now);
    const { fits } = retention!;
    expect(new Set(fits.map(({ kind }) => kind))).toEqual(
      new Set(["product", "channel", "discount", "month"]),
    );
    for (const { name, href, customers } of fits) {
      const parsed = parseListQuery(new URL(href, "https://app.example").searchParams);
      if (!parsed.ok) throw new Error(parsed.problems.join());
      const { count } = (await customersPage(shop, silent, parsed.query, now)).list;
      expect({ name, count }).toEqual({ name, count: customers });
    }
    const sizes = (of: string) =>
      fits.reduce((sum, { kind, customers }) => sum + (kind === of ? customers : 0), 0);
    expect(sizes("discount")).toBe(2500);
    expect(sizes("product")).toBeGreaterThan(2500);
  });
});
