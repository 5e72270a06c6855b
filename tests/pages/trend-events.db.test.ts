import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { trendEvents } from "../../app/pages/trend-events.server.ts";
import { requireShop, type ShopRow } from "../../app/shops/shop.server.ts";

const OFFER = "3f0c1a52-0000-4000-8000-000000000001";
const SALE = "3f0c1a52-0000-4000-8000-000000000002";
let shop: ShopRow;

beforeAll(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain, timezone) VALUES ('marks.myshopify.com', 'Asia/Seoul') RETURNING shop_id AS id",
  );
  shop = await requireShop(pool, rows[0]!.id);
  await pool.query(
    `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, starts_at, holdout_percent, code_prefix, state, created_at, launched_at)
     VALUES ($1, $2, 'Come back', 'slipping', 'percentage', 10, '2026-11-02T16:00:00Z', 10, 'A', 'active', '2026-11-02T16:00:00Z', '2026-11-02T16:00:00Z'),
            ($1, gen_random_uuid(), 'Not yet out', 'slipping', 'percentage', 10, '2026-11-02T16:00:00Z', 10, 'B', 'launching', '2026-11-02T16:00:00Z', NULL)`,
    [shop.shopId, OFFER],
  );
  await pool.query(
    `INSERT INTO flash_sales (shop_id, sale_id, title, percent, product_ids, starts_at, ends_at, state)
     VALUES ($1, $2, 'Weekend', 20, '{}', '2026-11-07T00:00:00Z', '2026-11-09T00:00:00Z', 'ended'),
            ($1, gen_random_uuid(), 'Called off', 20, '{}', '2026-11-08T00:00:00Z', '2026-11-09T00:00:00Z', 'cancelled')`,
    [shop.shopId, SALE],
  );
  const fits = { "2026-11-01": "pnbd", "2026-11-02": "pnbd", "2026-11-05": "bgnbd" };
  for (const [day, model] of Object.entries(fits))
    await pool.query(
      `INSERT INTO model_fits (shop_id, fit_id, as_of, model, params, diagnostics, computed_at)
       VALUES ($1, gen_random_uuid(), $2, $3, '{}', '{}', $2::date)`,
      [shop.shopId, day, model],
    );
});
afterAll(closeDatabase);

it("a line is marked where a campaign went out, a sale began and another model took over, by the shop's days", async () => {
  expect(await trendEvents(shop, { from: "2026-11-01", to: "2026-11-30" })).toEqual([
    { day: "2026-11-03", kind: "campaign", name: "Come back", href: `/app/offers/${OFFER}` },
    { day: "2026-11-05", kind: "release", name: "BG/NBD", href: "/app/value/accuracy" },
    { day: "2026-11-07", kind: "sale", name: "Weekend", href: `/app/offers/sales/${SALE}` },
  ]);
});

it("what lies outside the days is left out", async () => {
  expect(await trendEvents(shop, { from: "2026-11-04", to: "2026-11-06" })).toHaveLength(1);
});

it("a line of long ago is marked however much has happened since", async () => {
  await pool.query(
    `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, starts_at, holdout_percent, code_prefix, state, created_at, launched_at)
     SELECT $1, gen_random_uuid(), 'Later', 'slipping', 'percentage', 10, at, 10, 'C', 'active', at, at
       FROM generate_series('2027-01-01T12:00:00Z'::timestamptz, '2027-02-10T12:00:00Z', '1 day') AS at`,
    [shop.shopId],
  );
  await pool.query(
    `INSERT INTO flash_sales (shop_id, sale_id, title, percent, product_ids, starts_at, ends_at, state)
     SELECT $1, gen_random_uuid(), 'Later', 20, '{}', at, at + interval '1 hour', 'ended'
       FROM generate_series('2027-01-01T12:00:00Z'::timestamptz, '2027-02-10T12:00:00Z', '1 day') AS at`,
    [shop.shopId],
  );
  const marked = await trendEvents(shop, { from: "2026-11-03", to: "2026-11-07" });
  expect(marked.map(({ name }) => name)).toEqual(["Come back", "BG/NBD", "Weekend"]);
});
