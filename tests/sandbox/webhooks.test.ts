import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  deleteCustomer,
  mergeCustomers,
  redactCustomer,
  redactShop,
  requestData,
} from "../../sandbox/life/customer.ts";
import { cancelOrder, deleteOrder, fulfillOrder } from "../../sandbox/life/order.ts";
import { editOrder } from "../../sandbox/life/order-edit.ts";
import { refundOrder } from "../../sandbox/life/refund.ts";
import { retryDelays } from "../../sandbox/webhooks/outbox.ts";
import { webhookShape } from "../../sandbox/webhooks/shapes.ts";
import {
  aCustomer,
  anOrder,
  apiKey,
  apiSecret,
  aProduct,
  domain,
  startBench,
  startReceiver,
  type Bench,
  type BenchOptions,
  type Received,
} from "./support.ts";

const topics = [
  "orders/create",
  "orders/updated",
  "orders/paid",
  "orders/cancelled",
  "orders/edited",
  "orders/fulfilled",
  "orders/delete",
  "refunds/create",
  "customers/create",
  "customers/update",
  "customers/delete",
  "customers/merge",
  "products/create",
  "products/update",
  "products/delete",
  "discounts/create",
  "discounts/update",
  "discounts/delete",
  "segments/create",
  "segments/update",
  "segments/delete",
  "bulk_operations/finish",
  "app/uninstalled",
  "app/scopes_update",
  "app_subscriptions/update",
  "shop/update",
  "customer.tags_added",
];
const compliance = `
[[webhooks.subscriptions]]
compliance_topics = ["customers/data_request", "customers/redact", "shop/redact"]
uri = "https://app.example.com/privacy"
`;
const scopes = [
  "read_all_orders",
  "write_orders",
  "write_customers",
  "write_products",
  "write_discounts",
  "read_customer_merge",
];

let answer: (received: Received) => number;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let bench: Bench;
const begin = async (options: BenchOptions = {}): Promise<void> => {
  bench = await startBench({
    scopes,
    topics,
    extraToml: compliance,
    appUrl: receiver.url,
    ...options,
  });
  bench.sandbox.tenant(domain).store.putMany({
    products: [aProduct(100)],
    customers: [aCustomer(1), aCustomer(2), aCustomer(3)],
    orders: [
      anOrder(1001, { customerId: 1, email: "ada1@example.com" }),
      anOrder(1002, { customerId: 2, email: "ada2@example.com" }),
    ],
  });
};
beforeEach(async () => {
  answer = () => 200;
  receiver = await startReceiver((received) => answer(received));
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

describe("webhooks", () => {
  it("carry a signature Shopify's library accepts, and the headers it reads", async () => {
    await begin();
    bench.sandbox.emit(domain, "orders/create", { id: 1001 });
    await bench.sandbox.settle();
    const { headers, body } = receiver.received[0]!;
    const shopify = shopifyApi({
      apiKey,
      apiSecretKey: apiSecret,
      apiVersion: ApiVersion.October26,
      hostName: "app.example.com",
      scopes,
      isEmbeddedApp: true,
      logger: { level: LogSeverity.Error, log: () => undefined },
    });
    const request = { method: "POST", url: "/webhooks", headers };
    const valid = await shopify.webhooks.validate({ rawBody: body, rawRequest: request });
    expect(valid).toMatchObject({
      valid: true,
      topic: "ORDERS_CREATE",
      domain,
      apiVersion: "2026-10",
    });
    const tampered = body.replace("59.00", "5.90");
    expect(
      await shopify.webhooks.validate({ rawBody: tampered, rawRequest: request }),
    ).toMatchObject({ valid: false });
  });

  it("of every kind have the shape Shopify publishes", async () => {
    await begin();
    const { sandbox } = bench;
    const { store } = sandbox.tenant(domain);
    const emit = (topic: string, id: number, extra: object = {}) =>
      sandbox.emit(domain, topic, { id, ...extra });
    for (const topic of ["orders/create", "orders/paid"]) emit(topic, 1001);
    for (const topic of ["customers/create", "customers/update"]) emit(topic, 1);
    for (const topic of ["products/create", "products/update"]) emit(topic, 100);
    emit("shop/update", store.shop.id);
    emit("products/delete", 100);
    store.putOrder({ ...store.order(1001)!, fulfillmentStatus: "UNFULFILLED" });
    fulfillOrder(sandbox, domain, 1001);
    editOrder(sandbox, domain, 1001, {
      add: [{ variantId: 1001, quantity: 1 }],
      change: [{ lineId: 10012, by: -1 }],
    });
    refundOrder(sandbox, domain, 1001, { lines: [{ lineId: 10011, quantity: 1 }] });
    cancelOrder(sandbox, domain, 1001);
    deleteOrder(sandbox, domain, 1001);
    await bench.admin(
      `mutation { segmentCreate(name: "All", query: "number_of_orders > 0") { segment { id } } }`,
    );
    const [segment] = store.segments();
    await bench.admin(
      `mutation { segmentUpdate(id: "gid://shopify/Segment/${segment!.id}", name: "Many") { segment { id } } }`,
    );
    await bench.admin(
      `mutation { segmentDelete(id: "gid://shopify/Segment/${segment!.id}") { deletedSegmentId } }`,
    );
    const made = await bench.admin(
      `mutation { discountAutomaticFreeShippingCreate(freeShippingAutomaticDiscount: { title: "Free", startsAt: "2026-01-01T00:00:00Z", destination: { all: true } }) { automaticDiscountNode { id } userErrors { message } } }`,
    );
    const { id } = made.data.discountAutomaticFreeShippingCreate.automaticDiscountNode;
    await bench.admin(
      `mutation { discountAutomaticDeactivate(id: "${id}") { userErrors { message } } }`,
    );
    await bench.admin(
      `mutation { discountAutomaticDelete(id: "${id}") { userErrors { message } } }`,
    );
    await bench.admin(
      `mutation { tagsAdd(id: "gid://shopify/Customer/1", tags: ["vip"]) { userErrors { message } } }`,
    );
    await bench.admin(
      `mutation { bulkOperationRunQuery(query: "{ customers { edges { node { id } } } }") { bulkOperation { id } userErrors { message } } }`,
    );
    const charge = await bench.admin(
      `mutation { appSubscriptionCreate(name: "Pro", returnUrl: "https://app.example.com/", lineItems: [{ plan: { appRecurringPricingDetails: { price: { amount: 29, currencyCode: USD } } } }]) { appSubscription { id } } }`,
    );
    sandbox.settleCharge(
      domain,
      Number(charge.data.appSubscriptionCreate.appSubscription.id.split("/").pop()),
      "ACTIVE",
    );
    mergeCustomers(sandbox, domain, 1, 3);
    sandbox.setScopes(domain, [...scopes, "read_inventory"]);
    await sandbox.settle();
    requestData(sandbox, domain, 2);
    redactCustomer(sandbox, domain, 2);
    sandbox.uninstall(domain);
    redactShop(sandbox, domain);
    await sandbox.settle();

    const ajv = new Ajv({ strict: false, allErrors: true });
    formats(ajv);
    // The schemas are inferred from one example each: it has a picture and no refund.
    const notInExample = /^\/(image|refunds\/\d+)$/;
    const wrong: string[] = [];
    for (const { headers, body } of receiver.received) {
      const topic = headers["x-shopify-topic"] as string;
      const check = ajv.compile(webhookShape(topic)!.schema);
      check(JSON.parse(body));
      const errors = (check.errors ?? []).filter((one) => !notInExample.test(one.instancePath));
      if (errors.length > 0) wrong.push(`${topic}: ${ajv.errorsText(errors)}`);
    }
    expect(wrong).toEqual([]);
    const seen = new Set(receiver.topics());
    const all = [...topics, "customers/data_request", "customers/redact", "shop/redact"];
    expect(all.filter((topic) => !seen.has(topic))).toEqual([]);
  });

  it("come again after an error, with the same id, eight times at most", async () => {
    await begin();
    answer = () => 500;
    bench.sandbox.emit(domain, "orders/create", { id: 1001 });
    await bench.sandbox.settle({ later: true });
    expect(receiver.received).toHaveLength(1 + retryDelays.length);
    expect(new Set(receiver.received.map((one) => one.headers["x-shopify-webhook-id"])).size).toBe(
      1,
    );
    expect(bench.sandbox.tenant(domain).outbox.log(1)).toMatchObject([
      { state: "failed", attempts: 9, answer: "500" },
    ]);
  });

  it("wait for an app that is not there yet, and survive a restart of the sandbox", async () => {
    await begin({ appUrl: undefined });
    const { dir } = bench;
    bench.sandbox.emit(domain, "orders/create", { id: 1001 });
    await bench.sandbox.settle();
    expect(receiver.received).toEqual([]);
    await bench.sandbox.close();
    const again = await startBench({ dir, scopes, topics, appUrl: receiver.url });
    await again.sandbox.settle();
    expect(receiver.topics()).toEqual(["orders/create"]);
    await again.close();
  });

  it("are lost, doubled and late when that is asked for, and nothing else is", async () => {
    await begin();
    const { faults } = bench.sandbox;
    faults.add({ kind: "webhook.drop", match: "orders/create" });
    faults.add({ kind: "webhook.duplicate", match: "orders/updated", times: 1 });
    faults.add({ kind: "webhook.delay", match: "customers/update", amount: 100 });
    bench.sandbox.emit(domain, "customers/update", { id: 1 });
    bench.sandbox.emit(domain, "orders/create", { id: 1001 });
    bench.sandbox.emit(domain, "orders/updated", { id: 1001 });
    bench.sandbox.emit(domain, "orders/updated", { id: 1002 });
    await bench.sandbox.settle({ later: true });
    expect(receiver.topics()).toEqual([
      "orders/updated",
      "orders/updated",
      "orders/updated",
      "customers/update",
    ]);
    const [first, second] = receiver.received.map((one) => one.headers);
    expect(first!["x-shopify-event-id"]).toBe(second!["x-shopify-event-id"]);
    expect(faults.counts).toEqual({
      "webhook.drop": 1,
      "webhook.duplicate": 1,
      "webhook.delay": 1,
    });
  });

  it("come without version or shop when that is asked for, and whole at the next try", async () => {
    await begin();
    const { faults } = bench.sandbox;
    faults.add({ kind: "webhook.noVersion", match: "orders/create", times: 1 });
    faults.add({ kind: "webhook.noShop", match: "customers/redact", times: 1 });
    answer = ({ headers }) => (headers["x-shopify-api-version"] ? 200 : 400);
    bench.sandbox.emit(domain, "orders/create", { id: 1001 });
    await bench.sandbox.settle({ later: true });
    redactCustomer(bench.sandbox, domain, 2);
    await bench.sandbox.settle({ later: true });
    expect(
      receiver.received.map(({ headers }) => [
        headers["x-shopify-topic"],
        headers["x-shopify-api-version"],
        headers["x-shopify-shop-domain"],
      ]),
    ).toEqual([
      ["orders/create", undefined, domain],
      ["orders/create", "2026-10", domain],
      ["customers/redact", "2026-10", undefined],
    ]);
  });

  it("carry only the fields and records a subscription asks for", async () => {
    await begin({
      topics: [],
      extraToml: `
[[webhooks.subscriptions]]
topics = ["orders/create"]
uri = "/only"
include_fields = ["id", "updated_at", "line_items.quantity"]
filter = "total_price:>=50"
`,
    });
    const { store } = bench.sandbox.tenant(domain);
    store.putOrder(anOrder(1003, { total: 1000 }));
    bench.sandbox.emit(domain, "orders/create", { id: 1001 });
    bench.sandbox.emit(domain, "orders/create", { id: 1003 });
    await bench.sandbox.settle();
    expect(receiver.received.map((one) => JSON.parse(one.body))).toEqual([
      {
        id: 1001,
        updated_at: store.order(1001)!.updatedAt,
        line_items: [{ quantity: 1 }, { quantity: 1 }],
      },
    ]);
  });

  it("of a topic whose scope the app does not have are not sent, and the sandbox says so", async () => {
    await begin({
      scopes: ["read_orders"],
      topics: ["orders/create", "customers/delete"],
      extraToml: "",
    });
    expect(bench.sandbox.warnings).toEqual([
      "shopify.app.toml subscribes to customers/delete but does not ask for read_customers: it is never sent",
    ]);
    deleteCustomer(bench.sandbox, domain, 3);
    bench.sandbox.emit(domain, "orders/create", { id: 1001 });
    await bench.sandbox.settle();
    expect(receiver.topics()).toEqual(["orders/create"]);
  });

  it("cannot be subscribed to when the topic does not exist", async () => {
    await begin();
    await expect(startBench({ topics: ["orders/invented"] })).rejects.toThrow(
      '"orders/invented", which does not exist',
    );
  });
});
