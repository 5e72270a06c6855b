import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { redactCustomer, requestData } from "../../sandbox/life/customer.ts";
import { discountStatus } from "../../sandbox/pricing/discount-status.ts";
import { buildWhenChanged } from "../../scripts/build-app.ts";
import { inProject, ROOT } from "../../scripts/paths.ts";
import { createTestDatabase, type TestDatabase } from "../support/db.ts";
import {
  answerSurvey,
  buy,
  launchOffer,
  runningRelease,
  type RunningRelease,
} from "../support/running-release.ts";
import { trueOrders } from "../support/truth.ts";

// A backup is taken, the shop goes on, the database is lost, the backup is restored by the commands of docs/runbook.md.
const SHOP = "drill.myshopify.com";
const folder = fs.mkdtempSync(path.join(tmpdir(), "boomerang-drill-"));
const BACKUP = path.join(folder, "all.backup");
const JOURNAL = path.join(folder, "journal");
const BACKUP_KEY = randomBytes(32).toString("base64");

let release: RunningRelease;
let db: TestDatabase;

/** One of the project's commands, as the runbook writes it. */
function command(script: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile(
      process.execPath,
      [inProject("scripts", script), ...args],
      {
        env: {
          ...process.env,
          ...release.env,
          DATABASE_URL: db.url,
          BACKUP_KEY,
          NODE_OPTIONS: `--import ${inProject("sandbox", "preload.mjs")}`,
        },
      },
      (error, out, err) => (error ? reject(new Error(`${script}: ${err}${out}`)) : resolve(out)),
    ),
  );
}
const admin = (...args: string[]) => command("admin.ts", ...args);
const because = ["--reason", "restore drill"];

const store = () => release.sandbox.shop(SHOP);
const titled = (title: string) => [...store().discounts()].filter((one) => one.title === title);
const runsInShop = (title: string) =>
  titled(title).filter((one) => discountStatus(one, release.sandbox.clock.iso()) !== "EXPIRED")
    .length;
const codesOf = (title: string) =>
  titled(title).flatMap((one) => [...store().codesOf(one.id)].map(({ code }) => code));

/** A sale as its form notes it, with the job that creates it. @param lastsMs from now */
async function sale(title: string, lastsMs: number): Promise<string> {
  const saleId = randomUUID();
  const products = [...store().products()];
  const product = products[await sales()]!.id;
  await db.query(
    `WITH noted AS (
       INSERT INTO flash_sales (shop_id, sale_id, title, percent, product_ids, starts_at, ends_at, state)
       SELECT shop_id, $1::uuid, $2, 20, ARRAY[$3::bigint], $4, $5, 'creating' FROM shops RETURNING shop_id)
     SELECT graphile_worker.add_job('flash-sales.create', json_build_object('shopId', shop_id, 'saleId', $1::text)) FROM noted`,
    [saleId, title, product, new Date(), new Date(Date.now() + lastsMs)],
  );
  return saleId;
}
const sales = async () => (await db.query("SELECT 1 FROM flash_sales")).length;
async function saleIs(title: string, ...states: string[]): Promise<void> {
  await release.until(`the sale ${title} is ${states.join(" or ")}`, async () => {
    const [row] = await db.query<{ state: string }>(
      "SELECT state FROM flash_sales WHERE title = $1",
      [title],
    );
    return states.includes(row?.state ?? "");
  });
}
const offerIs = (title: string, state: string) =>
  release.until(`the offer ${title} is ${state}`, async () => {
    const rows = await db.query("SELECT 1 FROM offers WHERE title = $1 AND state = $2", [
      title,
      state,
    ]);
    return rows.length === 1;
  });
async function cancel(saleId: string): Promise<void> {
  const body = new URLSearchParams({ intent: "cancel" });
  await release.open(SHOP, `/app/offers/sales/${saleId}`, { method: "POST", body });
}
async function aCustomer(skip: number): Promise<number> {
  const [row] = await db.query<{ id: string }>(
    `SELECT customer_id::text AS id FROM customers ORDER BY orders DESC, customer_id LIMIT 1 OFFSET ${skip}`,
  );
  return Number(row!.id);
}
/** Rows in which a customer's number stands, by table. */
async function traces(customerId: number): Promise<Record<string, number>> {
  const tables = await db.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'customer_id'",
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await db.query(`SELECT 1 FROM "${name}" WHERE customer_id = $1`, [customerId]);
    if (rows.length > 0) found[name] = rows.length;
  }
  return found;
}

let forgotten: number;
let curious: number;
let answered: { id: number };
let redeemed: { id: number };
let removed: number;
let restored: {
  requestsAskedAgain: number;
  settled: { notAsked: string | null; discountsNobodyKnows: { title: string }[] }[];
};

beforeAll(async () => {
  await buildWhenChanged(() => undefined);
  db = await createTestDatabase();
  release = await runningRelease(ROOT, [SHOP]);
  release.env["PRIVACY_JOURNAL"] = JOURNAL;
  await release.start(db);
  await release.install(SHOP);
  forgotten = await aCustomer(0);
  curious = await aCustomer(1);
  const first = buy(release, SHOP);
  await release.settle();
  answered = first;
  expect((await answerSurvey(release, SHOP, first)).status).toBe(201);
  await launchOffer(release, db, SHOP, "Before");
  await offerIs("Before", "active");
  await sale("Ends meanwhile", 25_000);
  const long = await sale("Cancelled meanwhile", 3_600_000);
  await saleIs("Ends meanwhile", "live");
  await saleIs("Cancelled meanwhile", "live");
  // what is about to be created when the backup is taken
  await admin("shop", SHOP, "pause", "launching", ...because);
  const young = await sale("Young", 3_600_000);
  await launchOffer(release, db, SHOP, "Half way");

  await command("db-backup.ts", BACKUP);

  await admin("shop", SHOP, "resume", ...because);
  await offerIs("Half way", "active");
  await saleIs("Young", "live");
  await cancel(young);
  await cancel(long);
  await saleIs("Young", "cancelled");
  await saleIs("Cancelled meanwhile", "cancelled");
  await sale("Nobody remembers", 3_600_000);
  await saleIs("Nobody remembers", "live");
  const [member] = await db.query<{ code: string }>(
    `SELECT code FROM offer_members JOIN offers USING (shop_id, offer_id)
      WHERE title = 'Before' AND customer_id <> $1 AND code IS NOT NULL LIMIT 1`,
    [forgotten],
  );
  redeemed = buy(release, SHOP, [member!.code]);
  const [gone, refunded] = [...store().orders({ sort: "processedAt", reverse: true })].filter(
    (one) =>
      one.customerId !== null &&
      one.customerId !== forgotten &&
      one.cancelledAt === null &&
      one.refunds.length === 0 &&
      one.total > 1000,
  );
  removed = gone!.id;
  store().deleteOrder(removed);
  release.sandbox.emit(SHOP, "orders/delete", { id: removed });
  release.sandbox.clock.advance(2000);
  store().putOrder({
    ...refunded!,
    totalRefunded: 500,
    updatedAt: release.sandbox.clock.iso(),
    refunds: [
      {
        id: store().nextId("refund"),
        createdAt: release.sandbox.clock.iso(),
        note: null,
        amount: 500,
        lines: [],
      },
    ],
  });
  release.sandbox.emit(SHOP, "orders/updated", { id: refunded!.id });
  redactCustomer(release.sandbox, SHOP, forgotten);
  requestData(release.sandbox, SHOP, curious);
  await release.settle();
  expect(await traces(forgotten)).toEqual({});
  expect(await db.query("SELECT 1 FROM offer_redemptions")).toHaveLength(1);

  // the database is lost
  await release.stop();
  const lost = db;
  const [{ name }] = (await lost.query<{ name: string }>("SELECT current_database() AS name")) as [
    { name: string },
  ];
  db = await createTestDatabase();
  await db.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  const said = await command("db-restore.ts", BACKUP, db.url);
  const takenAt = /--taken-at (\S+)/.exec(said)![1]!;
  expect(Object.keys(await traces(forgotten)).length).toBeGreaterThan(2);
  restored = JSON.parse(
    await admin("restored", "--taken-at", takenAt, "--journal", JOURNAL, "--json"),
  ) as typeof restored;
  await release.start(db);
  await release.settle();
});
afterAll(async () => {
  await release?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

it("nothing launches until somebody lets it", async () => {
  expect(await admin("shop", "--all", "status")).toContain("back to the backup of");
  expect(runsInShop("Young")).toBe(0);
  await admin("shop", "--all", "resume", ...because);
  await admin("shop", SHOP, "resume", ...because);
  await release.settle();
});

it("what is known of orders is what the shop has: new, changed and deleted ones", async () => {
  const held = await db.query<{ id: string; counts: boolean; revenue: number; customer: string }>(
    `SELECT order_id::text AS id, counts, revenue_minor::int AS revenue, customer_id::text AS customer FROM orders`,
  );
  const known = held.map(({ id, ...rest }) => [id, rest] as const);
  const inShop = [...trueOrders(store())].map(
    ([id, { counts, revenueMinor, customerId }]) =>
      [id, { counts, revenue: revenueMinor, customer: customerId }] as const,
  );
  expect(new Map(known)).toEqual(new Map(inShop));
  expect(held.map(({ id }) => id)).not.toContain(String(removed));
});

it("no price is left changed, and a sale somebody took back does not come again", async () => {
  await saleIs("Ends meanwhile", "ended");
  await saleIs("Cancelled meanwhile", "ended", "cancelled");
  await saleIs("Young", "failed");
  for (const title of ["Ends meanwhile", "Cancelled meanwhile", "Young"])
    expect([title, titled(title).length, runsInShop(title)]).toEqual([title, 1, 0]);
  // planned after the backup: it runs to its end in Shopify, and a person is told of it
  expect(restored.settled).toMatchObject([{ notAsked: null }]);
  expect(restored.settled[0]!.discountsNobodyKnows.map(({ title }) => title)).toContain(
    "Nobody remembers",
  );
});

it("nobody is given a code twice, and a code that was used is known to be", async () => {
  for (const title of ["Before", "Half way"]) {
    await offerIs(title, "active");
    const members = await db.query<{ code: string; customer: string }>(
      `SELECT code, customer_id::text AS customer FROM offer_members JOIN offers USING (shop_id, offer_id)
        WHERE title = $1 AND code IS NOT NULL`,
      [title],
    );
    expect(titled(title)).toHaveLength(1);
    const given = codesOf(title);
    expect(new Set(given).size).toBe(given.length);
    expect(new Set(members.map(({ customer }) => customer)).size).toBe(members.length);
    // whoever was forgotten had one, which stays in Shopify and works for who has it
    const known = new Set(members.map(({ code }) => code));
    const nobodys = given.filter((code) => !known.has(code));
    expect(nobodys.length).toBeLessThanOrEqual(1);
    expect([...known].filter((code) => !given.includes(code))).toEqual([]);
  }
  const used = await db.query<{ id: string }>("SELECT order_id::text AS id FROM offer_redemptions");
  expect(used).toEqual([{ id: String(redeemed.id) }]);
});

it("who was erased after the backup is erased again, and who asked for their data gets them", async () => {
  expect(restored.requestsAskedAgain).toBe(2);
  expect(await traces(forgotten)).toEqual({});
  const requests = await db.query<{ topic: string; done: boolean; given: boolean }>(
    `SELECT topic, completed_at IS NOT NULL AS done, export IS NOT NULL AS given FROM privacy_requests ORDER BY topic`,
  );
  expect(requests).toEqual([
    { topic: "customers/data_request", done: true, given: true },
    { topic: "customers/redact", done: true, given: false },
  ]);
  const journal = fs.readFileSync(JOURNAL, "utf8");
  expect(journal).not.toContain(String(forgotten));
  expect(journal).not.toContain("drill.myshopify.com");
  // once more changes nothing
  const again = await admin(
    "restored",
    "--taken-at",
    new Date().toISOString(),
    "--journal",
    JOURNAL,
  );
  expect(again).toContain("requests asked again: 0");
  await admin("shop", "--all", "resume", ...because);
  await release.settle();
});

it("an answer from before the backup is held, messages come in once, and no job failed", async () => {
  const rows = await db.query("SELECT rating FROM survey_responses WHERE order_id = $1", [
    answered.id,
  ]);
  expect(rows).toEqual([{ rating: 4 }]);
  // Shopify sends once more what the lost database had a receipt of
  const before = (await db.query("SELECT 1 FROM offer_redemptions")).length;
  release.sandbox.emit(SHOP, "orders/create", { id: redeemed.id });
  await release.settle();
  expect((await db.query("SELECT 1 FROM offer_redemptions")).length).toBe(before);
  const failed = await db.query(
    "SELECT task_identifier, last_error FROM graphile_worker.jobs WHERE last_error IS NOT NULL",
  );
  expect(failed).toEqual([]);
});
