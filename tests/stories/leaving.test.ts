import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { noticesOf } from "../support/notices.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory({
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: 90, seed: "leaving", endsAt: sandbox.clock.now() });
    },
  });
  await story.open();
  await imported(1);
});
afterAll(() => story.close());

async function imported(times: number) {
  await story.until(`import ${times} is done`, async () => {
    const rows = await story.db.query<{ phase: string }>(
      "SELECT phase FROM order_imports WHERE phase = 'done'",
    );
    return rows.length === times;
  });
  await story.settle();
}

/** A compliance webhook as Shopify signs it. */
async function ask(topic: string, payload: object, triggeredAt = new Date()): Promise<number> {
  const body = JSON.stringify({
    shop_id: story.store.shop.id,
    shop_domain: story.domain,
    ...payload,
  });
  const answer = await fetch(`${story.appUrl}/webhooks`, {
    method: "POST",
    body,
    headers: {
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": story.domain,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-triggered-at": triggeredAt.toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", process.env["SHOPIFY_API_SECRET"]!)
        .update(body)
        .digest("base64"),
    },
  });
  await story.settle();
  return answer.status;
}

/** Every table of shops with the number of rows in which the value appears in a column. */
async function traces(column: string, value: string | number): Promise<Record<string, number>> {
  const tables = await story.db.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = $1",
    [column],
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await story.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "${name}" WHERE ${column} = $1`,
      [value],
    );
    if (row!.n > 0) found[name] = row!.n;
  }
  return found;
}

async function aCustomer(): Promise<{ id: string; orders: number }> {
  const [row] = await story.db.query<{ id: string; orders: number }>(
    "SELECT customer_id::text AS id, orders FROM customers ORDER BY orders DESC, customer_id LIMIT 1",
  );
  return row!;
}

it("a data request gives the merchant everything that is held on the customer", async () => {
  const customer = await aCustomer();
  expect(
    await ask("customers/data_request", {
      customer: { id: Number(customer.id) },
      orders_requested: [],
      data_request: { id: 77 },
    }),
  ).toBe(200);
  const [request] = await story.db.query<{
    export: { held: Record<string, unknown[]> };
    days: number;
  }>(
    "SELECT export, round(extract(epoch FROM due_at - requested_at) / 86400)::int AS days FROM privacy_requests WHERE request_id = 'data-77'",
  );
  expect(request!.days).toBe(30);
  const orders = await story.db.query("SELECT 1 FROM orders WHERE customer_id = $1", [customer.id]);
  expect(request!.export.held["orders"]).toHaveLength(orders.length);
  expect(request!.export.held["customers"]).toHaveLength(1);
  expect(request!.export.held["customer_values"]).toHaveLength(1);
  expect(request!.export.held["order_lines"]!.length).toBeGreaterThan(0);
  expect((await noticesOf(story))["customer.gathered"]).toEqual([{}]);
});

it("a redacted customer leaves no trace, not even in the export that was made of them; the shop's money stays", async () => {
  const customer = await aCustomer();
  const [before] = await story.db.query<{ revenue: number }>(
    "SELECT sum(revenue_minor)::int AS revenue FROM orders",
  );
  expect(
    await ask("customers/redact", { customer: { id: Number(customer.id) }, orders_to_redact: [] }),
  ).toBe(200);
  expect(await traces("customer_id", customer.id)).toEqual({});
  const [after] = await story.db.query<{ revenue: number }>(
    "SELECT sum(revenue_minor)::int AS revenue FROM orders",
  );
  expect(after).toEqual(before);
  const mentions = await story.db.query(
    `SELECT 1 FROM privacy_requests WHERE to_jsonb(privacy_requests)::text LIKE '%' || $1 || '%'
     UNION ALL SELECT 1 FROM graphile_worker._private_jobs WHERE payload::text LIKE '%' || $1 || '%'`,
    [customer.id],
  );
  expect(mentions).toEqual([]);
});

it("uninstalling deletes the session and stops the jobs; facts wait for Shopify's redact", async () => {
  story.sandbox.uninstall(story.domain);
  await story.sandbox.settle();
  await story.until("the shop is marked as gone", async () => {
    const [shop] = await story.db.query<{ gone: boolean }>(
      "SELECT uninstalled_at IS NOT NULL AS gone FROM shops",
    );
    return shop!.gone;
  });
  expect(await story.db.query(`SELECT 1 FROM "Session"`)).toEqual([]);
  expect(
    await story.db.query(
      "SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'shopId' IS NOT NULL AND attempts < max_attempts",
    ),
  ).toEqual([]);
});

it("a second delivery of the uninstall, days later, changes nothing", async () => {
  const before = await story.db.query("SELECT uninstalled_at FROM shops");
  expect(await ask("app/uninstalled", {})).toBe(200);
  expect(await story.db.query("SELECT uninstalled_at FROM shops")).toEqual(before);
});

it("installed again, everything is read anew", async () => {
  await story.open();
  await imported(2);
  const [row] = await story.db.query<{ orders: number }>(
    "SELECT count(*)::int AS orders FROM orders",
  );
  expect(row!.orders).toBe(story.store.orderCount());
});

it("the old uninstall delivered once more does not uninstall the shop again", async () => {
  expect(await ask("app/uninstalled", {}, new Date(Date.now() - 3_600_000))).toBe(200);
  expect(await story.db.query(`SELECT 1 FROM "Session"`)).toHaveLength(1);
  expect(await story.db.query("SELECT uninstalled_at FROM shops")).toEqual([
    { uninstalled_at: null },
  ]);
});

it("a redact of the shop that came late does not erase a shop that is installed again", async () => {
  expect(await ask("shop/redact", {})).toBe(200);
  expect((await story.db.query("SELECT 1 FROM customers LIMIT 1")).length).toBe(1);
});

it("after uninstall and redact nothing of the shop is left in any table", async () => {
  const shopId = await story.shopId();
  story.sandbox.uninstall(story.domain);
  await story.sandbox.settle();
  await story.until(
    "the session is deleted",
    async () => (await story.db.query(`SELECT 1 FROM "Session"`)).length === 0,
  );
  expect(await ask("shop/redact", {})).toBe(200);
  await story.until(
    "the shop's row is gone",
    async () => (await story.db.query("SELECT 1 FROM shops")).length === 0,
  );
  expect(await traces("shop_id", shopId)).toEqual({});
});
