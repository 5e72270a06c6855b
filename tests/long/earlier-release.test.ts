import { createHmac, randomUUID } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { surveyResponsesPath } from "../../contracts/survey-answer.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { createSandbox, type Sandbox } from "../../sandbox/platform/sandbox.ts";
import { placeOrder } from "../../sandbox/storefront/place-order.ts";
import { patience } from "../../scripts/patience.ts";
import { inProject } from "../../scripts/paths.ts";
import { freePort } from "../../scripts/ports.ts";
import { databaseBefore, type OldDatabase } from "../support/before-migration.ts";
import {
  checkOutEarlierRelease,
  startEarlier,
  type EarlierProcess,
} from "../support/earlier-release.ts";
import { userAgent } from "../support/story.ts";
import { trueOrders } from "../support/truth.ts";

// Web and worker of the release before run, hold a shop, and go on while and after the database is migrated to today's
// shape: so a release is rolled out, and so it is taken back.
const KNOWN = "known.myshopify.com";
const LATER = "later.myshopify.com";
const KEYS = { SHOPIFY_API_KEY: "earlier-client", SHOPIFY_API_SECRET: "earlier-secret" };

let release: ReturnType<typeof checkOutEarlierRelease>;
let db: OldDatabase;
let sandbox: Sandbox;
let url: string;
const running: EarlierProcess[] = [];
const stateDir = fs.mkdtempSync(path.join(tmpdir(), "boomerang-earlier-"));

beforeAll(async () => {
  release = checkOutEarlierRelease();
  const theirs = new Set(fs.readdirSync(path.join(release.folder, "prisma", "migrations")));
  const added = fs
    .readdirSync(inProject("prisma", "migrations"))
    .sort()
    .find((one) => !theirs.has(one));
  expect(added, "there is a migration to survive").toBeDefined();
  db = await databaseBefore(added!);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  sandbox = await createSandbox({
    dir: stateDir,
    apiKey: KEYS.SHOPIFY_API_KEY,
    apiSecret: KEYS.SHOPIFY_API_SECRET,
    tomlPath: path.join(release.folder, "shopify.app.toml"),
    shops: [{ domain: KNOWN }, { domain: LATER }],
    appUrl: url,
    webhookRetryScale: 0.0001,
  });
  for (const domain of [KNOWN, LATER])
    await generateShop(sandbox.shop(domain), {
      orders: 150,
      seed: domain,
      endsAt: sandbox.clock.now(),
    });
  const env = {
    ...KEYS,
    NODE_ENV: "production",
    DATABASE_URL: db.url,
    SANDBOX_URL: sandbox.url,
    SHOPIFY_APP_URL: url,
    ENCRYPTION_KEY: Buffer.alloc(32, 3).toString("base64"),
    PORT: String(port),
    HOST: "127.0.0.1",
  };
  for (const entry of ["app/server.ts", "app/worker/main.ts"] as const)
    running.push(await startEarlier(release.folder, entry, env));
  await install(KNOWN);
  await db.migrate();
});

afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await sandbox?.close();
  release?.remove();
  fs.rmSync(stateDir, { recursive: true, force: true });
});

const open = (domain: string, place: string, init: RequestInit = {}) => {
  const host = Buffer.from(`admin.shopify.com/store/${domain.split(".")[0]}`).toString("base64");
  const address = new URL(place, url);
  for (const [name, value] of Object.entries({ embedded: "1", shop: domain, host }))
    address.searchParams.set(name, value);
  return fetch(address, {
    redirect: "manual",
    ...init,
    headers: {
      authorization: `Bearer ${sandbox.sessionToken(domain, "admin")}`,
      "user-agent": userAgent,
    },
  });
};

async function until(fact: string, holds: () => Promise<boolean>): Promise<void> {
  for (const waiting = patience(60_000); !(await holds());) {
    if (waiting.isOver()) {
      const jobs = await db.query(
        "SELECT task_identifier, attempts, run_at > now() AS later, last_error FROM graphile_worker.jobs LIMIT 20",
      );
      throw new Error(`still not so: ${fact}. ${JSON.stringify(jobs)}. ${said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function settle(): Promise<void> {
  await sandbox.settle();
  await until("no job is left to do", async () => {
    const [row] = await db.query<{ left: number }>(
      "SELECT count(*)::int AS left FROM graphile_worker.jobs WHERE run_at < now() + interval '5 seconds' AND attempts < max_attempts",
    );
    return row!.left === 0;
  });
}

async function install(domain: string): Promise<void> {
  sandbox.install(domain);
  expect((await open(domain, "/app")).status).toBe(200);
  await until(`${domain} is read`, async () => {
    const phases = await db.query<{ phase: string }>(
      "SELECT phase FROM order_imports JOIN shops USING (shop_id) WHERE domain = $1",
      [domain],
    );
    return phases.some(({ phase }) => phase === "done");
  });
  await settle();
}

const said = () => running.flatMap((one) => one.complaints()).join("\n");

/** What is held of a shop's orders, as the shop itself counts them. */
async function expectToHold(domain: string): Promise<void> {
  const held = await db.query<{ id: string; revenue: number; counts: boolean }>(
    `SELECT order_id::text AS id, revenue_minor::int AS revenue, counts FROM orders JOIN shops USING (shop_id)
      WHERE domain = $1 ORDER BY order_id`,
    [domain],
  );
  expect(held.length).toBeGreaterThan(140);
  // the rule of revenue may have changed since: what is there and whether it counts has not
  const known = new Map(held.map(({ id, counts }) => [id, counts]));
  const inShop = [...trueOrders(sandbox.shop(domain))];
  expect(known).toEqual(new Map(inShop.map(([id, { counts }]) => [id, counts])));
}

const PAGES = [
  ...["/app", "/app/customers", "/app/customers?state=slipping&sort=orders+desc", "/app/value"],
  ...["/app/churn", "/app/segments", "/app/offers", "/app/offers/new?segment=slipping"],
  ...["/app/flash-sales", "/app/flash-sales/new", "/app/surveys", "/app/surveys/question"],
  ...["/app/settings", "/app/customers/export"],
];

it.each(PAGES)("the release before serves %s on today's tables", async (place) => {
  const answer = await open(KNOWN, place);
  expect([place, answer.status]).toEqual([place, 200]);
  expect(await answer.text()).not.toContain('"errors":{');
});

it("a shop installs it, and all its orders are read", async () => {
  await install(LATER);
  await expectToHold(LATER);
});

it("an order that comes in by webhook is held, and its shopper's answer with it", async () => {
  const store = sandbox.shop(KNOWN);
  const [product] = [...store.products()].filter((one) => one.variants.length > 0);
  const { order } = placeOrder(sandbox, KNOWN, {
    checkoutToken: randomUUID(),
    lines: [{ variantId: product!.variants[0]!.id, quantity: 1 }],
    codes: [],
    shopper: null,
  });
  await settle();
  await expectToHold(KNOWN);
  const answered = await fetch(`${url}${surveyResponsesPath}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "user-agent": userAgent,
      origin: "null",
      authorization: `Bearer ${sandbox.sessionToken(KNOWN, "checkout")}`,
    },
    body: JSON.stringify({
      idempotencyKey: randomUUID(),
      surveyId: "post_purchase",
      version: 1,
      touchpoint: "thank_you",
      orderId: `gid://shopify/OrderIdentity/${order.id}`,
      checkoutToken: order.checkoutToken,
      confirmationNumber: order.confirmationNumber,
      locale: "en",
      answers: { rating: 4 },
    }),
  });
  expect([answered.status, await answered.text()]).toEqual([201, expect.anything()]);
  expect(
    await db.query("SELECT rating, state FROM survey_responses WHERE order_id = $1", [order.id]),
  ).toEqual([{ rating: 4, state: "verified" }]);
});

it("an offer is launched and stopped", async () => {
  const [shop] = await db.query<{ id: number }>(
    "SELECT shop_id AS id FROM shops WHERE domain = $1",
    [KNOWN],
  );
  const [segment] = await db.query<{ state: string }>(
    "SELECT state FROM customer_values WHERE shop_id = $1 GROUP BY state ORDER BY count(*) DESC LIMIT 1",
    [shop!.id],
  );
  const offerId = randomUUID();
  const fields = {
    ...{ offerId, segment: segment!.state, title: "Come back", kind: "percentage", percent: "10" },
    ...{ amount: "", minimum: "", once: "yes", expires: "no", endDay: "", endTime: "" },
    ...{ holdout: "10", margin: "" },
  };
  const body = new URLSearchParams(fields);
  const made = await open(KNOWN, "/app/offers/new", { method: "POST", body });
  expect(made.status).toBeLessThan(400);
  const state = async () =>
    (
      await db.query<{ state: string }>("SELECT state FROM offers WHERE offer_id = $1", [offerId])
    )[0]?.state;
  await until("the offer runs", async () => (await state()) === "active");
  const stop = new URLSearchParams({ intent: "stop" });
  await open(KNOWN, `/app/offers/${offerId}`, { method: "POST", body: stop });
  await until("the offer is stopped", async () => (await state()) === "stopped");
});

it("a night passes, and what customers ask for is done", async () => {
  const [customer] = await db.query<{ id: string }>(
    "SELECT customer_id::text AS id FROM customers JOIN shops USING (shop_id) WHERE domain = $1 ORDER BY orders DESC LIMIT 1",
    [KNOWN],
  );
  const body = JSON.stringify({
    shop_id: sandbox.shop(KNOWN).shop.id,
    shop_domain: KNOWN,
    customer: { id: Number(customer!.id) },
    orders_to_redact: [],
  });
  const asked = await fetch(`${url}/webhooks`, {
    method: "POST",
    body,
    headers: {
      "x-shopify-topic": "customers/redact",
      "x-shopify-shop-domain": KNOWN,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-triggered-at": new Date().toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", KEYS.SHOPIFY_API_SECRET)
        .update(body)
        .digest("base64"),
    },
  });
  expect(asked.status).toBe(200);
  await db.query("UPDATE shops SET night_of = night_of - 2, hour_of = hour_of - interval '1 day'");
  await db.query("SELECT graphile_worker.add_job('worker.rounds', '{}'::json)");
  await settle();
  const [done] = await db.query<{ at: Date | null }>(
    "SELECT completed_at AS at FROM privacy_requests WHERE topic = 'customers/redact'",
  );
  expect(done!.at).not.toBeNull();
});

it("and in all of this no job failed and nothing was complained of", async () => {
  const failed = await db.query<{ name: string; error: string }>(
    "SELECT task_identifier AS name, last_error AS error FROM graphile_worker.jobs WHERE last_error IS NOT NULL",
  );
  expect(failed).toEqual([]);
  expect(said()).toBe("");
});
