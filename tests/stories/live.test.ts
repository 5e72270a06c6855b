import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateShop } from "../../sandbox/generator/generate.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { EITHER_READING } from "../support/readings.ts";
import { startStory, type Story } from "../support/story.ts";
import { trueCustomers, trueOrder, trueOrders } from "../support/truth.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory({
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: 90, seed: "live", endsAt: sandbox.clock.now() });
    },
  });
  await story.open();
  await story.until("the import is done", async () => {
    const [row] = await story.db.query<{ phase: string }>("SELECT phase FROM order_imports");
    return row?.phase === "done";
  });
  await story.settle();
});
afterAll(() => story.close());

/** A moment later in the shop, so that the change is newer than what was read. */
function change(order: OrderRecord, how: (order: OrderRecord) => void): OrderRecord {
  story.sandbox.clock.advance(2000);
  const copy = structuredClone(order);
  how(copy);
  copy.updatedAt = story.sandbox.clock.iso();
  story.store.putOrder(copy);
  return copy;
}

function somePaidOrder(): OrderRecord {
  for (const order of story.store.orders({ sort: "processedAt", reverse: true }))
    if (
      trueOrder(order).counts &&
      order.customerId !== null &&
      order.refunds.length === 0 &&
      order.subtotal > 2000
    )
      return order;
  throw new Error("the shop has no such order");
}

async function held(orderId: number) {
  const [row] = await story.db.query<{ counts: boolean; revenue: number }>(
    "SELECT counts, revenue_minor::int AS revenue FROM orders WHERE order_id = $1",
    [orderId],
  );
  return row;
}

async function expectFactsToEqualTheShop() {
  const rows = await story.db.query<{ customerId: string; orders: number; revenueMinor: number }>(
    `SELECT customer_id::text AS "customerId", orders, revenue_minor::int AS "revenueMinor" FROM customers`,
  );
  expect(new Map(rows.map(({ customerId, ...rest }) => [customerId, rest]))).toEqual(
    trueCustomers(trueOrders(story.store).values()),
  );
}

describe("what happens in the shop arrives", () => {
  it("a new order raises its customer's facts", async () => {
    const like = somePaidOrder();
    const id = story.store.nextId("order");
    const order = change(
      {
        ...like,
        id,
        name: `#${id}`,
        number: id,
        checkoutToken: randomUUID(),
        createdAt: story.sandbox.clock.iso(),
        processedAt: story.sandbox.clock.iso(),
      },
      () => undefined,
    );
    story.sandbox.emit(story.domain, "orders/create", { id });
    await story.settle();
    expect(await held(id)).toEqual({ counts: true, revenue: trueOrder(order).revenueMinor });
    await expectFactsToEqualTheShop();
  });

  it.each(EITHER_READING)(
    "a refund lowers them, a cancellation takes the order out: %s",
    async (_, readings) => {
      story.sandbox.tenant(story.domain).play(readings);
      const refunded = change(somePaidOrder(), (order) => {
        order.totalRefunded = 500;
        order.refunds.push({
          id: story.store.nextId("refund"),
          createdAt: story.sandbox.clock.iso(),
          note: null,
          amount: 500,
          lines: [],
        });
      });
      story.sandbox.emit(story.domain, "orders/updated", { id: refunded.id });
      await story.settle();
      expect((await held(refunded.id))?.revenue).toBe(trueOrder(refunded).revenueMinor);

      const cancelled = change(somePaidOrder(), (order) => {
        order.cancelledAt = story.sandbox.clock.iso();
        order.cancelReason = "CUSTOMER";
      });
      story.sandbox.emit(story.domain, "orders/cancelled", { id: cancelled.id });
      await story.settle();
      expect(await held(cancelled.id)).toEqual({ counts: false, revenue: 0 });
      await expectFactsToEqualTheShop();
    },
  );

  it("a deleted order is forgotten", async () => {
    const order = somePaidOrder();
    story.store.deleteOrder(order.id);
    story.sandbox.emit(story.domain, "orders/delete", { id: order.id });
    await story.settle();
    expect(await held(order.id)).toBeUndefined();
    await expectFactsToEqualTheShop();
  });

  it("what no webhook told of is found by the reconciliation", async () => {
    const missed = change(somePaidOrder(), (order) => {
      order.totalRefunded = 700;
      order.refunds.push({
        id: story.store.nextId("refund"),
        createdAt: story.sandbox.clock.iso(),
        note: null,
        amount: 700,
        lines: [],
      });
    });
    const { reconcileOrders } = await import("../../app/orders/reconcile.server.ts");
    const shopId = await story.shopId();
    await reconcileOrders(shopId);
    await story.settle();
    expect((await held(missed.id))?.revenue).toBe(trueOrder(missed).revenueMinor);
    await expectFactsToEqualTheShop();
  });
});

describe("the webhook door", () => {
  const send = (body: string, change: Record<string, string | null> = {}, method = "POST") => {
    const headers = new Headers({
      "content-type": "application/json",
      "x-shopify-topic": "orders/updated",
      "x-shopify-shop-domain": story.domain,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-hmac-sha256": createHmac("sha256", process.env["SHOPIFY_API_SECRET"]!)
        .update(body)
        .digest("base64"),
    });
    for (const [name, value] of Object.entries(change))
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    return fetch(`${story.appUrl}/webhooks`, {
      method,
      headers,
      ...(method === "POST" ? { body } : {}),
    });
  };
  const order = () => JSON.stringify({ id: somePaidOrder().id });

  it("a forged signature is refused with 401 and leaves no trace", async () => {
    const id = randomUUID();
    const answer = await send(order(), {
      "x-shopify-hmac-sha256": "Zm9yZ2Vk",
      "x-shopify-webhook-id": id,
    });
    expect(answer.status).toBe(401);
    expect(
      await story.db.query("SELECT 1 FROM webhook_receipts WHERE webhook_id = $1", [id]),
    ).toEqual([]);
  });

  it.each([
    ["no signature", { "x-shopify-hmac-sha256": null }],
    ["no topic", { "x-shopify-topic": null }],
    ["no shop", { "x-shopify-shop-domain": null }],
  ])("%s is malformed: 400", async (_, change) => {
    expect((await send(order(), change)).status).toBe(400);
  });

  it.each(["{", "[]", '{"id":"seven"}'])(
    "a body that is no order is malformed: 400 for %s",
    async (body) => {
      expect((await send(body)).status).toBe(400);
    },
  );

  it("other methods get 405", async () => {
    expect((await send("", {}, "GET")).status).toBe(405);
  });

  it("the same delivery twice is answered 200 twice and done once", async () => {
    const id = randomUUID();
    expect((await send(order(), { "x-shopify-webhook-id": id })).status).toBe(200);
    expect((await send(order(), { "x-shopify-webhook-id": id })).status).toBe(200);
    expect(
      await story.db.query("SELECT 1 FROM webhook_receipts WHERE webhook_id = $1", [id]),
    ).toHaveLength(1);
    await story.settle();
  });

  it("a topic we did not ask for is taken and ignored", async () => {
    expect((await send('{"id":1}', { "x-shopify-topic": "carts/update" })).status).toBe(200);
  });
});
