import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { computeCustomer, computeShop } from "../../app/clv/compute.server.ts";
import { readColumns, writeScores } from "../../app/clv/store.server.ts";
import { scoreWith, type Scorer } from "../../app/clv/fit/engine.ts";
import { rebuildFacts, refreshTotals, shopTotals } from "../../app/customers/facts.server.ts";
import { closeDatabase, pool, transaction } from "../../app/db.server.ts";
import type { CustomerId, StaffId } from "../../app/ids.ts";
import { jobsAfter } from "../../app/jobs/listeners.ts";
import { audiences, membersOf } from "../../app/offers/audience.server.ts";
import { issuedCodes } from "../../app/offers/codes.server.ts";
import { actOnCustomer } from "../../app/pages/customer/act.server.ts";
import { customerPage } from "../../app/pages/customer/read.server.ts";
import { parseListQuery } from "../../app/pages/customers/list-query.ts";
import { customersCsv } from "../../app/pages/customers/file.server.ts";
import { customersPage } from "../../app/pages/customers/read.server.ts";
import { segmentsPage } from "../../app/pages/segments/read.server.ts";
import { latestOpened } from "../../app/shops/access-log.server.ts";
import { askForRedact } from "../../app/shops/privacy.server.ts";
import { redactCustomer } from "../../app/shops/erasure.server.ts";
import { mergeCustomer } from "../../app/shops/merges.server.ts";
import { requireShop, type ShopRow } from "../../app/shops/shop.server.ts";
import { stateKeys } from "../../app/clv/states/states.ts";
import { holdings } from "../../app/worker/holdings.ts";
import { anyRow } from "../support/any-row.ts";
import { fillOrders } from "../support/orders.ts";
import type { AdminClient } from "../../app/admin-api/client.server.ts";
import { listed } from "../support/listed.ts";

const KIM = 7 as StaffId;
const now = new Date("2026-11-21T12:00:00Z");
const silent = {
  domain: "quiet.myshopify.com",
  request: () => Promise.reject(new Error("Shopify is down")),
} as unknown as AdminClient;

let shop: ShopRow;
let shopId: number;
/** Both have a state and a prediction at first. */
let anna: CustomerId;
let bea: CustomerId;

beforeEach(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES (gen_random_uuid() || '.myshopify.com') RETURNING shop_id AS id",
  );
  shopId = rows[0]!.id;
  shop = await requireShop(pool, shopId);
  await fillOrders(pool, shopId, 120);
  await night();
  const { rows: people } = await pool.query<{ id: CustomerId }>(
    "SELECT customer_id AS id FROM customers WHERE shop_id = $1 AND orders > 2 ORDER BY customer_id LIMIT 2",
    [shopId],
  );
  [anna, bea] = people.map(({ id }) => id) as [CustomerId, CustomerId];
});
afterAll(closeDatabase);

async function night(): Promise<void> {
  await transaction((db) => rebuildFacts(db, shopId));
  await refreshTotals(pool, shopId, { median: null, low: null, high: null });
  await computeShop(shopId);
}

function press(intent: string, customerId: CustomerId) {
  const form = new FormData();
  form.set("intent", intent);
  return actOnCustomer(shopId, KIM, customerId, form);
}
const object = (customerId: CustomerId) => press("stop-profiling", customerId);

/** What is said of a customer: rows of values and of states. */
async function said(customerId: CustomerId): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM customer_values WHERE shop_id = $1 AND customer_id = $2)
          + (SELECT count(*) FROM state_changes WHERE shop_id = $1 AND customer_id = $2) AS n`,
    [shopId, customerId],
  );
  return rows[0]!.n;
}
const page = async (customerId: CustomerId) =>
  (await customerPage(shop, silent, String(customerId), null, now))!;
async function pageOf(address: string) {
  const parsed = parseListQuery(new URLSearchParams(address));
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const { list, leftOut } = await customersPage(shop, silent, parsed.query, now);
  return { rows: listed(list), leftOut };
}
const notProfiled = "Not profiled, they objected";
async function lineOf(customerId: CustomerId): Promise<string | undefined> {
  const parsed = parseListQuery(new URLSearchParams());
  let text = "";
  if (parsed.ok)
    for await (const part of customersCsv(shop, silent, parsed.query, now)) text += part;
  return text.split("\n").find((line) => line.startsWith(String(customerId)));
}

describe("a customer who objects to being profiled", () => {
  it("has no state, no prediction and no history of states from that moment on", async () => {
    expect(await said(anna)).toBeGreaterThan(1);
    expect(await object(anna)).toEqual({ problem: null });
    expect(await said(anna)).toBe(0);
    const shown = await page(anna);
    expect(shown).toMatchObject({ state: null, reason: null, outlook: null, rfm: null });
    expect(shown.unprofiledSince).not.toBeNull();
    expect(shown.figures.map(({ key }) => key)).toEqual(["value-so-far"]);
    expect(await said(bea)).toBeGreaterThan(0);
  });

  it("stays without through nights, imports and orders of theirs", async () => {
    await object(anna);
    await night();
    expect(await said(anna)).toBe(0);
    await computeCustomer(shopId, anna);
    expect(await said(anna)).toBe(0);
  });

  it("is not scored by a night that had begun before they objected", async () => {
    const { rows } = await pool.query<{ params: Scorer }>(
      "SELECT params FROM model_fits WHERE shop_id = $1 ORDER BY computed_at DESC LIMIT 1",
      [shopId],
    );
    const read = await transaction((db) => readColumns(db, shopId));
    await object(anna);
    const today = Math.floor(now.getTime() / 86_400_000);
    const scores = scoreWith(rows[0]!.params, read, today);
    await transaction((db) => writeScores(db, shopId, read, scores, today, true));
    expect(await said(anna)).toBe(0);
    expect(await said(bea)).toBeGreaterThan(0);
  });

  it("is looked at again by a job, which finds what was written meanwhile", () => {
    const payload = { shopId, customerId: anna };
    expect(jobsAfter({ name: "customer.profiling-changed", payload })).toMatchObject([
      { name: "clv.compute-customer", payload },
    ]);
  });

  it("counts in the sums of the shop all the same", async () => {
    const before = await shopTotals(pool, shopId);
    await object(anna);
    await night();
    const after = await shopTotals(pool, shopId);
    expect({ ...after, computedAt: null }).toEqual({ ...before, computedAt: null });
  });

  it("is in the list of all with the facts, and in none that a filter chooses", async () => {
    await object(anna);
    const row = (await pageOf(`q=${anna}`)).rows[0];
    expect(row).toMatchObject({ state: notProfiled, predicted: "–" });
    expect(Number(row!["orders"])).toBeGreaterThan(2);
    for (const filter of [
      "orders_min=1",
      "spent_min=0",
      "first_from=2000-01-01",
      "since_min=0",
      `state=${stateKeys.join(",")}`,
    ]) {
      const { rows, leftOut } = await pageOf(`${filter}&q=${anna}`);
      expect({ filter, rows, leftOut }).toEqual({ filter, rows: [], leftOut: 1 });
      expect((await pageOf(`${filter}&q=${bea}`)).rows).toHaveLength(1);
    }
    expect((await pageOf("")).leftOut).toBe(0);
  });

  it("leaves with a file of all customers as facts only", async () => {
    await object(anna);
    expect(await lineOf(anna)).toContain(",not_profiled,");
    expect((await lineOf(anna))!.split(",").filter((cell) => cell === "")).toHaveLength(4);
    expect(await lineOf(bea)).not.toContain("not_profiled");
  });

  it("is the target of no offer, and in no file of codes given before", async () => {
    const offerId = "00000000-0000-4000-8000-0000000000aa";
    for (const customerId of [anna, bea])
      await anyRow(pool, "offer_members", customerId, {
        shop_id: shopId,
        offer_id: offerId,
        customer_id: customerId,
        code: `C${customerId}`,
        code_state: "added",
      });
    await object(anna);
    const members = await Promise.all(stateKeys.map((state) => membersOf(pool, shopId, state)));
    expect(members.flat()).toContain(bea);
    expect(members.flat()).not.toContain(anna);
    await night();
    const counted = Object.values(await audiences(pool, shopId));
    expect(counted.reduce((sum, { customers }) => sum + customers, 0)).toBe(members.flat().length);
    const codes = [];
    for await (const batch of issuedCodes(shopId, offerId)) codes.push(...batch);
    expect(codes).toEqual([{ customerId: bea, code: `C${bea}` }]);
  });

  it("leaves a small shop's pages whole: nobody is waited for", async () => {
    await pool.query("DELETE FROM orders WHERE shop_id = $1 AND customer_id <> ALL($2::bigint[])", [
      shopId,
      [anna, bea],
    ]);
    await object(anna);
    await night();
    expect(
      await segmentsPage(
        { shop, staffId: null },
        new Request("https://app.example/app/segments"),
        now,
      ),
    ).toMatchObject({
      isEmpty: false,
      isComputing: false,
      unprofiled: 1,
    });
    await object(bea);
    await night();
    expect(
      await segmentsPage(
        { shop, staffId: null },
        new Request("https://app.example/app/segments"),
        now,
      ),
    ).toMatchObject({ isComputing: false, unprofiled: 2 });
  });

  it("may take it back, and is seen as before", async () => {
    await object(anna);
    await press("resume-profiling", anna);
    await computeCustomer(shopId, anna);
    expect(await said(anna)).toBeGreaterThan(0);
    expect((await page(anna)).unprofiledSince).toBeNull();
  });

  it.each(["who is gone", "who stays"])("stays so when merged: %s had objected", async (who) => {
    await object(who === "who is gone" ? anna : bea);
    await mergeCustomer(holdings, shopId, anna, bea);
    await pool.query("UPDATE orders SET customer_id = $3 WHERE shop_id = $1 AND customer_id = $2", [
      shopId,
      anna,
      bea,
    ]);
    // until its job has run nothing is shown either
    expect(await page(bea)).toMatchObject({ state: null, outlook: null });
    expect((await pageOf(`q=${bea}`)).rows[0]).toMatchObject({ state: notProfiled });
    await computeCustomer(shopId, bea);
    expect(await said(bea)).toBe(0);
  });

  it("is forgotten with everything else when they ask to be erased, and cannot come back", async () => {
    await object(anna);
    const requestId = await askForRedact(pool, shopId, { customerId: anna, orderIds: [] });
    await redactCustomer(holdings, shopId, requestId);
    const { rowCount } = await pool.query("SELECT 1 FROM unprofiled_customers WHERE shop_id = $1", [
      shopId,
    ]);
    expect(rowCount).toBe(0);
    await pool.query("DELETE FROM customers WHERE shop_id = $1 AND customer_id = $2", [
      shopId,
      anna,
    ]);
    expect((await object(anna)).problem).toContain("No customer of this number");
  });

  it("is noted with who noted it", async () => {
    await object(anna);
    await press("resume-profiling", anna);
    expect(
      (await latestOpened(pool, shopId, null, 5)).entries
        .map(({ what, staffId }) => [what, staffId])
        .sort(),
    ).toEqual([
      ["profiling_resumed", KIM],
      ["profiling_stopped", KIM],
    ]);
    expect((await press("nonsense", anna)).problem).not.toBeNull();
  });
});
