import { expect, test } from "vitest";
import { jobs } from "../../app/jobs/catalog.ts";
import { webhookTopics } from "../../app/shops/webhook-topics.ts";

test("an order webhook asks for the order, and nothing else of it travels on", () => {
  const [job] = webhookTopics.ORDERS_CREATE.parse({ id: 4509, email: "kim@example.com" });
  expect(job).toEqual({ name: "orders.refresh", key: "order:4509", payload: { orderId: "4509" } });
});

test("an edit and a refund lead to their order", () => {
  expect(
    webhookTopics.ORDERS_EDITED.parse({ order_edit: { order_id: 7 } })[0]?.payload,
  ).toMatchObject({ orderId: "7" });
  expect(webhookTopics.REFUNDS_CREATE.parse({ id: 3, order_id: 7 })[0]?.payload).toMatchObject({
    orderId: "7",
  });
});

test("every job a webhook asks for is one the catalog knows, with a payload it takes", () => {
  const bodies = {
    ORDERS_CREATE: { id: 1 },
    ORDERS_UPDATED: { id: 1 },
    ORDERS_CANCELLED: { id: 1 },
    ORDERS_EDITED: { order_edit: { order_id: 1 } },
    ORDERS_DELETE: { id: 1 },
    REFUNDS_CREATE: { order_id: 1 },
    CUSTOMERS_DELETE: { id: 1 },
    CUSTOMERS_MERGE: { admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/5" },
    PRODUCTS_CREATE: { id: 1 },
    PRODUCTS_UPDATE: { id: 1 },
    PRODUCTS_DELETE: { id: 1 },
  } satisfies Record<keyof typeof webhookTopics, object>;
  for (const [topic, body] of Object.entries(bodies))
    for (const job of webhookTopics[topic as keyof typeof webhookTopics].parse(body))
      expect(() => jobs[job.name].parse({ shopId: 1, ...job.payload }), topic).not.toThrow();
});

test.each([{}, { id: "x" }, { id: null }, null])(
  "a body without an order id is refused: %j",
  (body) => {
    expect(webhookTopics.ORDERS_CREATE.safeParse(body).success).toBe(false);
  },
);

test("the example webhooks of Shopify's CLI, whose ids are beyond 2^53, keep every digit", () => {
  const body = JSON.parse(
    '{"id": 820982911946154508, "admin_graphql_api_id": "gid://shopify/Order/820982911946154508"}',
  ) as unknown;
  expect(webhookTopics.ORDERS_UPDATED.parse(body)[0]?.payload).toMatchObject({
    orderId: "820982911946154508",
  });
});
