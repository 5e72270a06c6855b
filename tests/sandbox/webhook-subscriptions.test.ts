import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, DeliveryMethod, LogSeverity, Session } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { shopifyApp } from "@shopify/shopify-app-remix/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  allScopes,
  anOrder,
  apiKey,
  apiSecret,
  aProduct,
  domain,
  redirectedFetch,
  startBench,
  startReceiver,
  type Bench,
} from "./support.ts";

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let bench: Bench;
beforeEach(async () => {
  receiver = await startReceiver();
  bench = await startBench({ appUrl: receiver.url, scopes: allScopes });
  bench.sandbox.tenant(domain).store.putMany({
    products: [aProduct(100)],
    orders: [anOrder(1001), anOrder(1002, { total: 1000 })],
  });
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

/** The merchant's app as Shopify's library has it, with these webhooks in its code. */
function app(webhooks: Record<string, { includeFields?: string[]; callbackUrl?: string }>) {
  const shopify = shopifyApp({
    apiKey,
    apiSecretKey: apiSecret,
    apiVersion: ApiVersion.October26,
    appUrl: "https://app.example.com",
    sessionStorage: {
      storeSession: () => Promise.resolve(true),
      loadSession: () => Promise.resolve(undefined),
      deleteSession: () => Promise.resolve(true),
      deleteSessions: () => Promise.resolve(true),
      findSessionsByShop: () => Promise.resolve([]),
    },
    webhooks: Object.fromEntries(
      Object.entries(webhooks).map(([topic, more]) => [
        topic,
        { deliveryMethod: DeliveryMethod.Http, callbackUrl: "/hooks", ...more } as const,
      ]),
    ),
    logger: { level: LogSeverity.Error, log: () => undefined },
  });
  setAbstractFetchFunc(redirectedFetch(() => bench.sandbox) as never);
  const session = new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    accessToken: bench.token,
  });
  return async () => {
    const topics = await shopify.registerWebhooks({ session });
    return Object.fromEntries(
      Object.entries(topics!).map(([topic, results]) => [
        topic,
        results.map(({ operation, success }) => `${operation} ${success}`),
      ]),
    );
  };
}

const subscriptions = async () =>
  (await bench.admin(`{ webhookSubscriptions(first: 10) { nodes { topic uri includeFields } } }`))
    .data.webhookSubscriptions.nodes;

describe("webhooks an app registers by Shopify's library", () => {
  it("are made once, changed where they differ, and taken away where they are asked for no more", async () => {
    const first = app({ ORDERS_CREATE: {}, PRODUCTS_UPDATE: {}, CUSTOMERS_REDACT: {} });
    expect(await first()).toEqual({
      ORDERS_CREATE: ["create true"],
      PRODUCTS_UPDATE: ["create true"],
      CUSTOMERS_REDACT: [],
    });
    expect(await first()).toMatchObject({ ORDERS_CREATE: [], PRODUCTS_UPDATE: [] });
    expect(await app({ ORDERS_CREATE: { includeFields: ["id"] } })()).toEqual({
      ORDERS_CREATE: ["update true"],
      PRODUCTS_UPDATE: ["delete true"],
    });
    expect(await subscriptions()).toEqual([
      { topic: "ORDERS_CREATE", uri: "https://app.example.com/hooks", includeFields: ["id"] },
    ]);
  });

  it("are delivered as they were asked for, until the app is uninstalled", async () => {
    await app({ ORDERS_CREATE: { includeFields: ["id"] }, APP_UNINSTALLED: {} })();
    bench.sandbox.emit(domain, "orders/create", { id: 1001 });
    bench.sandbox.emit(domain, "products/update", { id: 100 });
    bench.sandbox.uninstall(domain);
    bench.sandbox.install(domain);
    bench.sandbox.emit(domain, "orders/create", { id: 1001 });
    await bench.sandbox.settle();
    expect(receiver.topics().sort()).toEqual(["app/uninstalled", "orders/create"]);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body) as unknown);
    expect(bodies).toContainEqual({ id: 1001 });
  });
});

describe("webhookSubscription", () => {
  const create = async (topic: string, input: string) => {
    const { data } = await bench.admin(
      `mutation { webhookSubscriptionCreate(topic: ${topic}, webhookSubscription: ${input}) {
        webhookSubscription { id filter } userErrors { field message } } }`,
    );
    return data.webhookSubscriptionCreate;
  };
  const address = `uri: "https://app.example.com/hooks"`;

  it("with a filter is delivered for what passes it", async () => {
    await create("ORDERS_UPDATED", `{ ${address}, filter: "total_price:>=50" }`);
    for (const id of [1001, 1002]) bench.sandbox.emit(domain, "orders/updated", { id });
    await bench.sandbox.settle();
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { id: number }).id)).toEqual([
      1001,
    ]);
  });

  it.each([
    ["ORDERS_CREATE", `{ uri: "http://app.example.com/" }`, "Address protocol http:// is not"],
    ["ORDERS_CREATE", `{ uri: "somewhere" }`, "Address is invalid"],
    ["ORDERS_CREATE", `{ includeFields: ["id"] }`, "Address can't be blank"],
    [
      "THEMES_CREATE",
      `{ ${address} }`,
      "permission to create or update webhooks with themes/create",
    ],
  ])("%s to %s is refused", async (topic, input, message) => {
    const { webhookSubscription, userErrors } = await create(topic, input);
    expect(webhookSubscription).toBeNull();
    expect(userErrors[0].message).toContain(message);
  });

  it("of the same topic and address is taken once; one nobody made is not changed or removed", async () => {
    const { webhookSubscription } = await create("ORDERS_CREATE", `{ ${address} }`);
    expect((await create("ORDERS_CREATE", `{ ${address} }`)).userErrors).toEqual([
      {
        field: ["webhookSubscription", "callbackUrl"],
        message: "Address for this topic has already been taken",
      },
    ]);
    const remove = (id: string) =>
      bench.admin(
        `mutation { webhookSubscriptionDelete(id: "${id}") { deletedWebhookSubscriptionId userErrors { message } } }`,
      );
    const deleted = async () => {
      const { data } = await remove(webhookSubscription.id as string);
      return data.webhookSubscriptionDelete;
    };
    expect(await deleted()).toMatchObject({ deletedWebhookSubscriptionId: webhookSubscription.id });
    expect(await deleted()).toEqual({
      deletedWebhookSubscriptionId: null,
      userErrors: [{ message: "Webhook subscription does not exist" }],
    });
  });

  it("to protected customer data is refused as long as the app is not approved for it", async () => {
    bench.sandbox.tenant(domain).approve("none");
    const { userErrors } = await create("ORDERS_CREATE", `{ ${address} }`);
    expect(userErrors[0].message).toContain("not approved to subscribe to webhook topics");
    expect((await create("PRODUCTS_CREATE", `{ ${address} }`)).userErrors).toEqual([]);
  });
});
