import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { cancelJobsOfShop } from "../../app/jobs/enqueue.server.ts";
import { redactCustomer, redactShop } from "../../app/shops/erasure.server.ts";
import { openRequests, takeUpOpenRequests } from "../../app/shops/privacy.server.ts";
import { answerWebhook } from "../../app/shops/webhooks.server.ts";
import { holdings } from "../../app/worker/holdings.ts";
import { anyRow } from "../support/any-row.ts";

const DOMAIN = "law.myshopify.com";
const SHOP = 1;
const ANNA = 7;
const HOUR = 3_600_000;

beforeEach(async () => {
  for (const table of [
    "shops",
    "orders",
    "survey_responses",
    "offer_redemptions",
    "privacy_requests",
    "webhook_receipts",
    "graphile_worker._private_jobs",
  ])
    await pool.query(`DELETE FROM ${table}`);
  await pool.query("INSERT INTO shops (shop_id, domain, installed_at) VALUES ($1, $2, $3)", [
    SHOP,
    DOMAIN,
    new Date(Date.now() - HOUR),
  ]);
});
afterAll(closeDatabase);

/** A webhook as Shopify signs it, with these headers and no others. */
async function tell(topic: string, text: string, headers: Record<string, string> = {}) {
  const all: Record<string, string> = {
    "x-shopify-topic": topic,
    "x-shopify-hmac-sha256": createHmac("sha256", process.env["SHOPIFY_API_SECRET"]!)
      .update(text)
      .digest("base64"),
    ...headers,
  };
  const request = {
    method: "POST",
    header: (name: string) => all[name] ?? null,
    rawBody: Buffer.from(text),
  };
  return (await answerWebhook(request)).status;
}

const full = (triggeredAt = new Date()) => ({
  "x-shopify-shop-domain": DOMAIN,
  "x-shopify-api-version": "2026-10",
  "x-shopify-webhook-id": randomUUID(),
  "x-shopify-triggered-at": triggeredAt.toISOString(),
});
const redact = (more: object) =>
  tell("customers/redact", JSON.stringify({ shop_id: 1, shop_domain: DOMAIN, ...more }));

interface Waiting {
  key: string;
  payload: { requestId: string };
}
const waiting = async () =>
  (
    await pool.query<Waiting>(
      `SELECT j.key, j.payload FROM graphile_worker._private_jobs j WHERE attempts < max_attempts ORDER BY 1`,
    )
  ).rows;

/** Works what waits to be erased. */
async function erase(): Promise<void> {
  for (const { key, payload } of await waiting())
    if (key.startsWith("shops.erase-customer"))
      await redactCustomer(holdings, SHOP, payload.requestId);
}

async function order(orderId: number, customerId: number | null): Promise<void> {
  await anyRow(pool, "orders", orderId, {
    shop_id: SHOP,
    order_id: orderId,
    customer_id: customerId,
  });
  for (const table of ["survey_responses", "offer_redemptions"])
    await anyRow(pool, table, orderId, {
      shop_id: SHOP,
      order_id: orderId,
      customer_id: customerId,
    });
}

/** Orders that still have what belongs to a person, answers, and redemptions with a customer. */
async function personal() {
  const of = async (sql: string) =>
    (await pool.query<{ id: number }>(sql)).rows.map(({ id }) => id);
  return {
    orders: await of(
      `SELECT order_id AS id FROM orders WHERE name <> '' OR customer_id IS NOT NULL
          OR confirmation_number IS NOT NULL OR checkout_token_hash IS NOT NULL ORDER BY 1`,
    ),
    answers: await of("SELECT order_id AS id FROM survey_responses ORDER BY 1"),
    redemptions: await of(
      "SELECT order_id AS id FROM offer_redemptions WHERE customer_id IS NOT NULL ORDER BY 1",
    ),
  };
}

describe("a customer who asks to be erased", () => {
  it("is erased from the orders Shopify names, which it has taken them off already", async () => {
    await order(70, null);
    await order(71, ANNA);
    await order(72, 8);
    expect(await redact({ customer: { id: ANNA }, orders_to_redact: [70] })).toBe(200);
    await erase();
    expect(await personal()).toEqual({ orders: [72], answers: [72], redemptions: [72] });
  });

  it("is erased from the orders Shopify names when it gives no more than an e-mail address", async () => {
    await order(70, null);
    await order(71, ANNA);
    const asker = { id: null, email: "anna@example.com", phone: "555-625-1199" };
    expect(await redact({ customer: asker, orders_to_redact: [70, 71] })).toBe(200);
    expect(await redact({ customer: { email: "anna@example.com" } })).toBe(200);
    expect(await redact({ orders_to_redact: null })).toBe(200);
    await erase();
    expect(await personal()).toEqual({ orders: [], answers: [], redemptions: [] });
    expect((await openRequests(pool, SHOP)).open).toBe(0);
    // who was named by the order only is counted without it
    expect((await waiting()).map(({ key }) => key)).toContain("customers.refresh-facts:1:7");
  });

  it("leaves no request whose name tells who they were", async () => {
    await order(70, null);
    await redact({ customer: { id: ANNA }, orders_to_redact: [] });
    await redact({ customer: { id: ANNA }, orders_to_redact: [70] });
    await erase();
    expect((await personal()).orders).toEqual([]);
    const { rows } = await pool.query<Record<string, unknown>>("SELECT * FROM privacy_requests");
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row["request_id"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
      expect(row).toMatchObject({ customer_id: null, order_ids: [], export: null });
    }
    expect(rows[0]!["request_id"]).not.toBe(rows[1]!["request_id"]);
  });
});

describe("what a customer's request is called", () => {
  const ask = (id: string, asker = ANNA) =>
    tell(
      "customers/data_request",
      `{"shop_domain": "${DOMAIN}", "customer": {"id": ${asker}}, "data_request": {"id": ${id}}}`,
    );
  const names = async () =>
    (
      await pool.query<{ name: string }>(
        "SELECT request_id AS name FROM privacy_requests ORDER BY 1",
      )
    ).rows.map(({ name }) => name);

  it("is Shopify's number to the last digit: none is taken for another", async () => {
    for (const id of [
      "9999",
      '"9999"',
      "9007199254740993",
      "9007199254740992",
      '"18446744073709551615"',
    ])
      expect(await ask(id)).toBe(200);
    expect(await names()).toEqual([
      "data-18446744073709551615",
      "data-9007199254740992",
      "data-9007199254740993",
      "data-9999",
    ]);
  });

  it.each([
    "1e21",
    "-5",
    "1.5",
    "0",
    "9".repeat(400),
    `"${"9".repeat(400)}"`,
    "null",
    '"007"',
    "{}",
  ])(
    "is a name of our own when that is no number of Shopify's, and each is kept: %s",
    async (id) => {
      expect(await ask(id, ANNA)).toBe(200);
      expect(await ask(id, 8)).toBe(200);
      const found = await names();
      expect(found).toHaveLength(2);
      for (const name of found) expect(name).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    },
  );

  it("is a name of our own when what should hold the number is something else", async () => {
    const text = `{"shop_domain": "${DOMAIN}", "customer": {"id": 7}, "data_request": "five"}`;
    expect(await tell("customers/data_request", text)).toBe(200);
    expect(await names()).toHaveLength(1);
  });
});

it.each(["write\\u0000orders", "write\\ud800orders"])(
  "a scope no database can hold is refused, not an error: %j",
  async (scope) => {
    const text = `{"current": ["read_orders", "${scope}"]}`;
    expect(await tell("app/scopes_update", text, full())).toBe(400);
  },
);

describe("requests that wait", () => {
  const uninstalled = () => tell("app/uninstalled", JSON.stringify({ id: 1 }), full());
  const ask = async () => {
    await tell(
      "customers/data_request",
      JSON.stringify({ shop_domain: DOMAIN, customer: { id: ANNA }, data_request: { id: 5 } }),
    );
    await redact({ customer: { id: ANNA }, orders_to_redact: [] });
    await tell("shop/redact", JSON.stringify({ shop_domain: DOMAIN }));
  };
  const kinds = async () => (await waiting()).map(({ key }) => key.split(":")[0]);
  const all = ["shops.erase-customer", "shops.erase-shop", "shops.export-customer"];

  it("are still there after the app is uninstalled; other work is not", async () => {
    await ask();
    await pool.query(
      "SELECT graphile_worker.add_job('orders.reconcile', '{\"shopId\": 1}', job_key := 'orders.reconcile:1')",
    );
    expect(await uninstalled()).toBe(200);
    expect(await kinds()).toEqual(all);
  });

  it("are taken up again at night whatever became of their jobs, also of a shop that left", async () => {
    await ask();
    await pool.query("DELETE FROM graphile_worker._private_jobs WHERE key LIKE '%erase%'");
    await pool.query("UPDATE graphile_worker._private_jobs SET attempts = max_attempts");
    await pool.query("UPDATE shops SET uninstalled_at = now()");
    await takeUpOpenRequests();
    expect(await kinds()).toEqual(all);
    await erase();
    await takeUpOpenRequests();
    expect(await kinds()).toContain("shops.erase-shop");
    expect((await openRequests(pool, SHOP)).open).toBe(2);
  });

  it("of the release before say whom they are about once more, and then nobody's name", async () => {
    await order(71, ANNA);
    const digest = "7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451";
    await pool.query(
      `INSERT INTO privacy_requests (shop_id, request_id, topic, due_at) VALUES ($1, $2, 'customers/redact', now())`,
      [SHOP, `redact-${digest.slice(0, 16)}`],
    );
    await cancelJobsOfShop(pool, SHOP);
    await takeUpOpenRequests();
    const { rows } = await pool.query("SELECT request_id FROM privacy_requests");
    expect(rows).toEqual([{ request_id: expect.not.stringContaining("redact") as string }]);
    await erase();
    expect((await personal()).orders).toEqual([]);
  });

  const eraseShop = (found: "installed" | "gone" | "unknown") =>
    redactShop(SHOP, DOMAIN, () => Promise.resolve(found));
  const askForShop = () => tell("shop/redact", JSON.stringify({ shop_domain: DOMAIN }));
  const isThere = async () => (await pool.query("SELECT 1 FROM shops")).rowCount === 1;

  it("to erase a shop that is installed again are answered, and nothing is erased", async () => {
    await askForShop();
    await eraseShop("installed");
    const { rows } = await pool.query("SELECT outcome, completed_at FROM privacy_requests");
    expect(rows).toEqual([{ outcome: "installed_again", completed_at: expect.any(Date) as Date }]);
    expect(await isThere()).toBe(true);
  });

  it("to erase a shop whose uninstall nobody heard are done when Shopify says that it is gone", async () => {
    await askForShop();
    await eraseShop("gone");
    expect(await isThere()).toBe(false);
  });

  it("stay open while Shopify cannot tell whether the shop is gone, and are done before the law's last day", async () => {
    await askForShop();
    await eraseShop("unknown");
    expect((await openRequests(pool, SHOP)).open).toBe(1);
    expect(await isThere()).toBe(true);
    await pool.query("UPDATE privacy_requests SET due_at = $1", [new Date(Date.now() + 48 * HOUR)]);
    await eraseShop("unknown");
    expect(await isThere()).toBe(false);
  });
});

describe("Shopify's own examples, whose numbers no shop has", () => {
  const outcomes = async () =>
    (
      await pool.query<{ topic: string; outcome: string }>(
        "SELECT topic, outcome FROM webhook_receipts",
      )
    ).rows;

  it.each([
    ["orders/create", '{"id": 820982911946154508}', "ORDERS_CREATE"],
    [
      "customers/merge",
      `{"admin_graphql_api_customer_kept_id": "gid://shopify/Customer/820982911946154508",
        "admin_graphql_api_customer_deleted_id": "gid://shopify/Customer/820982911946154509"}`,
      "CUSTOMERS_MERGE",
    ],
    [
      "customers/redact",
      `{"shop_domain": "${DOMAIN}", "customer": {"id": 820982911946154508}, "orders_to_redact": [299938]}`,
      "CUSTOMERS_REDACT",
    ],
    [
      "customers/data_request",
      `{"shop_domain": "${DOMAIN}", "customer": {"id": 7}, "orders_requested": [820982911946154508]}`,
      "CUSTOMERS_DATA_REQUEST",
    ],
  ])("are answered 200 and written down as not ours: %s", async (topic, text, name) => {
    expect(await tell(topic, text, full())).toBe(200);
    expect(await outcomes()).toEqual([{ topic: name, outcome: "not_ours" }]);
    expect(await waiting()).toEqual([]);
  });

  it("are no excuse for a body that is wrong besides", async () => {
    const text = '{"admin_graphql_api_customer_kept_id": 820982911946154508}';
    expect(await tell("customers/merge", text, full())).toBe(400);
  });
});

describe("an uninstall", () => {
  const body = JSON.stringify({ id: 1, myshopify_domain: DOMAIN });
  const left = async () =>
    (await pool.query("SELECT 1 FROM shops WHERE uninstalled_at IS NOT NULL")).rowCount === 1;
  const reinstall = () =>
    pool.query("UPDATE shops SET uninstalled_at = NULL, installed_at = $1", [new Date()]);

  it("that is heard for the first time is believed", async () => {
    expect(await tell("app/uninstalled", body, full())).toBe(200);
    expect(await left()).toBe(true);
  });

  it("that was heard before is not believed, whatever its headers say now: Shopify is asked", async () => {
    await tell("app/uninstalled", body, full());
    await reinstall();
    expect(await tell("app/uninstalled", body, full(new Date(Date.now() + HOUR)))).toBe(200);
    expect(await left()).toBe(false);
    expect((await waiting()).map(({ key }) => key)).toContain("shops.look-whether-gone:1");
  });

  it("without a moment after the installation is not believed either", async () => {
    const { "x-shopify-triggered-at": _, ...without } = full();
    await tell("app/uninstalled", body, without);
    expect(await left()).toBe(false);
    expect((await waiting()).map(({ key }) => key)).toEqual(["shops.look-whether-gone:1"]);
  });
});
