import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { ProtectedDataRefused } from "../../app/admin-api/errors.ts";
import type { AdminClient } from "../../app/admin-api/client.server.ts";
import { customerPage } from "../../app/pages/customer/read.server.ts";
import { parseListQuery } from "../../app/pages/customers/list-query.ts";
import { customersCsv } from "../../app/pages/customers/file.server.ts";
import { customersPage } from "../../app/pages/customers/read.server.ts";
import { actOnHome } from "../../app/pages/home/act.server.ts";
import { homePage } from "../../app/pages/home/read.server.ts";
import { closeDatabase, pool, transaction } from "../../app/db.server.ts";
import { rebuildDays } from "../../app/customers/days.server.ts";
import { refreshStateTotals } from "../../app/clv/states/state-totals.server.ts";
import { rebuildFacts, refreshTotals } from "../../app/customers/facts.server.ts";
import { keepDay } from "../../app/clv/days.server.ts";
import { segmentsPage } from "../../app/pages/segments/read.server.ts";
import { getShop, type ShopRow } from "../../app/shops/shop.server.ts";
import { fillCustomers } from "../support/customers.ts";
import { periodAt } from "../support/usual-period.ts";

const now = new Date("2026-11-21T15:00:00Z");
let shop: ShopRow;

/** Shopify as these pages see it: knows names, or does not answer at all. */
function shopifyThat(answers: (document: string, variables: unknown) => Promise<unknown>) {
  return { domain: "demo.myshopify.com", request: answers, mutate: answers } as AdminClient;
}
const down = shopifyThat(() => Promise.reject(new Error("Shopify is down")));
const silent = shopifyThat(() => new Promise(() => undefined));
const knowsNames = shopifyThat(async (document, variables) => {
  if (document.includes("nodes(ids"))
    return {
      nodes: (variables as { ids: string[] }).ids.map((id) => ({ id, displayName: `Name ${id}` })),
    };
  if (document.includes("customers(query"))
    return { customers: { nodes: [{ id: "gid://shopify/Customer/1002" }] } };
  return { customer: { displayName: "Anna", defaultEmailAddress: null } };
});

interface NewOrder {
  customerId: number | null;
  day: string;
  revenueMinor?: number;
  counts?: boolean;
  test?: boolean;
}

let lastOrder = 0;
async function placeOrders(orders: NewOrder[]): Promise<void> {
  for (const { customerId, day, revenueMinor = 5000, counts = true, test = false } of orders)
    await pool.query(
      `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
         total_minor, refunded_minor, discount_minor, discount_codes)
       VALUES ($1, $2, $3, '#' || $2::bigint, $4::date + time '12:00', now(), $4::date, $5, $6, $7, $7, 0, 0, '{}')`,
      [shop.shopId, ++lastOrder, customerId, day, test, counts, counts ? revenueMinor : 0],
    );
}

async function importIs(phase: string, read: number, expected: number): Promise<void> {
  await pool.query("DELETE FROM order_imports WHERE shop_id = $1", [shop.shopId]);
  await pool.query(
    `INSERT INTO order_imports (shop_id, import_id, way, phase, orders_read, orders_expected) VALUES ($1, $2, 'bulk', $3, $4, $5)`,
    [shop.shopId, randomUUID(), phase, read, expected],
  );
}

async function countEverything(): Promise<void> {
  await rebuildFacts(pool, shop.shopId);
  await refreshTotals(pool, shop.shopId, { median: null, low: null, high: null });
}

const asked = (address = "") => periodAt(now, shop.timezone, address);

const query = (address = "") => {
  const parsed = parseListQuery(new URLSearchParams(address));
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return parsed.query;
};

beforeEach(async () => {
  const domain = `${randomUUID()}.myshopify.com`;
  await pool.query("INSERT INTO shops (domain, timezone) VALUES ($1, 'America/New_York')", [
    domain,
  ]);
  shop = (await getShop(pool, domain))!;
});
afterAll(closeDatabase);

describe("home", () => {
  it("of a shop just installed waits for the import and has no number to show", async () => {
    const home = await homePage(shop, asked(), now);
    expect(home.progress).toBeNull();
    expect(home.ordersCounted).toBe(0);
    expect(home.figures.clv.value).toEqual({ kind: "unknown", why: "orders are being read" });
    expect(home.guide?.every((step) => !step.done)).toBe(true);
  });

  it("keeps the guide when everything is set up, until somebody puts it away", async () => {
    await importIs("done", 1, 1);
    const of = [shop.shopId, randomUUID()];
    for (const row of [
      `INSERT INTO survey_settings (shop_id, question, asks_comment, version, published_at, updated_at)
       SELECT $1, '', true, 1, now(), now() WHERE $2::uuid IS NOT NULL`,
      `INSERT INTO survey_responses (shop_id, response_id, survey_id, survey_version, touchpoint, order_id, rating, answers,
         locale, idempotency_key, state) VALUES ($1, $2, 'default', 1, 'thank_you', 1, 5, '{}', 'en', 'k', 'verified')`,
      `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, starts_at, holdout_percent, code_prefix, state)
       VALUES ($1, $2, 'A', 'slipping', 'percentage', 10, now(), 10, 'A', 'active')`,
      `INSERT INTO flash_sales (shop_id, sale_id, title, percent, product_ids, starts_at, ends_at, state)
       VALUES ($1, $2, 'A', 10, '{1}', now(), now(), 'ended')`,
    ])
      await pool.query(row, of);
    const complete = { ...shop, scopes: ["read_inventory"] };
    const guide = async () => (await homePage(complete, asked(), now)).guide;
    expect((await guide())?.map(({ done }) => done)).toEqual([true, true, true, true, true]);
    const form = new FormData();
    form.set("intent", "dismiss-guide");
    await actOnHome(shop.shopId, ["policy"], form);
    expect(await guide()).toBeNull();
  });

  it("shows first numbers while the import runs, but nothing that needs all orders", async () => {
    await placeOrders([
      { customerId: 1, day: "2026-11-01" },
      { customerId: 1, day: "2026-11-10" },
      { customerId: 2, day: "2026-11-12" },
      { customerId: null, day: "2026-11-13" },
      { customerId: 3, day: "2026-11-13", counts: false, test: true },
    ]);
    await countEverything();
    await importIs("loading", 400, 6000);
    const home = await homePage(shop, asked(), now);
    expect(home.progress).toMatchObject({ standing: "running", read: 400, expected: 6000 });
    expect(home.ordersCounted).toBe(4);
    expect(home.guests).toEqual({ orders: 1, revenueMinor: 5000 });
    expect(home.attention).toEqual([]);
    const figure = (key: string) => home.figures.parts.find((one) => one.key === key)?.value;
    expect(figure("customers")).toEqual({ kind: "count", value: 2 });
    expect(figure("orders")).toEqual({ kind: "count", value: 3 });
    expect(home.figures.main[0]?.value).toMatchObject({
      why: expect.stringContaining("1 of 2 customers came back"),
    });
    // 150 dollars of 2 customers over T = 2 years
    expect(home.figures.clv.value).toEqual({ kind: "money", minor: 15_000 });
  });

  it("compares with the period before when the import is over, and says which", async () => {
    await placeOrders([
      ...Array.from({ length: 10 }, (_, n) => ({ customerId: 1 + n, day: "2026-05-01" })),
      { customerId: 2, day: "2026-10-01" },
      { customerId: 1, day: "2026-11-10" },
      { customerId: 11, day: "2026-11-12" },
    ]);
    await countEverything();
    await transaction((db) => rebuildDays(db, shop.shopId, "2026-11-21"));
    await importIs("done", 13, 13);
    const { figures, course } = await homePage(shop, asked(), now);
    // 2 of 11 now, 1 of 10 then
    const [repeat] = figures.main;
    expect(repeat!.change!.by).toEqual({ kind: "share", share: expect.closeTo(2 / 11 - 0.1) });
    expect(repeat!.change!.during).toBe("since Oct 22, 2026");
    expect(course!.added).toMatchObject({
      customers: { now: { value: 1 }, then: { value: 0 }, grown: null },
      orders: { now: { value: 2 }, then: { value: 1 }, grown: 1 },
      revenue: { now: { minor: 10_000 }, then: { minor: 5000 }, grown: 1 },
      aov: { now: { minor: 5000 }, then: { minor: 5000 }, grown: 0 },
    });
    expect(course!.values["repeat-rate"]).toHaveLength(30);
    const alone = await homePage(shop, asked("?against=none"), now);
    expect(alone.figures.main[0]!.change).toBeUndefined();
    // a year before there was no order
    const year = await homePage(shop, asked("?against=year"), now);
    expect(year.figures.main[0]!.change).toBeUndefined();
    expect(year.course!.added.orders).toMatchObject({ now: { value: 2 }, then: null });
  });
});

describe("a customer's page", () => {
  it("turns through every order once, newest first, orders that do not count among them", async () => {
    const days = Array.from({ length: 60 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index)));
    await placeOrders(
      days.map((day, index) => ({
        customerId: 1,
        // three orders a day: the edge of a page falls between orders of one moment
        day: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 3))).toISOString().slice(0, 10),
        counts: index % 7 > 0,
      })),
    );
    await countEverything();
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page = await customerPage(shop, down, "1", before, now);
      seen.push(...page!.timeline.map((entry) => entry.id));
      before = page!.older;
    } while (before !== null);
    const { rows } = await pool.query<{ id: string }>(
      "SELECT order_id::text AS id FROM orders WHERE shop_id = $1 ORDER BY processed_at DESC, order_id DESC",
      [shop.shopId],
    );
    expect(seen).toEqual(rows.map((row) => row.id));
  });

  it("tells orders, states, offers and answers in one order of time", async () => {
    await placeOrders([
      { customerId: 1, day: "2026-03-01" },
      { customerId: 1, day: "2026-03-01" },
      { customerId: 1, day: "2026-04-10" },
    ]);
    await countEverything();
    const { shopId } = shop;
    const [given, kept] = [randomUUID(), randomUUID()];
    for (const [offerId, title, launched] of [
      [given, "Come back", "2026-04-01T09:00:00Z"],
      [kept, "Spring", "2026-05-01T09:00:00Z"],
    ])
      await pool.query(
        `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, starts_at, holdout_percent, code_prefix, state, created_at, launched_at)
         VALUES ($1, $2, $3, 'slipping', 'percentage', 10, $4, 10, 'A', 'active', $4, $4)`,
        [shopId, offerId, title, launched],
      );
    await pool.query(
      `INSERT INTO offer_members (shop_id, offer_id, customer_id, code, code_state) VALUES ($1, $2, 1, 'A-1', 'added')`,
      [shopId, given],
    );
    await pool.query(
      `INSERT INTO experiment_members (shop_id, experiment_id, customer_id, arm)
       VALUES ($1, $2, 1, 'treated'), ($1, $3, 1, 'holdout')`,
      [shopId, given, kept],
    );
    // redeemed by the order of April 10, at its very instant
    await pool.query(
      `INSERT INTO offer_redemptions (shop_id, order_id, offer_id, customer_id, code, revenue_minor, discount_minor, redeemed_at)
       SELECT $1, order_id, $2, 1, 'A-1', 5000, 500, processed_at FROM orders WHERE shop_id = $1 AND day = '2026-04-10'`,
      [shopId, given],
    );
    await pool.query(
      `INSERT INTO survey_responses (shop_id, response_id, survey_id, survey_version, touchpoint, order_id, customer_id, rating, answers, locale,
         idempotency_key, state, received_at)
       VALUES ($1, $2, 's', 1, 'thank_you', 1, 1, 5, '{"rating": 5}', 'en', 'k', 'verified', '2026-03-02T10:00:00Z'),
              ($1, $3, 's', 1, 'order_status', 1, 1, 1, '{"rating": 1}', 'en', 'k', 'pending', '2026-03-03T10:00:00Z')`,
      [shopId, randomUUID(), randomUUID()],
    );
    await pool.query(
      `INSERT INTO state_changes (shop_id, customer_id, day, from_state, to_state)
       VALUES ($1, 1, '2026-03-20', NULL, 'slipping'), ($1, 1, '2026-04-10', 'slipping', 'active')`,
      [shopId],
    );
    const { timeline } = (await customerPage(shop, down, "1", null, now))!;
    const told = timeline.map((entry) => {
      if (entry.kind === "order")
        return entry.order.isFirst ? "first order" : `order after ${entry.order.daysSincePrevious}`;
      if (entry.kind === "state") return `${entry.change.from} to ${entry.change.to}`;
      if (entry.kind === "offer") return `${entry.offer.kind} ${entry.offer.title}`;
      return `rated ${entry.answer.rating}`;
    });
    expect(told).toEqual([
      "held_out Spring",
      "slipping to active",
      "redeemed Come back",
      "order after 40",
      "given Come back",
      "null to slipping",
      "rated 5",
      "order after 0",
      "first order",
    ]);
  });

  it("is nobody's when no order counts", async () => {
    await placeOrders([{ customerId: 5, day: "2026-11-01", counts: false }]);
    await countEverything();
    expect(await customerPage(shop, down, "5", null, now)).toBeNull();
  });

  it("shows numbers when Shopify does not answer in time", async () => {
    await placeOrders([{ customerId: 1, day: "2026-11-01" }]);
    await countEverything();
    const page = await customerPage(shop, silent, "1", null, now);
    expect(page?.contact).toBeNull();
    expect(page?.timeline).toHaveLength(1);
    expect(await page?.shopifyRfm).toBeNull();
  });
});

describe("the customers page", () => {
  it("asks Shopify for the names of the rows it shows, and does without them", async () => {
    await fillCustomers(pool, shop.shopId, 5);
    const { list } = await customersPage(shop, knowsNames, query(), now);
    expect(list.rows).toHaveLength(5);
    for (const { id, name } of list.rows) expect(name).toBe(`Name gid://shopify/Customer/${id}`);
    const without = await customersPage(shop, down, query(), now);
    for (const { id, name } of without.list.rows) expect(name).toBe(`Customer ${id}`);
  });

  it("searches words at Shopify, and says so when Shopify cannot be asked", async () => {
    await fillCustomers(pool, shop.shopId, 5);
    const found = await customersPage(shop, knowsNames, query("q=anna"), now);
    expect(found.list.rows.map(({ id }) => id)).toEqual(["1002"]);
    const failed = await customersPage(shop, down, query("q=anna"), now);
    expect(failed.list.rows).toEqual([]);
    expect(failed.list.sentence).toMatch(/does not answer the search by name/);
    const refused = shopifyThat(() =>
      Promise.reject(new ProtectedDataRefused("demo", { kind: "object", name: "Customer" })),
    );
    const { list } = await customersPage(shop, refused, query("q=anna"), now);
    expect(list.sentence).toMatch(/has not approved Boomerang for protected customer data/);
  });

  it("finds a customer by number without asking anybody", async () => {
    await fillCustomers(pool, shop.shopId, 5);
    const { list } = await customersPage(shop, down, query("q=1003"), now);
    expect(list.rows.map(({ id }) => id)).toEqual(["1003"]);
  });

  it("exports one line a customer, amounts in the shop's currency, no names", async () => {
    await fillCustomers(pool, shop.shopId, 30);
    let csv = "";
    for await (const part of customersCsv(shop, knowsNames, query("state=vip"), now)) csv += part;
    const [header, ...lines] = csv.trimEnd().split("\r\n");
    expect(header).toMatch(/^customer_id,state,value,predicted_12_months,/);
    const { list } = await customersPage(shop, knowsNames, query("state=vip"), now);
    expect(lines).toHaveLength(list.count);
    expect(lines[0]).toMatch(/^1\d\d\d,vip,\d+\.\d\d,.*,USD$/);
    expect(csv).not.toContain("Name");
  });
});

describe("the segments page", () => {
  const segmentsAddress = new Request("https://app.example/app/segments?period=7d");

  it("follows the size of a segment over the nights that were kept of the period, and says since when", async () => {
    const states = (vip: number) => [
      { state: "vip" as const, customers: vip, valueAtRiskMinor: 0 },
    ];
    const days = { "2026-11-01": 9, "2026-11-18": 4, "2026-11-21": 7 };
    for (const [day, vip] of Object.entries(days))
      await keepDay(pool, shop.shopId, day, { states: states(vip), expected: null });
    const page = await segmentsPage({ shop, staffId: null }, segmentsAddress, now);
    const vip = page.groups
      .flatMap(({ segments }) => segments)
      .find(({ state }) => state === "vip")!;
    expect(vip.size).toEqual({
      values: [4, 7],
      since: "2026-11-18",
      until: "2026-11-21",
      change: 3,
    });
    expect(page.since).toBe("2026-11-01");
    expect(page.asked.period).toMatchObject({ kind: "7d", from: "2026-11-15", to: "2026-11-21" });
  });

  it("says for how many days moves are followed, and nothing of days before", async () => {
    expect((await segmentsPage({ shop, staffId: null }, segmentsAddress, now)).followed).toBe(0);
    await pool.query(
      `INSERT INTO state_changes (shop_id, customer_id, day, from_state, to_state)
       VALUES ($1, 1, '2026-11-18', NULL, 'new'), ($1, 2, '2026-11-21', NULL, 'new')`,
      [shop.shopId],
    );
    expect((await segmentsPage({ shop, staffId: null }, segmentsAddress, now)).followed).toBe(3);
  });

  it("has as many customers in each segment as the list has behind it", async () => {
    await fillCustomers(pool, shop.shopId, 200);
    await refreshStateTotals(pool, shop.shopId, "2026-11-21");
    const { groups } = await segmentsPage({ shop, staffId: null }, segmentsAddress, now);
    expect(groups.flatMap((group) => group.segments).some(({ customers }) => customers > 0)).toBe(
      true,
    );
    for (const { state, customers } of groups.flatMap((group) => group.segments)) {
      const { list } = await customersPage(shop, down, query(`state=${state}`), now);
      expect({ state, customers }).toEqual({ state, customers: list.count });
    }
  });
});
