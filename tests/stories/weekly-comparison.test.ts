import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { mergeCustomers } from "../../sandbox/life/customer.ts";
import type { FaultInput } from "../../sandbox/faults/faults.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { cancelOrder, deleteOrder } from "../../sandbox/life/order.ts";
import { editOrder } from "../../sandbox/life/order-edit.ts";
import { refundOrder } from "../../sandbox/life/refund.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { placeOrder } from "../../sandbox/storefront/place-order.ts";
import { differences } from "../support/storm/compare.ts";
import { createLife } from "../support/storm/life.ts";
import { hurry, jobsLeft } from "../support/storm/patience.ts";
import { noticesOf } from "../support/notices.ts";
import { startStory, type Story } from "../support/story.ts";
import { periodAt } from "../support/usual-period.ts";
import { trueOrder } from "../support/truth.ts";
import { mergeable } from "../support/mergeable.ts";

const MINUTE = 60_000;

let story: Story;
let shopId: number;
beforeAll(async () => {
  story = await startStory({
    shop: { planName: "Shopify Plus" },
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: 90, seed: "weekly", endsAt: sandbox.clock.now() });
    },
  });
  await story.open();
  await story.until("the import is done", async () => (await latest("import"))?.phase === "done");
  await story.settle();
  shopId = await story.shopId();
});
afterAll(() => story.close());
afterEach(() => story.sandbox.faults.clear());

interface Reading {
  phase: string;
  way: string;
  problem: string | null;
  orders_read: number;
  bulk_refused: string | null;
}

async function latest(purpose: "import" | "weekly"): Promise<Reading | undefined> {
  const [row] = await story.db.query<Reading>(
    "SELECT phase, way, problem, orders_read, bulk_refused FROM order_imports WHERE purpose = $1 ORDER BY started_at DESC LIMIT 1",
    [purpose],
  );
  return row;
}

/** What the schedule asks for about once a week, and waits for its end. */
async function compareAll(): Promise<Reading> {
  const { startComparison } = await import("../../app/orders/weekly.server.ts");
  await startComparison(shopId);
  await story.until("the comparison is over", async () =>
    ["done", "failed"].includes((await latest("weekly"))?.phase ?? ""),
  );
  await story.settle();
  return (await latest("weekly"))!;
}

async function weeklyCheck() {
  const { latestChecks } = await import("../../app/orders/checks.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  const [check] = (await latestChecks(pool, shopId)).filter(({ kind }) => kind === "all");
  return check;
}

async function access() {
  const { bulkAccess } = await import("../../app/orders/bulk-access.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  return bulkAccess(pool, shopId);
}

/** So long ago that no webhook can still be on its way. */
const later = () => story.sandbox.clock.advance(30 * MINUTE);

async function unheard(happens: () => void): Promise<void> {
  story.sandbox.faults.add({ kind: "webhook.drop" });
  later();
  happens();
  await story.sandbox.settle();
  story.sandbox.faults.clear();
  later();
}

function paidOrders(): OrderRecord[] {
  return [...story.store.orders({ sort: "processedAt", reverse: true })].filter(
    (order) =>
      trueOrder(order).counts &&
      order.customerId !== null &&
      order.refunds.length === 0 &&
      !order.edited,
  );
}

/** The generator sells some things out, others on other days: a shopper can only buy what is there. */
function variantInStock() {
  return [...story.store.products()]
    .filter((product) => product.status === "ACTIVE")
    .flatMap((product) => product.variants)
    .find(({ inventoryQuantity }) => inventoryQuantity > 2)!;
}

const expectNoDifference = async () =>
  expect(await differences(story.store, story.db.query as never, { products: false })).toEqual([]);

/** When each row of the table was last written. */
const versions = (table: string) =>
  story.db.query<{ xmin: string }>(`SELECT xmin::text, * FROM ${table} ORDER BY 2, 3, 4`);

describe("a shop that holds what Shopify holds", () => {
  it("is proved equal, and nothing is written", async () => {
    later();
    const [orders, lines] = [await versions("orders"), await versions("order_lines")];
    expect(await compareAll()).toMatchObject({ phase: "done", way: "bulk", problem: null });
    expect(await weeklyCheck()).toMatchObject({
      compared: story.store.orderCount(),
      repaired: 0,
      removed: 0,
      drift: [],
    });
    expect(await versions("orders")).toEqual(orders);
    expect(await versions("order_lines")).toEqual(lines);
    expect(await story.db.query("SELECT 1 FROM order_comparisons")).toEqual([]);
    // the import is told on Home, a comparison that found nothing is not
    expect(await noticesOf(story)).toEqual({
      "import.finished": [{ orders: story.store.orderCount() }],
    });
  });
});

describe("a shop whose webhooks were lost", () => {
  it("holds what Shopify holds after the weekly comparison, whatever had happened", async () => {
    const { sandbox, domain, store } = story;
    const [refunded, cancelled, edited, deleted, other] = paidOrders();
    const [kept, merged] = mergeable(store, 1);
    const variant = variantInStock();
    await unheard(() => {
      refundOrder(sandbox, domain, refunded!.id);
      cancelOrder(sandbox, domain, cancelled!.id);
      editOrder(sandbox, domain, edited!.id, { add: [{ variantId: variant.id, quantity: 2 }] });
      deleteOrder(sandbox, domain, deleted!.id);
      mergeCustomers(sandbox, domain, kept!.id, merged!.id);
      placeOrder(sandbox, domain, {
        lines: [{ variantId: variant.id, quantity: 1 }],
        codes: [],
        shopper: { kind: "customer", id: other!.customerId! },
        checkoutToken: "nobody-told-us",
      });
      const life = createLife(sandbox, domain, 11);
      for (let step = 0; step < 60; step++) life.step();
    });
    expect(await differences(store, story.db.query as never, { products: false })).not.toHaveLength(
      0,
    );
    expect(await compareAll()).toMatchObject({ phase: "done", orders_read: store.orderCount() });
    await expectNoDifference();
    const check = await weeklyCheck();
    expect(check!.repaired).toBeGreaterThan(20);
    expect(check!.removed).toBeGreaterThanOrEqual(1);
    const { repaired, removed } = check!;
    expect((await noticesOf(story))["comparison.repaired"]).toEqual([{ repaired, removed }]);
    const again = await compareAll();
    expect(again.phase).toBe("done");
    expect(await weeklyCheck()).toMatchObject({ repaired: 0, removed: 0, drift: [] });
  });

  it("has the months that differed written down, with counts and sums", async () => {
    const { sandbox, domain, store } = story;
    const [refunded, deleted] = paidOrders();
    const monthOf = (order: OrderRecord) => new Date(order.processedAt).toISOString().slice(0, 7);
    const month = monthOf(refunded!);
    expect(monthOf(deleted!)).toBe(month);
    const ofMonth = [...store.orders()].filter((order) => monthOf(order) === month);
    const paid = (orders: OrderRecord[]) =>
      orders.reduce((sum, order) => sum + order.total - order.totalRefunded, 0);
    const before = paid(ofMonth);
    await unheard(() => {
      refundOrder(sandbox, domain, refunded!.id);
      deleteOrder(sandbox, domain, deleted!.id);
    });
    await compareAll();
    const check = await weeklyCheck();
    expect(check).toMatchObject({ repaired: 1, removed: 1 });
    expect(check!.drift).toEqual([
      {
        month,
        shopify: ofMonth.length - 1,
        held: ofMonth.length,
        shopifyMinor: before - refunded!.total - deleted!.total,
        heldMinor: before,
      },
    ]);
    await expectNoDifference();
  });

  it("has rows that were damaged or lost here put right, lines too", async () => {
    later();
    const [damaged, line, lost, foreign] = paidOrders();
    await story.db.query(
      "UPDATE orders SET revenue_minor = 1, counts = false WHERE order_id = $1",
      [damaged!.id],
    );
    await story.db.query("UPDATE order_lines SET quantity = 99 WHERE order_id = $1", [line!.id]);
    await story.db.query("DELETE FROM orders WHERE order_id = $1", [lost!.id]);
    await story.db.query(
      "INSERT INTO order_lines (shop_id, order_id, line_id, quantity, revenue_minor) VALUES ($1, $2, 1, 1, 1)",
      [shopId, foreign!.id],
    );
    await compareAll();
    await expectNoDifference();
    expect(await weeklyCheck()).toMatchObject({ repaired: 4, removed: 0 });
  });
});

describe("a comparison that goes wrong", () => {
  it("goes on where its download broke off, and removes nothing that is there", async () => {
    later();
    story.sandbox.faults.add({ kind: "bulk.truncatedDownload", times: 2 });
    const before = story.store.orderCount();
    expect(await compareAll()).toMatchObject({ phase: "done", orders_read: before });
    expect(await weeklyCheck()).toMatchObject({ compared: before, repaired: 0, removed: 0 });
    await expectNoDifference();
  });

  it("removes nothing after an export that has fewer orders than Shopify announced", async () => {
    const { endComparison } = await import("../../app/orders/weekly.server.ts");
    const importId = "6f9f0f9a-7c3f-4a53-9d1b-0c8f6c1b2a3d";
    await story.db.query(
      `INSERT INTO order_imports (shop_id, import_id, purpose, way, phase, orders_expected, orders_read, bulk_began_at)
       VALUES ($1, $2, 'weekly', 'bulk', 'facts', 400, 0, now() + interval '1 day')`,
      [shopId, importId],
    );
    await endComparison(shopId, importId);
    expect((await latest("weekly"))!.problem).toContain("nothing was removed");
    expect(await weeklyCheck()).toMatchObject({ removed: 0 });
    await story.settle();
    await expectNoDifference();
  });

  it("removes only what Shopify itself does not have, even when an export lacks everything", async () => {
    const { endComparison } = await import("../../app/orders/weekly.server.ts");
    const importId = "0d5f4b58-3f9d-4f0a-8e58-4d3a8f0e7b11";
    await unheard(() => deleteOrder(story.sandbox, story.domain, paidOrders()[0]!.id));
    await story.db.query(
      `INSERT INTO order_imports (shop_id, import_id, purpose, way, phase, orders_expected, orders_read, bulk_began_at)
       VALUES ($1, $2, 'weekly', 'bulk', 'facts', 0, 0, $3)`,
      [shopId, importId, story.sandbox.clock.now()],
    );
    await endComparison(shopId, importId);
    await story.settle();
    expect(await weeklyCheck()).toMatchObject({ removed: 1 });
    await expectNoDifference();
  });

  it("keeps orders that are placed and deleted while it runs right", async () => {
    const { startComparison } = await import("../../app/orders/weekly.server.ts");
    later();
    await startComparison(shopId);
    const { sandbox, domain } = story;
    const variant = variantInStock();
    const [buyer, deleted, refunded] = paidOrders();
    await story.until(
      "the export runs",
      async () => (await latest("weekly"))!.phase !== "starting",
    );
    sandbox.clock.advance(2000);
    placeOrder(sandbox, domain, {
      lines: [{ variantId: variant.id, quantity: 1 }],
      codes: [],
      shopper: { kind: "customer", id: buyer!.customerId! },
      checkoutToken: "meanwhile",
    });
    deleteOrder(sandbox, domain, deleted!.id);
    refundOrder(sandbox, domain, refunded!.id);
    await story.until("it is over", async () => (await latest("weekly"))!.phase === "done");
    await story.settle();
    await expectNoDifference();
    expect(await weeklyCheck()).toMatchObject({ repaired: 0, removed: 0, drift: [] });
  });
});

describe("customers who are merged while the export runs", () => {
  it("keep their orders, which Shopify does not call updated", async () => {
    const { startComparison } = await import("../../app/orders/weekly.server.ts");
    later();
    const [kept, gone] = mergeable(story.store, 1);
    await startComparison(shopId);
    // the export is written before the merge, and read after it
    await story.until(
      "the export runs",
      async () => (await latest("weekly"))!.phase !== "starting",
    );
    await story.sandbox.settle();
    const before = [...story.store.orders()].filter((order) => order.customerId === gone!.id);
    expect(before.length).toBeGreaterThan(1);
    mergeCustomers(story.sandbox, story.domain, kept!.id, gone!.id);
    for (const { id, updatedAt } of before)
      story.store.putOrder({ ...story.store.order(id)!, updatedAt });
    await story.until("it is over", async () => (await latest("weekly"))!.phase === "done");
    await story.settle();
    await story.db.query(
      "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'orders.refresh-customer:%'",
    );
    await story.settle();
    await expectNoDifference();
  });
});

describe("comparisons while everything goes wrong", () => {
  it("do no harm, and the one after the storm leaves nothing wrong", async () => {
    const { sandbox, domain, store } = story;
    const { startComparison } = await import("../../app/orders/weekly.server.ts");
    const query = story.db.query as never;
    const faults: FaultInput[] = [
      { kind: "webhook.drop", probability: 0.5 },
      { kind: "webhook.duplicate", probability: 0.2 },
      { kind: "api.serverError", probability: 0.05, amount: 502 },
      { kind: "api.connectionLost", probability: 0.05 },
      { kind: "api.timeoutAfterWrite", probability: 0.5 },
      { kind: "bulk.truncatedDownload", probability: 0.5 },
      { kind: "bulk.canceled", probability: 0.3 },
    ];
    const life = createLife(sandbox, domain, 29);
    sandbox.faults.seed(5);
    for (const fault of faults) sandbox.faults.add(fault);
    for (let round = 0; round < 4; round++) {
      await startComparison(shopId);
      for (let step = 0; step < 25; step++) {
        life.step();
        if (step % 5 === 0) await hurry(query);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    sandbox.faults.clear();
    await sandbox.settle({ later: true });
    await story.until(
      "the storm is over",
      async () => {
        await hurry(query);
        return (await jobsLeft(query)) === 0;
      },
      60_000,
    );
    expect(await latest("import")).toMatchObject({ phase: "done" });
    later();
    expect(await compareAll()).toMatchObject({ phase: "done", orders_read: store.orderCount() });
    await expectNoDifference();
    expect(await compareAll()).toMatchObject({ phase: "done" });
    expect(await weeklyCheck()).toMatchObject({ repaired: 0, removed: 0, drift: [] });
  });
});

describe("bulk access", () => {
  it("that Shopify took away is said to have lapsed, and is used again once it is back", async () => {
    expect(await access()).toMatchObject({ state: "granted", since: null, readsPages: false });
    story.sandbox.faults.add({ kind: "bulk.accessDenied", times: 2 });
    expect(await compareAll()).toMatchObject({
      phase: "failed",
      bulk_refused: "access",
      problem: "Shopify ended its bulk export (failed, access_denied).",
    });
    const lapsed = await access();
    expect(lapsed).toMatchObject({ state: "lapsed" });
    expect(lapsed.since!.getTime()).toBeGreaterThan(lapsed.usedAt!.getTime());
    await compareAll();
    // since the first refusal, not the last
    expect((await access()).since).toEqual(lapsed.since);
    expect(await compareAll()).toMatchObject({ phase: "done", bulk_refused: null });
    expect(await access()).toMatchObject({ state: "granted", since: null });
  });

  it("is tried again the night after an import had to go by pages", async () => {
    const { startImport } = await import("../../app/orders/import.server.ts");
    const { isDueForComparison } = await import("../../app/orders/weekly.server.ts");
    const { goRounds } = await import("../../app/worker/schedule.server.ts");
    await story.db.query("UPDATE order_imports SET started_at = $1 WHERE phase = 'done'", [
      new Date(Date.now() - 8 * 86_400_000),
    ]);
    story.sandbox.faults.add({ kind: "bulk.timeout", times: 1 });
    await startImport(shopId);
    await story.until("pages read", async () => (await latest("import"))?.phase === "done");
    await story.settle();
    expect(await latest("import")).toMatchObject({ way: "pages", bulk_refused: "ended" });
    expect(await access()).toMatchObject({ state: "interrupted" });
    expect(await isDueForComparison(shopId, new Date())).toBe(true);
    await story.db.query("UPDATE shops SET night_of = '2000-01-01'");
    await goRounds(new Date());
    await story.until("bulk served", async () => (await access()).state === "granted");
    await story.until("it is over", async () => (await latest("weekly"))!.phase === "done");
    await story.settle();
    expect(await isDueForComparison(shopId, new Date())).toBe(false);
    expect(await isDueForComparison(shopId, new Date(Date.now() + 7 * 86_400_000))).toBe(true);
    await expectNoDifference();
  });

  it("keeps no page waiting: a comparison is never called an import", async () => {
    const { homePage } = await import("../../app/pages/home/read.server.ts");
    const { getShop } = await import("../../app/shops/shop.server.ts");
    const { pool } = await import("../../app/db.server.ts");
    const { startComparison } = await import("../../app/orders/weekly.server.ts");
    const before = await latest("import");
    story.sandbox.faults.add({ kind: "bulk.stalled", times: 1 });
    await startComparison(shopId);
    await story.until("it stands", async () => (await latest("weekly"))!.phase === "querying");
    const home = await homePage(
      (await getShop(pool, story.domain))!,
      periodAt(new Date()),
      new Date(),
    );
    expect(home.progress).toMatchObject({ standing: "done" });
    expect(await latest("import")).toEqual(before);
    await story.db.query(
      "UPDATE order_imports SET progressed_at = now() - interval '16 minutes' WHERE phase = 'querying'",
    );
    await story.until("it is given up", async () => (await latest("weekly"))!.phase === "failed");
    expect((await latest("weekly"))!.problem).toBe(
      "Shopify's bulk export made no progress for 15 minutes.",
    );
    expect(await latest("import")).toEqual(before);
  });
});
