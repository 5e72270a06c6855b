import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import {
  aCustomer,
  anOrder,
  aProduct,
  apiKey,
  apiSecret,
  domain,
  startBench,
  startReceiver,
  type Bench,
} from "./support.ts";

const topics = [
  "orders/updated",
  "orders/cancelled",
  "orders/edited",
  "orders/delete",
  "refunds/create",
  "customers/merge",
  "app/uninstalled",
  "app_subscriptions/update",
];
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let bench: Bench;
beforeEach(async () => {
  receiver = await startReceiver();
  bench = await startBench({
    topics,
    appUrl: receiver.url,
    extraToml: `
[[webhooks.subscriptions]]
compliance_topics = ["shop/redact"]
uri = "/webhooks"
`,
    scopes: [
      "read_all_orders",
      "write_orders",
      "write_customers",
      "write_products",
      "read_customer_merge",
    ],
  });
  bench.sandbox.tenant(domain).store.putMany({
    products: [aProduct(100)],
    customers: [aCustomer(1), aCustomer(2)],
    orders: [
      anOrder(1001, { customerId: 1 }),
      anOrder(1002, { customerId: 2 }),
      anOrder(1003, { customerId: 2 }),
    ],
  });
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

const control = async (path: string, body: object = {}, method = "POST") => {
  const response = await fetch(`${bench.sandbox.url}/__sandbox${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
};
const store = () => bench.sandbox.tenant(domain).store;
const order = (id: number): OrderRecord => store().order(id)!;

describe("what a merchant does to an order, over the control address", () => {
  it("a refund of one line gives back what was paid for it", async () => {
    const before = store().customer(1)!.amountSpent;
    await control(`/shops/${domain}/orders/1001/refund`, {
      lines: [{ lineId: 10011, quantity: 1 }],
      restock: true,
    });
    expect(order(1001)).toMatchObject({
      totalRefunded: 2500,
      currentTotal: 3400,
      financialStatus: "PARTIALLY_REFUNDED",
    });
    expect(order(1001).lines[0]!.currentQuantity).toBe(0);
    expect(store().customer(1)!.amountSpent).toBe(before - 2500);
    expect(store().product(100)!.variants[0]!.inventoryQuantity).toBe(6);
    await bench.sandbox.settle();
    expect(receiver.topics().sort()).toEqual(["orders/updated", "refunds/create"]);
  });

  it("a cancelled order is paid back and no longer counts as spent", async () => {
    await control(`/shops/${domain}/orders/1001/cancel`, { reason: "CUSTOMER" });
    expect(order(1001)).toMatchObject({
      cancelReason: "CUSTOMER",
      totalRefunded: 5900,
      currentTotal: 0,
      financialStatus: "REFUNDED",
    });
    expect(store().customer(1)).toMatchObject({ numberOfOrders: 1, amountSpent: 0 });
    const again = await control(`/shops/${domain}/orders/1001/cancel`);
    expect(again).toEqual({
      status: 422,
      body: { error: "Cannot cancel an order that has already been canceled" },
    });
  });

  it("an edit changes lines and what is owed, and Shopify's fields show it", async () => {
    await control(`/shops/${domain}/orders/1001/edit`, {
      add: [{ variantId: 1002, quantity: 2 }],
      change: [{ lineId: 10012, by: -1 }],
    });
    const { data } = await bench.admin(
      `{ order(id: "gid://shopify/Order/1001") { edited currentTotalPriceSet { shopMoney { amount } } currentSubtotalPriceSet { shopMoney { amount } } currentSubtotalLineItemsQuantity } }`,
    );
    expect(data.order).toEqual({
      edited: true,
      currentTotalPriceSet: { shopMoney: { amount: "84.0" } },
      currentSubtotalPriceSet: { shopMoney: { amount: "75.0" } },
      currentSubtotalLineItemsQuantity: 3,
    });
  });

  it("customers are merged with their orders, and counted anew", async () => {
    await control(`/shops/${domain}/customers/2/merge`, { into: 1 });
    expect(store().customer(2)).toBeNull();
    expect(store().customer(1)).toMatchObject({
      numberOfOrders: 3,
      amountSpent: 17_700,
      lastOrderId: 1003,
    });
    await bench.sandbox.settle();
    const merge = receiver.received.find(
      (one) => one.headers["x-shopify-topic"] === "customers/merge",
    )!;
    expect(JSON.parse(merge.body)).toMatchObject({
      admin_graphql_api_customer_kept_id: "gid://shopify/Customer/1",
      admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/2",
    });
  });

  it("after an uninstall the token is worth nothing and no more webhooks come", async () => {
    await control(`/shops/${domain}/uninstall`);
    expect((await bench.admin(`{ shop { name } }`)).status).toBe(401);
    bench.sandbox.emit(domain, "orders/updated", { id: 1001 });
    await bench.sandbox.settle();
    expect(receiver.topics()).toEqual(["app/uninstalled"]);
  });

  it("48 hours after an uninstall the app is asked to forget the shop, unless it came back", async () => {
    const requests = () => bench.sandbox.tenant(domain).outbox.log(50, "shop/redact").length;
    bench.sandbox.uninstall(domain);
    bench.sandbox.clock.advance(47 * 3_600_000);
    bench.sandbox.install(domain);
    bench.sandbox.clock.advance(2 * 3_600_000);
    expect(requests()).toBe(0);
    bench.sandbox.uninstall(domain);
    bench.sandbox.clock.advance(48 * 3_600_000);
    bench.sandbox.clock.advance(48 * 3_600_000);
    expect(requests()).toBe(1);
  });

  it("moves the clock, keeps it over a restart, and tells its state", async () => {
    await control("/clock", { to: "2027-01-01T00:00:00Z" });
    const state = await control("/state", {}, "GET");
    expect(state.body).toMatchObject({
      now: expect.stringMatching(/^2027-01-01T00:00:/),
      shops: [{ domain, installed: true, orders: 3 }],
    });
    const { dir } = bench;
    await bench.sandbox.close();
    const again = await startBench({ dir });
    expect(again.sandbox.clock.iso()).toMatch(/^2027-01-01T00:00:/);
    expect(again.sandbox.shop(domain).orderCount()).toBe(3);
    await again.close();
  });

  it("refuses what it cannot read with a sentence", async () => {
    expect((await control("/faults", { kind: "webhook.eat" })).status).toBe(400);
    expect((await control("/shops/nowhere.myshopify.com/uninstall")).status).toBe(404);
    expect((await control(`/shops/${domain}/orders/9/refund`)).body).toEqual({
      error: "There is no order 9",
    });
  });
});

describe("the app's own changes to an order", () => {
  it("refundCreate and orderCancel do the same as the merchant", async () => {
    const refund = await bench.admin(
      `mutation { refundCreate(input: { orderId: "gid://shopify/Order/1002", note: "late", refundLineItems: [{ lineItemId: "gid://shopify/LineItem/10021", quantity: 1 }], transactions: [{ orderId: "gid://shopify/Order/1002", gateway: "bogus", kind: REFUND, amount: 25 }] }) @idempotent(key: "11111111-1111-4111-8111-111111111111") { refund { totalRefundedSet { shopMoney { amount } } } userErrors { message } } }`,
    );
    expect(refund.errors).toBeUndefined();
    expect(refund.data.refundCreate).toEqual({
      refund: { totalRefundedSet: { shopMoney: { amount: "25.0" } } },
      userErrors: [],
    });
    const cancel = () =>
      bench.admin(
        `mutation { orderCancel(orderId: "gid://shopify/Order/1003", reason: CUSTOMER, refund: true, restock: false) { job { id } orderCancelUserErrors { message } } }`,
      );
    expect((await cancel()).data.orderCancel.orderCancelUserErrors).toEqual([
      { message: "Cannot cancel an order that has outstanding fulfillments" },
    ]);
    store().putOrder({ ...order(1003), fulfillmentStatus: "UNFULFILLED" });
    await cancel();
    expect(order(1003).cancelledAt).not.toBeNull();
  });

  it("what was sent and never paid for may be cancelled; it tells no payment", async () => {
    store().putOrder({ ...order(1002), financialStatus: null, fulfillmentStatus: "FULFILLED" });
    const { data } = await bench.admin(
      `mutation { orderCancel(orderId: "gid://shopify/Order/1002", reason: OTHER, restock: false) { job { id } orderCancelUserErrors { message } } }`,
    );
    expect(data.orderCancel.orderCancelUserErrors).toEqual([]);
    const read = await bench.admin(
      `{ order(id: "gid://shopify/Order/1002") { cancelledAt displayFinancialStatus paymentGatewayNames unpaid transactions { kind } } }`,
    );
    expect(read.data.order).toMatchObject({
      cancelledAt: expect.any(String),
      displayFinancialStatus: null,
      paymentGatewayNames: [],
      unpaid: true,
      transactions: [],
    });
  });

  it.each([
    ["PENDING", [{ kind: "SALE", status: "PENDING", gateway: "manual" }]],
    [
      "VOIDED",
      [
        { kind: "AUTHORIZATION", status: "SUCCESS", gateway: "bogus" },
        { kind: "VOID", status: "SUCCESS", gateway: "bogus" },
      ],
    ],
  ] as const)("%s is told by its transactions", async (financialStatus, transactions) => {
    store().putOrder({ ...order(1002), financialStatus });
    const { data } = await bench.admin(
      `{ order(id: "gid://shopify/Order/1002") { transactions { kind status gateway } } }`,
    );
    expect(data.order.transactions).toEqual(transactions);
  });
});

describe("a charge of the app", () => {
  const create = `mutation { appSubscriptionCreate(name: "Pro", returnUrl: "https://app.example.com/back", test: true, trialDays: 14, lineItems: [
    { plan: { appRecurringPricingDetails: { price: { amount: 29, currencyCode: USD }, interval: EVERY_30_DAYS } } },
    { plan: { appUsagePricingDetails: { cappedAmount: { amount: 10, currencyCode: USD }, terms: "per thousand" } } }
  ]) { confirmationUrl appSubscription { id status lineItems { id } } userErrors { message } } }`;

  it("is active after the merchant agreed, takes usage up to its cap, once per key", async () => {
    const { data } = await bench.admin(create);
    const { appSubscription, confirmationUrl } = data.appSubscriptionCreate;
    expect(appSubscription.status).toBe("PENDING");
    expect(confirmationUrl).toMatch(new RegExp(`^https://${domain}/admin/charges/`));
    bench.sandbox.settleCharge(domain, Number(appSubscription.id.split("/").pop()), "ACTIVE");
    const usage = async (amount: number, key: string) =>
      (
        await bench.admin(
          `mutation($line: ID!, $amount: Decimal!, $key: String) { appUsageRecordCreate(subscriptionLineItemId: $line, price: { amount: $amount, currencyCode: USD }, description: "x", idempotencyKey: $key) { appUsageRecord { id subscriptionLineItem { plan { pricingDetails { ... on AppUsagePricing { balanceUsed { amount } } } } } } userErrors { message } } }`,
          { line: appSubscription.lineItems[1].id, amount, key },
        )
      ).data.appUsageRecordCreate;
    const first = await usage(6, "a");
    expect(first.userErrors).toEqual([]);
    expect((await usage(6, "a")).appUsageRecord.id).toBe(first.appUsageRecord.id);
    expect((await usage(6, "b")).userErrors).toEqual([
      { message: "Total price exceeds balance remaining" },
    ]);
    const active = await bench.admin(
      `{ currentAppInstallation { activeSubscriptions { name status test } } }`,
    );
    expect(active.data.currentAppInstallation.activeSubscriptions).toEqual([
      { name: "Pro", status: "ACTIVE", test: true },
    ]);
    await bench.sandbox.settle();
    expect(receiver.topics()).toContain("app_subscriptions/update");
  });
});

it("a session token for a checkout names the bare domain and only a customer who is known", () => {
  const read = (token: string) =>
    JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString());
  const guest = read(bench.sandbox.sessionToken(domain, "checkout"));
  expect(guest).toMatchObject({ dest: domain, aud: apiKey });
  expect(guest.sub).toBeUndefined();
  const known = read(bench.sandbox.sessionToken(domain, "checkout", { customerId: 1 }));
  expect(known.sub).toBe("gid://shopify/Customer/1");
  expect(apiSecret).not.toBe("");
});
