import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { mergeCustomers } from "../../sandbox/life/customer.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { cancelOrder, deleteOrder } from "../../sandbox/life/order.ts";
import { editOrder } from "../../sandbox/life/order-edit.ts";
import { refundOrder } from "../../sandbox/life/refund.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { differences } from "../support/storm/compare.ts";
import { startStory, type Story } from "../support/story.ts";
import { trueOrder } from "../support/truth.ts";
import { mergeable } from "../support/mergeable.ts";

let story: Story;
let shopId: number;
beforeAll(async () => {
  story = await startStory({
    shop: { planName: "Shopify Plus" },
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: 90, seed: "faults", endsAt: sandbox.clock.now() });
    },
  });
  await story.open();
  await imported();
  shopId = await story.shopId();
});
afterAll(() => story.close());
afterEach(() => story.sandbox.faults.clear());

interface Import {
  phase: string;
  way: string;
  orders_read: number;
  problem: string | null;
}

async function latest(): Promise<Import> {
  const [row] = await story.db.query<Import>(
    "SELECT phase, way, orders_read, problem FROM order_imports ORDER BY started_at DESC LIMIT 1",
  );
  return row!;
}

async function imported(): Promise<Import> {
  await story.until("the import is done", async () => (await latest())?.phase === "done");
  await story.settle();
  return latest();
}

async function importAgain(): Promise<string> {
  const { startImport } = await import("../../app/orders/import.server.ts");
  return startImport(shopId);
}

const reconcile = async () => {
  const { reconcileOrders } = await import("../../app/orders/reconcile.server.ts");
  await reconcileOrders(shopId);
  await story.settle();
};

function somePaidOrder(): OrderRecord {
  for (const order of story.store.orders({ sort: "processedAt", reverse: true }))
    if (trueOrder(order).counts && order.customerId !== null && order.refunds.length === 0)
      return order;
  throw new Error("the shop has no such order");
}

const expectNoDifference = async () =>
  expect(await differences(story.store, story.db.query as never, { products: false })).toEqual([]);

it("a download that breaks off goes on, and no order is counted twice", async () => {
  story.sandbox.faults.add({ kind: "bulk.truncatedDownload", times: 2 });
  await importAgain();
  expect(await imported()).toMatchObject({
    way: "bulk",
    orders_read: story.store.orderCount(),
    problem: null,
  });
  await expectNoDifference();
});

it("an export that stands still is given up, pages read the rest, and a sentence says so", async () => {
  story.sandbox.faults.add({ kind: "bulk.stalled", times: 1 });
  const importId = await importAgain();
  await story.until("the export runs", async () => (await latest()).phase === "querying");
  await story.db.query(
    "UPDATE order_imports SET progressed_at = now() - interval '16 minutes' WHERE import_id = $1",
    [importId],
  );
  const found = await imported();
  expect(found).toMatchObject({ way: "pages", orders_read: story.store.orderCount() });
  expect(found.problem).toContain(
    "made no progress for 15 minutes, so orders are read page by page",
  );
  await expectNoDifference();
});

it.each([
  ["bulk.timeout", "(failed, timeout)"],
  ["bulk.canceled", "(canceled)"],
] as const)("after %s the pages read everything", async (kind, words) => {
  story.sandbox.faults.add({ kind, times: 1 });
  await importAgain();
  const found = await imported();
  expect(found).toMatchObject({ way: "pages", orders_read: story.store.orderCount() });
  expect(found.problem).toContain(words);
  await expectNoDifference();
});

it("a connection that broke after the export had begun does not begin a second one", async () => {
  const before = story.sandbox.tenant(story.domain).bulk.list().length;
  // the first look at running exports must find nothing, the second the one that was begun
  story.sandbox.faults.add({
    kind: "api.timeoutAfterWrite",
    times: 1,
    match: "bulkOperationRunQuery",
  });
  story.sandbox.faults.add({ kind: "bulk.stalled", times: 1 });
  await importAgain();
  await story.until("the export runs", async () => (await latest()).phase === "querying");
  expect(story.sandbox.tenant(story.domain).bulk.list()).toHaveLength(before + 1);
  const { cancelImport } = await import("../../app/orders/import.server.ts");
  await cancelImport(shopId);
  await story.settle();
  expect((await latest()).phase).toBe("cancelled");
});

it("an import that stands still is cancelled and begun again, whether Shopify answers or not", async () => {
  const { cancelImport } = await import("../../app/orders/import.server.ts");
  const exports = () => story.sandbox.tenant(story.domain).bulk.list();
  for (const shopifyAnswers of [true, false]) {
    story.sandbox.faults.add({ kind: "bulk.stalled", times: 1 });
    await importAgain();
    await story.until("the export runs", async () => (await latest()).phase === "querying");
    if (!shopifyAnswers) story.sandbox.faults.add({ kind: "api.serverError", amount: 503 });
    await cancelImport(shopId);
    story.sandbox.faults.clear();
    expect((await latest()).phase).toBe("cancelled");
    if (shopifyAnswers) await story.until("it ended", () => exports()[0]!.status === "CANCELED");
    await story.settle();
    // nobody asks about it any more, and the nightly comparison does not take it for lost orders
    expect(
      await story.db.query("SELECT 1 FROM graphile_worker.jobs WHERE key LIKE 'orders.reading:%'"),
    ).toEqual([]);
    await importAgain();
    expect(await imported()).toMatchObject({ way: "bulk", problem: null });
    await expectNoDifference();
  }
});

it("a result whose week is over is asked for again", async () => {
  const { loadImport } = await import("../../app/orders/load.server.ts");
  await importAgain();
  await imported();
  const importId = randomUUID();
  await story.db.query(
    `INSERT INTO order_imports (shop_id, import_id, way, phase, bulk_operation_id, result_url, bytes_total, bytes_read)
     VALUES ($1, $2, 'bulk', 'loading', '99999999', 'https://gone.example/x.jsonl', 1000, 500)`,
    [shopId, importId],
  );
  await loadImport(shopId, importId);
  expect(await imported()).toMatchObject({ way: "bulk", orders_read: story.store.orderCount() });
});

it("an export that an older release asked for is asked for again: it lacks what is read now", async () => {
  const { startBulkQuery, bulkOperation } =
    await import("../../app/admin-api/bulk-operation.server.ts");
  const { adminFor } = await import("../../app/admin-api/client.server.ts");
  const { loadImport } = await import("../../app/orders/load.server.ts");
  const admin = adminFor(story.domain);
  const older = await startBulkQuery(
    admin,
    `{ orders { edges { node { id name updatedAt processedAt test discountCodes currentSubtotalPriceSet { shopMoney { amount currencyCode } }
         lineItems { edges { node { id quantity currentQuantity isGiftCard discountedTotalSet { shopMoney { amount currencyCode } } } } } } } } }`,
  );
  const state = () => bulkOperation(admin, older);
  await story.until("its export is done", async () => (await state())?.status === "COMPLETED");
  const importId = randomUUID();
  await story.db.query(
    `INSERT INTO order_imports (shop_id, import_id, way, phase, bulk_operation_id, bytes_total, orders_expected)
     VALUES ($1, $2, 'bulk', 'loading', $3, $4, $5)`,
    [shopId, importId, older, (await state())!.fileSize, story.store.orderCount()],
  );
  await loadImport(shopId, importId);
  const again = { way: "bulk", orders_read: story.store.orderCount(), problem: null };
  expect(await imported()).toMatchObject(again);
  await expectNoDifference();
});

it("what happens in the shop while the export runs is not lost", async () => {
  await importAgain();
  const { sandbox, domain } = story;
  sandbox.clock.advance(2000);
  const [refunded, cancelled] = [somePaidOrder().id, [...story.store.orders()][5]!.id];
  refundOrder(sandbox, domain, refunded);
  if (story.store.order(cancelled)!.cancelledAt === null) cancelOrder(sandbox, domain, cancelled);
  deleteOrder(sandbox, domain, [...story.store.orders()][7]!.id);
  const [kept, gone] = mergeable(story.store, 0);
  mergeCustomers(sandbox, domain, kept!.id, gone!.id);
  await imported();
  await story.db.query(
    "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'orders.refresh-customer:%'",
  );
  await story.settle();
  await expectNoDifference();
});

it("an update whose webhook was lost is found although later ones arrived", async () => {
  const { sandbox, domain } = story;
  sandbox.faults.add({ kind: "webhook.drop" });
  const lost = somePaidOrder();
  sandbox.clock.advance(2000);
  refundOrder(sandbox, domain, lost.id);
  sandbox.faults.clear();
  // far more than the overlap later another order's webhook comes through
  sandbox.clock.advance(40 * 60_000);
  const other = somePaidOrder();
  const product = [...story.store.products()][0]!;
  editOrder(sandbox, domain, other.id, {
    add: [{ variantId: product.variants[0]!.id, quantity: 1 }],
  });
  await story.settle();
  await reconcile();
  await expectNoDifference();
});

it("a second change in the same second is found although the time of the update is the same", async () => {
  const { sandbox, domain } = story;
  sandbox.clock.advance(2000);
  const order = somePaidOrder();
  const product = [...story.store.products()][0]!;
  const add = [{ variantId: product.variants[0]!.id, quantity: 1 }];
  editOrder(sandbox, domain, order.id, { add });
  await story.settle();
  sandbox.faults.add({ kind: "webhook.drop" });
  const first = story.store.order(order.id)!;
  cancelOrder(sandbox, domain, order.id, { refund: false });
  story.store.putOrder({ ...story.store.order(order.id)!, updatedAt: first.updatedAt });
  sandbox.faults.clear();
  await reconcile();
  await expectNoDifference();
});

it("a deletion whose webhook was lost is found by counting, and written down as drift", async () => {
  const { checkCounts } = await import("../../app/orders/check-counts.server.ts");
  const { latestChecks } = await import("../../app/orders/checks.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  story.sandbox.faults.add({ kind: "webhook.drop" });
  deleteOrder(story.sandbox, story.domain, somePaidOrder().id);
  story.sandbox.faults.clear();
  await reconcile();
  await checkCounts(shopId);
  await story.settle();
  await expectNoDifference();
  const [check] = await latestChecks(pool, shopId);
  expect(check).toMatchObject({ kind: "counts", repaired: 1 });
  expect(check!.drift).toHaveLength(1);
  expect(check!.drift[0]!.held - check!.drift[0]!.shopify).toBe(1);
  await checkCounts(shopId);
  expect((await latestChecks(pool, shopId))[0]).toMatchObject({ repaired: 0, drift: [] });
});

it("a wrong amount of a new order is found by night although Shopify has told of no update", async () => {
  const { checkCounts } = await import("../../app/orders/check-counts.server.ts");
  const { latestChecks } = await import("../../app/orders/checks.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  const order = somePaidOrder();
  expect(Date.now() - Date.parse(order.processedAt)).toBeLessThan(30 * 86_400_000);
  await story.db.query(
    "UPDATE orders SET total_minor = total_minor + 700, revenue_minor = 1 WHERE order_id = $1",
    [order.id],
  );
  await checkCounts(shopId);
  await story.settle();
  await expectNoDifference();
  const [check] = await latestChecks(pool, shopId);
  expect(check).toMatchObject({ kind: "counts", repaired: 1 });
  const [month] = check!.drift;
  expect(month!.month).toBe(new Date(order.processedAt).toISOString().slice(0, 7));
  expect(month!.heldMinor! - month!.shopifyMinor!).toBe(700);
  expect(month!.held).toBe(month!.shopify);
});

it("an order that goes to another customer changes the facts of both", async () => {
  const { sandbox, domain, store } = story;
  sandbox.clock.advance(2000);
  const order = somePaidOrder();
  const other = [...store.customers()].find((one) => one.id !== order.customerId)!;
  store.putOrder({ ...order, customerId: other.id, updatedAt: sandbox.clock.iso() });
  sandbox.emit(domain, "orders/updated", { id: order.id });
  await story.settle();
  await expectNoDifference();
});

it("an import that cannot succeed ends as failed, with a sentence, after its last try", async () => {
  const { tasksOf } = await import("../../app/worker/tasks.server.ts");
  const { handlerOf } = await import("../../app/jobs/handlers.ts");
  const { handlers } = await import("../../app/orders/jobs.server.ts");
  const importId = randomUUID();
  await story.db.query(
    "INSERT INTO order_imports (shop_id, import_id, way, phase) VALUES ($1, $2, 'bulk', 'loading')",
    [shopId, importId],
  );
  const task = tasksOf({
    "orders.load": {
      ...handlerOf(handlers, "orders.load"),
      run: () => Promise.reject(new Error("the file is unreadable")),
    },
  });
  const attempt = (attempts: number) =>
    (task["orders.load"] as (payload: unknown, helpers: unknown) => Promise<void>)(
      { shopId, importId },
      { job: { id: "0", attempts, max_attempts: 14, task_identifier: "orders.load" } },
    );
  await expect(attempt(13)).rejects.toThrow("unreadable");
  expect((await latest()).phase).toBe("loading");
  await expect(attempt(14)).rejects.toThrow("unreadable");
  const { phase, problem } = await latest();
  expect(phase).toBe("failed");
  expect(problem).toContain("the file is unreadable");
});

it("an import that an uninstall interrupted is begun anew when the app is installed again", async () => {
  story.sandbox.faults.add({ kind: "bulk.stalled", times: 1 });
  const interrupted = await importAgain();
  await story.until("the export runs", async () => (await latest()).phase === "querying");
  story.sandbox.uninstall(story.domain);
  await story.until("no job is about it any more", async () => {
    const [shop] = await story.db.query<{ left: boolean }>(
      "SELECT uninstalled_at IS NOT NULL AS left FROM shops",
    );
    const jobs = await story.db.query(
      "SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'importId' = $1",
      [interrupted],
    );
    return shop!.left && jobs.length === 0;
  });
  await story.open();
  await imported();
  const rows = await story.db.query<{ phase: string; problem: string }>(
    "SELECT phase, problem FROM order_imports WHERE import_id = $1",
    [interrupted],
  );
  expect(rows).toEqual([{ phase: "failed", problem: "Reading the orders was interrupted." }]);
  await expectNoDifference();
});
