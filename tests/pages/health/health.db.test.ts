import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server.ts";
import { ProtectedDataRefused } from "../../../app/admin-api/errors.ts";
import { works } from "../../../app/figures/words.ts";
import { anyRow } from "../../support/any-row.ts";
import { healthPage } from "../../../app/pages/health/read.server.ts";
import { closeDatabase, pool } from "../../../app/db.server.ts";
import { formatInstant } from "../../../app/figures/format.ts";
import { enqueue } from "../../../app/jobs/enqueue.server.ts";
import { retryGivenUp } from "../../../app/jobs/queue-health.server.ts";
import { noteCheck, type OrderCheck } from "../../../app/orders/checks.server.ts";
import { getShop, type ShopRow } from "../../../app/shops/shop.server.ts";

const DAY = 86_400_000;
const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * DAY);

let shop: ShopRow;
beforeEach(async () => {
  shop = await newShop();
});
afterAll(closeDatabase);

/** What Shopify answers when it is asked who a customer is. */
let whoIs: () => Promise<unknown> = () => Promise.reject(new Error("Shopify is down"));
const admin = {
  domain: "demo.myshopify.com",
  request: () => whoIs(),
} as unknown as AdminClient;

async function newShop(): Promise<ShopRow> {
  const domain = `${randomUUID()}.myshopify.com`;
  await pool.query("INSERT INTO shops (domain, timezone) VALUES ($1, 'America/New_York')", [
    domain,
  ]);
  return (await getShop(pool, domain))!;
}

const health = () => healthPage(shop, now, admin);

const line = async (title: string) => (await health()).lines.find((one) => one.title === title)!;

const check = (change: Partial<OrderCheck>) =>
  noteCheck(pool, shop.shopId, {
    kind: "updates",
    beganAt: now,
    compared: 0,
    repaired: 0,
    removed: 0,
    drift: [],
    ...change,
  });

interface Reading {
  purpose?: string;
  way?: string;
  phase?: string;
  refused?: string;
  problem?: string;
  startedAt: Date;
}

async function reading({ purpose, way, phase, refused, problem, startedAt }: Reading) {
  await pool.query(
    `INSERT INTO order_imports (shop_id, import_id, purpose, way, phase, bulk_refused, problem, started_at, bulk_began_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      shop.shopId,
      randomUUID(),
      purpose ?? "import",
      way ?? "bulk",
      phase ?? "done",
      refused ?? null,
      problem ?? null,
      startedAt,
      refused ? null : startedAt,
    ],
  );
}

async function session(columns: { refreshToken: string | null; expires: Date | null }) {
  await pool.query(
    `INSERT INTO "Session" (id, shop, state, "accessToken", "refreshToken", expires, "refreshTokenExpires")
     VALUES ($1, $2, '', 'secret', $3, $4, $5)`,
    [`offline_${shop.domain}`, shop.domain, columns.refreshToken, columns.expires, ago(-90)],
  );
}

async function giveUp(of: ShopRow): Promise<void> {
  await enqueue(pool, "orders.reconcile", { shopId: of.shopId });
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'Shopify is down'
      WHERE (payload->>'shopId')::int = $1`,
    [of.shopId],
  );
}

describe("the health of a shop", () => {
  it("just installed says of everything that it is yet to come", async () => {
    const found = await health();
    expect(found.lines.map(({ title, badge }) => [title, badge.label])).toEqual([
      ["Connection to Shopify", "Works"],
      ["Launching, sending, crediting", "Works"],
      ["Access key", "Missing"],
      ["Access", "Under way"],
      ["Orders", "Under way"],
      ["Bulk access", "Not used yet"],
      ["History", "Under way"],
      ["Values and states", "Under way"],
      ["Customers' requests", "Works"],
      ["Names and e-mail addresses", "Under way"],
    ]);
    expect(found).toMatchObject({
      queue: { waiting: 0, running: 0, scheduled: 0, givenUp: 0, failed: [] },
      comparisons: { repairedLately: null },
    });
    expect(found.comparisons.rows.map(({ kind, last }) => [kind, last])).toEqual([
      ["updates", null],
      ["counts", null],
      ["all", null],
    ]);
    expect(found.webhooks.every(({ lastReceivedAt }) => lastReceivedAt === null)).toBe(true);
  });

  it("shows the last comparison of each kind, however many hourly ones came since", async () => {
    const drift = [{ month: "2026-10", shopify: 40, held: 41, shopifyMinor: 900, heldMinor: 950 }];
    await check({ kind: "all", beganAt: ago(6), compared: 50, repaired: 2, removed: 1, drift });
    await check({ kind: "counts", beganAt: ago(9), compared: 48, repaired: 30 });
    await check({ kind: "counts", beganAt: ago(1), compared: 49 });
    for (let hour = 30; hour >= 0; hour--)
      await check({ compared: hour, repaired: hour === 3 ? 4 : 0, beganAt: ago(hour / 24) });
    const { rows, repairedLately } = (await health()).comparisons;
    expect(rows).toMatchObject([
      { kind: "updates", last: { compared: 0, repaired: 0 }, drift: [] },
      { kind: "counts", last: { compared: 49, repaired: 0 } },
      { kind: "all", last: { compared: 50, equal: 48, repaired: 2, removed: 1 }, drift },
    ]);
    // 2 + 1 weekly, 4 hourly; the 30 of nine days ago are over
    expect(repairedLately).toBe(7);
  });

  it("says why the last weekly comparison came to nothing, without calling it an import", async () => {
    await reading({ startedAt: ago(20) });
    await reading({
      purpose: "weekly",
      phase: "failed",
      refused: "access",
      problem: "Shopify does not grant bulk access at the moment.",
      startedAt: ago(2),
    });
    const found = await health();
    expect((await line("Orders")).badge.label).toBe("Works");
    expect(found.comparisons.rows[2]!.failed).toEqual({
      at: ago(2).toISOString(),
      why: "Shopify does not grant bulk access at the moment.",
    });
  });

  it("tells bulk access that lapsed from an export that broke off, and since when", async () => {
    await reading({ startedAt: ago(30) });
    const bulk = () => line("Bulk access");
    const day = (days: number) => formatInstant(ago(days).toISOString(), shop.timezone);
    expect(await bulk()).toMatchObject({
      badge: { label: "Granted" },
      words: expect.stringContaining(`Last used on ${day(30)}`),
    });
    await reading({ purpose: "weekly", phase: "failed", refused: "ended", startedAt: ago(23) });
    expect(await bulk()).toMatchObject({
      badge: { label: "Interrupted" },
      words: expect.stringContaining(`The export of ${day(23)} came to nothing.`),
    });
    await reading({ purpose: "weekly", phase: "failed", refused: "access", startedAt: ago(16) });
    await reading({ way: "pages", phase: "loading", refused: "access", startedAt: ago(9) });
    const lapsed = await bulk();
    expect(lapsed.badge.label).toBe("Lapsed");
    expect(lapsed.words).toContain(`Refused since ${day(16)}`);
    expect(lapsed.words).toContain("Orders are read page by page meanwhile.");
    await reading({ purpose: "weekly", startedAt: ago(2) });
    expect(await bulk()).toMatchObject({
      badge: { label: "Granted" },
      words: expect.stringContaining(`Last used on ${day(2)}`),
    });
  });

  it("knows an access key that renews itself from one that will end, and shows neither", async () => {
    await session({ refreshToken: "secret", expires: ago(-0.01) });
    const found = await health();
    expect(await line("Access key")).toMatchObject({
      badge: { label: "Works" },
      words: expect.stringContaining(formatInstant(ago(-90).toISOString(), shop.timezone)),
    });
    expect(JSON.stringify(found)).not.toContain("secret");
    await pool.query(`DELETE FROM "Session"`);
    await session({ refreshToken: null, expires: ago(-0.01) });
    expect((await line("Access key")).badge.label).toBe("Ends soon");
  });
});

describe("work that was given up", () => {
  it("is named in words, and begins anew when the merchant asks, in this shop only", async () => {
    const other = await newShop();
    await giveUp(shop);
    await giveUp(other);
    expect((await health()).queue).toMatchObject({
      waiting: 0,
      givenUp: 1,
      failed: [
        { givenUp: true, words: "Compare the orders that changed", lastError: "Shopify is down" },
      ],
    });
    expect(await retryGivenUp(pool, shop.shopId)).toBe(1);
    expect((await health()).queue).toMatchObject({ waiting: 1, givenUp: 0 });
    expect(await retryGivenUp(pool, shop.shopId)).toBe(0);
    expect((await healthPage(other, now, admin)).queue.givenUp).toBe(1);
  });
});

describe("names and e-mail addresses", () => {
  const names = () => line("Names and e-mail addresses");
  const needs = "needs protected customer data level 2 (name, e-mail";
  const without = "Without it everything else works";

  it.each([
    ["are asked for", undefined, "Under way", "Shopify has not told yet"],
    [
      "are told",
      () =>
        Promise.resolve({
          customer: { displayName: "Anna", defaultEmailAddress: { emailAddress: "a@b.c" } },
        }),
      works.label,
      needs,
    ],
    [
      "are refused",
      () =>
        Promise.reject(
          new ProtectedDataRefused("demo.myshopify.com", { kind: "field", name: "displayName" }),
        ),
      "Hidden",
      "Names are hidden",
    ],
  ])("%s: the page says what is needed and what works without", async (_, says, label, begins) => {
    if (says) {
      await anyRow(pool, "customers", 1, { shop_id: shop.shopId });
      whoIs = says;
    }
    const { badge, words } = await names();
    expect(badge.label).toBe(label);
    for (const part of [begins, needs, without]) expect(words).toContain(part);
    expect(words).not.toContain("Anna");
  });

  it("are refused with everything else: the page does not say that the rest works", async () => {
    await anyRow(pool, "customers", 1, { shop_id: shop.shopId });
    whoIs = () =>
      Promise.reject(
        new ProtectedDataRefused("demo.myshopify.com", { kind: "object", name: "Customer" }),
      );
    const { badge, words } = await names();
    expect(badge.label).toBe("Refused");
    expect(words).toContain("(level 1), so orders and their customers cannot be read");
    expect(words).not.toContain(without);
  });
});
