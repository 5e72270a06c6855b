import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server.ts";
import { closeDatabase, pool } from "../../../app/db.server.ts";
import type { StaffId } from "../../../app/ids.ts";
import { healthPage } from "../../../app/pages/health/read.server.ts";
import { writeSettings } from "../../../app/shops/room-settings.server.ts";
import { getShop, type ShopRow } from "../../../app/shops/shop.server.ts";
import { teamSettings } from "../../../app/shops/team.ts";

/** Each stands somewhere in this shop, or in what went wrong in it. */
const POISON = [
  "Anna Müller",
  "anna.mueller@example.com",
  "+49 170 1234567",
  "Hauptstrasse 5",
  "#A-1042",
  "8123456789",
  "SPRING-AB12CD",
  "shpat_0123456789abcdef0123456789abcdef",
  "shpss_fedcba9876543210",
  "Her parcel was wet",
  "Kim Lee",
  "anna-orders.csv",
  "Annas discount",
  "https://storage.example.com/bulk?signature=abcdef",
  "Shoes of Anna",
];

let shop: ShopRow;

beforeAll(async () => {
  const domain = `${randomUUID()}.myshopify.com`;
  const all = POISON.join(" ");
  await pool.query(
    `INSERT INTO shops (domain, name, scopes, paused_reason) VALUES ($1, $2, '{read_orders,write_discounts}', $3)`,
    [domain, POISON[14], `Shopify refused: ${all}`],
  );
  shop = (await getShop(pool, domain))!;
  const { shopId } = shop;
  await pool.query(
    `INSERT INTO "Session" (id, shop, state, "accessToken", "refreshToken") VALUES ($1, $2, '', $3, $4)`,
    [randomUUID(), domain, POISON[7], POISON[8]],
  );
  await pool.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes)
     VALUES ($1, 1, $2, $3, now(), now(), '2026-11-20', false, true, 1, 1, 0, 0, $4)`,
    [shopId, POISON[5], POISON[4], [POISON[6]]],
  );
  await pool.query(
    "INSERT INTO products (shop_id, product_id, title, handle, status, price_min_minor, price_max_minor, updated_at) VALUES ($1, 1, $2, 'x', 'ACTIVE', 1, 1, now())",
    [shopId, POISON[14]],
  );
  await pool.query(
    `INSERT INTO order_imports (shop_id, import_id, way, phase, problem, result_url, bulk_refused, purpose)
     VALUES ($1, $2, 'bulk', 'failed', $4, $5, 'ended', 'import'), ($1, $3, 'bulk', 'failed', $4, $5, 'ended', 'weekly')`,
    [shopId, randomUUID(), randomUUID(), `It stopped at ${all}`, POISON[13]],
  );
  await pool.query(
    "INSERT INTO order_files (shop_id, file_id, name, bytes_total, started_at) VALUES ($1, $2, $3, 1, now())",
    [shopId, randomUUID(), POISON[11]],
  );
  await pool.query(
    `INSERT INTO survey_settings (shop_id, question, asks_comment, version, problem, updated_at) VALUES ($1, $2, true, 1, $3, now())`,
    [shopId, POISON[9], `Shopify refused: ${all}`],
  );
  await pool.query(
    `INSERT INTO stops (shop_id, act, cause, reason, since) VALUES ($1, 'launching', 'operator', $2, now())`,
    [shopId, all],
  );
  await writeSettings(pool, shopId, teamSettings, {
    members: [{ staffId: 8123456789 as StaffId, name: POISON[10]!, may: ["policy"] }],
  });
  await pool.query(
    `SELECT graphile_worker.add_job('offers.launch', json_build_object('shopId', $1::int, 'offerId', $2::text))`,
    [shopId, randomUUID()],
  );
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET last_error = $2, attempts = max_attempts, locked_at = NULL
      WHERE (payload->>'shopId')::int = $1`,
    [shopId, `AccessDenied: query refused for ${all} (HTTP 403)`],
  );
});
afterAll(closeDatabase);

const down = {
  domain: "demo.myshopify.com",
  request: () => Promise.reject(new Error(POISON.join(" "))),
} as unknown as AdminClient;

it("diagnostics that are copied hold nothing of customers, no codes and no keys, whatever the shop and its errors hold", async () => {
  const { diagnostics } = await healthPage(shop, new Date(), down);
  const parts = POISON.flatMap((text) => [text, ...text.split(/[\s@.,#-]+/)]).filter(
    (part) => part.length > 3 && !/^(parcel|discount|orders|https?:?|code|parcel)$/i.test(part),
  );
  expect(parts.filter((part) => diagnostics.toLowerCase().includes(part.toLowerCase()))).toEqual(
    [],
  );
});

it("they say what whoever helps has to know", async () => {
  const { diagnostics } = await healthPage(shop, new Date(), down);
  for (const said of [
    `shop: ${shop.domain}`,
    `node ${process.version}`,
    "shopify api 2026-10",
    "scopes: read_orders write_discounts",
    "Connection to Shopify: Paused",
    "given up=1",
    "offers.launch tries=",
    "given up: AccessDenied: query refused for …",
    "stopped launching: operator",
    "bulk export: interrupted",
    "missing scopes: read_all_orders",
    "orders/create: never",
  ])
    expect(diagnostics).toContain(said);
  expect(diagnostics).toMatch(/tables \d{14}_\w+/);
});

it("health is one line when all is well, and names what is not, the worst first", async () => {
  const { troubles } = await healthPage(shop, new Date(), down);
  expect(troubles[0]).toMatchObject({ title: "Connection to Shopify" });
  expect(troubles.map(({ title }) => title)).toContain("Work in the background");
  expect(troubles.every(({ badge }) => ["critical", "attention"].includes(badge.tone!))).toBe(true);
});
