import { describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { listenersOf } from "../../app/jobs/listeners.ts";
import { shopTopics, webhookTopics } from "../../app/shops/webhook-topics.ts";
import { readAppConfig } from "../../sandbox/install/app-config.ts";
import { sendableTopics } from "../../sandbox/webhooks/payloads/index.ts";
import { webhookShape } from "../../sandbox/webhooks/shapes.ts";

/** As shopify.app.toml and the sandbox spell it: orders/create. */
const handled = Object.keys({ ...webhookTopics, ...shopTopics }).sort();
const spelled = (topic: string) => topic.toUpperCase().replaceAll("/", "_");
const subscribed = readAppConfig(inProject("shopify.app.toml")).subscriptions.map(
  ({ topic }) => topic,
);

/** Shopify's examples have ids that no shop has, beyond 2^53. */
const withRealIds = (example: unknown): unknown =>
  JSON.parse(JSON.stringify(example), (_, value: unknown) =>
    typeof value === "number" && !Number.isSafeInteger(value) && Number.isInteger(value)
      ? 4509
      : value,
  );

describe("webhook topics", () => {
  it("are handled exactly when Shopify is asked for them", () => {
    expect(subscribed.map(spelled).sort()).toEqual(handled);
  });

  it("are all sent by the sandbox too", () => {
    const sent = sendableTopics.map(spelled);
    expect(handled.filter((topic) => !sent.includes(topic))).toEqual([]);
  });

  it.each(subscribed.filter((topic) => spelled(topic) in webhookTopics))(
    "tell what somebody listens to: Shopify's own example of %s",
    (topic) => {
      const schema = webhookTopics[spelled(topic) as keyof typeof webhookTopics];
      const told = schema.parse(withRealIds(webhookShape(topic)!.example));
      expect(listenersOf(told.name)).not.toEqual([]);
    },
  );
});

it("an order webhook says which order, and nothing else of it travels on", () => {
  const told = webhookTopics.ORDERS_CREATE.parse({ id: 4509, email: "kim@example.com" });
  expect(told).toEqual({ name: "shopify.order-changed", payload: { orderId: 4509 } });
});

it("an edit and a refund lead to their order", () => {
  const edit = { order_edit: { order_id: 7 } };
  expect(webhookTopics.ORDERS_EDITED.parse(edit).payload).toEqual({ orderId: 7 });
  expect(webhookTopics.REFUNDS_CREATE.parse({ id: 3, order_id: 7 }).payload).toEqual({
    orderId: 7,
  });
});

it("a merge says who is gone, and into whom", () => {
  const body = {
    admin_graphql_api_customer_kept_id: "gid://shopify/Customer/4",
    admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/5",
  };
  expect(webhookTopics.CUSTOMERS_MERGE.parse(body)).toEqual({
    name: "customer.merged",
    payload: { customerId: 5, intoId: 4 },
  });
});

it.each([{}, { id: "x" }, { id: null }, null])(
  "a body without an order id is refused: %j",
  (body) => {
    expect(webhookTopics.ORDERS_CREATE.safeParse(body).success).toBe(false);
  },
);

it("the example webhooks of Shopify's CLI, whose ids no shop can have, are refused with what was found", () => {
  const body = JSON.parse('{"id": 820982911946154508}') as unknown;
  const [issue] = webhookTopics.ORDERS_UPDATED.safeParse(body).error!.issues;
  expect(issue).toMatchObject({
    path: ["id"],
    message:
      "found 820982911946154500, expected the number of an order: digits, at most 9007199254740991",
  });
});
