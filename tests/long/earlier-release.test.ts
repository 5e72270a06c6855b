import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { databaseBefore, type OldDatabase } from "../support/before-migration.ts";
import { checkOutEarlierRelease } from "../support/earlier-release.ts";
import {
  answerSurvey,
  buy,
  launchOffer,
  runningRelease,
  tell,
  type RunningRelease,
} from "../support/running-release.ts";
import { trueOrders } from "../support/truth.ts";

// Web and worker of the release before run, hold a shop, and go on while and after the database is migrated to today's
// shape: so a release is rolled out, and so it is taken back.
const KNOWN = "known.myshopify.com";
const LATER = "later.myshopify.com";

let checkout: ReturnType<typeof checkOutEarlierRelease>;
let db: OldDatabase;
let release: RunningRelease;

beforeAll(async () => {
  checkout = checkOutEarlierRelease();
  const theirs = new Set(fs.readdirSync(path.join(checkout.folder, "prisma", "migrations")));
  const added = fs
    .readdirSync(inProject("prisma", "migrations"))
    .sort()
    .find((one) => !theirs.has(one));
  expect(added, "there is a migration to survive").toBeDefined();
  db = await databaseBefore(added!);
  release = await runningRelease(checkout.folder, [KNOWN, LATER]);
  await release.start(db);
  await release.install(KNOWN);
  await db.migrate();
});
afterAll(async () => {
  await release?.close();
  checkout?.remove();
});

/** What is held of a shop's orders: the rule of revenue may have changed since, whether one counts has not. */
async function expectToHold(domain: string): Promise<void> {
  const held = await db.query<{ id: string; counts: boolean }>(
    `SELECT order_id::text AS id, counts FROM orders JOIN shops USING (shop_id) WHERE domain = $1`,
    [domain],
  );
  expect(held.length).toBeGreaterThan(140);
  const inShop = [...trueOrders(release.sandbox.shop(domain))];
  expect(new Map(held.map(({ id, counts }) => [id, counts]))).toEqual(
    new Map(inShop.map(([id, { counts }]) => [id, counts])),
  );
}

const PAGES = [
  ...["/app", "/app/customers", "/app/customers?state=slipping&sort=orders+desc", "/app/value"],
  ...["/app/churn", "/app/segments", "/app/offers", "/app/offers/new?segment=slipping"],
  ...["/app/flash-sales", "/app/flash-sales/new", "/app/surveys", "/app/surveys/question"],
  ...["/app/settings", "/app/customers/export"],
];

it.each(PAGES)("the release before serves %s on today's tables", async (place) => {
  const answer = await release.open(KNOWN, place);
  expect([place, answer.status]).toEqual([place, 200]);
  expect(await answer.text()).not.toContain('"errors":{');
});

it("a shop installs it, and all its orders are read", async () => {
  await release.install(LATER);
  await expectToHold(LATER);
});

it("an order that comes in by webhook is held, and its shopper's answer with it", async () => {
  const order = buy(release, KNOWN);
  await release.settle();
  await expectToHold(KNOWN);
  const answered = await answerSurvey(release, KNOWN, order);
  expect([answered.status, await answered.text()]).toEqual([201, expect.anything()]);
  expect(
    await db.query("SELECT rating, state FROM survey_responses WHERE order_id = $1", [order.id]),
  ).toEqual([{ rating: 4, state: "verified" }]);
});

it("an offer is launched and stopped", async () => {
  const offerId = await launchOffer(release, db, KNOWN, "Come back");
  const isIn = (state: string) => async () =>
    (await db.query("SELECT 1 FROM offers WHERE offer_id = $1 AND state = $2", [offerId, state]))
      .length === 1;
  await release.until("the offer runs", isIn("active"));
  const body = new URLSearchParams({ intent: "stop" });
  await release.open(KNOWN, `/app/offers/${offerId}`, { method: "POST", body });
  await release.until("the offer is stopped", isIn("stopped"));
});

it("a night passes, and what customers ask for is done", async () => {
  const [customer] = await db.query<{ id: string }>(
    "SELECT customer_id::text AS id FROM customers JOIN shops USING (shop_id) WHERE domain = $1 ORDER BY orders DESC LIMIT 1",
    [KNOWN],
  );
  const asked = { customer: { id: Number(customer!.id) }, orders_to_redact: [] };
  expect(await tell(release, KNOWN, "customers/redact", asked)).toBe(200);
  await db.query("UPDATE shops SET night_of = night_of - 2, hour_of = hour_of - interval '1 day'");
  await db.query("SELECT graphile_worker.add_job('worker.rounds', '{}'::json)");
  await release.settle();
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
  expect(release.complaints()).toEqual([]);
});
