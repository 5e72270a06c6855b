import { createAdminApiClient } from "@shopify/admin-api-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { domain, redirectedFetch, type Bench } from "./support.ts";
import { mutate, send, shownOf, startFulfilmentBench, workOf } from "./fulfilment-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startFulfilmentBench();
});
afterEach(() => bench.close());

const event = (fulfillmentId: string, status: string, more: object = {}) =>
  mutate(
    bench,
    "fulfillmentEventCreate",
    "fulfillmentEvent: FulfillmentEventInput!",
    { fulfillmentEvent: { fulfillmentId, status, ...more } },
    "fulfillmentEvent { id status message happenedAt createdAt estimatedDeliveryAt city }",
  );
const parcel = async (id: string) => {
  const { data } = await bench.admin(
    `query ($id: ID!) { fulfillment(id: $id) { name status displayStatus createdAt inTransitAt deliveredAt estimatedDeliveryAt location { name } service { handle } trackingInfo { number url company } events(first: 10) { nodes { status happenedAt } } fulfillmentOrders(first: 5) { nodes { status } } } }`,
    { id },
  );
  return data.fulfillment;
};
const sendFirst = async (orderId: number, more: object = {}) => {
  const [work] = await workOf(bench, orderId);
  return send(bench, work!.id, more);
};

describe("a parcel", () => {
  it("takes all that is left, closes the work and archives the order that was paid", async () => {
    const { fulfillment, userErrors } = await sendFirst(1001, {
      trackingInfo: { number: "1Z1", url: "https://track.example/1Z1", company: "UPS" },
      notifyCustomer: true,
    });
    expect(userErrors).toEqual([]);
    expect(fulfillment).toMatchObject({
      name: "#1001-F1",
      status: "SUCCESS",
      displayStatus: "FULFILLED",
      trackingInfo: [{ number: "1Z1", url: "https://track.example/1Z1", company: "UPS" }],
    });
    expect(await shownOf(bench, 1001)).toBe("FULFILLED");
    expect(await workOf(bench, 1001)).toMatchObject([{ status: "CLOSED" }]);
    expect(bench.sandbox.tenant(domain).store.order(1001)!.closedAt).toBe(fulfillment.createdAt);
  });

  it("may hold some pieces only; the next is the order's second", async () => {
    const [work] = await workOf(bench, 1001);
    const [line] = work!.lineItems.nodes;
    const part = (quantity: number) => ({
      lineItemsByFulfillmentOrder: [
        {
          fulfillmentOrderId: work!.id,
          fulfillmentOrderLineItems: [{ id: line!.id, quantity }],
        },
      ],
    });
    await send(bench, work!.id, part(1));
    expect(await shownOf(bench, 1001)).toBe("PARTIALLY_FULFILLED");
    expect(await workOf(bench, 1001)).toMatchObject([{ status: "IN_PROGRESS" }]);
    const { data } = await bench.admin(
      `{ order(id: "gid://shopify/Order/1001") { lineItems(first: 1) { nodes { fulfillableQuantity unfulfilledQuantity } } } }`,
    );
    expect(data.order.lineItems.nodes).toEqual([
      { fulfillableQuantity: 1, unfulfilledQuantity: 1 },
    ]);
    const tooMany = await send(bench, work!.id, part(2));
    expect(tooMany.userErrors).toEqual([
      {
        field: ["fulfillment"],
        message: "Invalid fulfillment order line item quantity requested.",
      },
    ]);
    expect((await send(bench, work!.id)).fulfillment.name).toBe("#1001-F2");
  });

  it("is refused of unknown work, of no pieces, of two orders, and twice", async () => {
    const [first] = await workOf(bench, 1001);
    const [second] = await workOf(bench, 1002);
    const messages = async (...groups: object[]) => {
      const { userErrors } = await send(bench, first!.id, { lineItemsByFulfillmentOrder: groups });
      return userErrors.map((one: { message: string }) => one.message);
    };
    const of = (id: string, ...lines: object[]) => ({
      fulfillmentOrderId: id,
      ...(lines.length > 0 ? { fulfillmentOrderLineItems: lines } : {}),
    });
    expect(await messages(of("gid://shopify/FulfillmentOrder/7"))).toEqual([
      "Fulfillment order does not exist.",
    ]);
    const line = first!.lineItems.nodes[0]!.id;
    expect(await messages(of(first!.id, { id: line, quantity: 0 }))).toEqual([
      "Quantity must be greater than 0",
    ]);
    expect(await messages(of(first!.id), of(second!.id))).toEqual([
      "All fulfillment orders must belong to the same order. Multiple orders with ids [1001, 1002] were found.",
    ]);
    await send(bench, first!.id);
    expect(await messages(of(first!.id))).toEqual([
      "Fulfillment order 3600000001001 has an unfulfillable status= closed.",
    ]);
  });

  it("called back leaves its work closed and opens new work; the order is open again", async () => {
    const { fulfillment } = await sendFirst(1001);
    const called = await mutate(
      bench,
      "fulfillmentCancel",
      "id: ID!",
      { id: fulfillment.id },
      "fulfillment { status displayStatus }",
    );
    expect(called.payload.fulfillment).toEqual({ status: "CANCELLED", displayStatus: "CANCELED" });
    const work = await workOf(bench, 1001);
    expect(
      work.map((one) => [one.status, ...one.lineItems.nodes.map((l) => l.remainingQuantity)]),
    ).toEqual([
      ["CLOSED", 2, 2],
      ["OPEN", 2, 2],
    ]);
    expect(await shownOf(bench, 1001)).toBe("UNFULFILLED");
    expect(bench.sandbox.tenant(domain).store.order(1001)!.closedAt).toBeNull();
  });

  it("gets other numbers, also several, and keeps none of the old", async () => {
    const { fulfillment } = await sendFirst(1001, {
      trackingInfo: { number: "old", company: "A" },
    });
    await mutate(
      bench,
      "fulfillmentTrackingInfoUpdate",
      "fulfillmentId: ID!, trackingInfoInput: FulfillmentTrackingInput!",
      { fulfillmentId: fulfillment.id, trackingInfoInput: { numbers: ["n1", "n2"], company: "B" } },
      "fulfillment { id }",
    );
    expect((await parcel(fulfillment.id)).trackingInfo).toEqual([
      { number: "n1", url: null, company: "B" },
      { number: "n2", url: null, company: "B" },
    ]);
  });
});

describe("what carriers tell of a parcel", () => {
  it("sets its moments and what a shopper reads, by when it happened", async () => {
    const { fulfillment } = await sendFirst(1001);
    const delivered = await event(fulfillment.id, "DELIVERED", {
      happenedAt: "2026-07-05T10:00:00Z",
    });
    expect(delivered.payload.fulfillmentEvent).toMatchObject({ status: "DELIVERED", city: null });
    await event(fulfillment.id, "IN_TRANSIT", {
      happenedAt: "2026-07-02T08:00:00Z",
      estimatedDeliveryAt: "2026-07-04T20:00:00Z",
      message: "On its way",
      city: "Reno",
    });
    expect(await parcel(fulfillment.id)).toMatchObject({
      displayStatus: "DELIVERED",
      inTransitAt: "2026-07-02T08:00:00Z",
      deliveredAt: "2026-07-05T10:00:00Z",
      estimatedDeliveryAt: "2026-07-04T20:00:00Z",
      events: {
        nodes: [
          { status: "IN_TRANSIT", happenedAt: "2026-07-02T08:00:00Z" },
          { status: "DELIVERED", happenedAt: "2026-07-05T10:00:00Z" },
        ],
      },
    });
  });

  it("is taken even of a parcel that was called back, and refused of one that is not there", async () => {
    const { fulfillment } = await sendFirst(1001);
    await mutate(
      bench,
      "fulfillmentCancel",
      "id: ID!",
      { id: fulfillment.id },
      "fulfillment { id }",
    );
    expect((await event(fulfillment.id, "DELIVERED")).payload.userErrors).toEqual([]);
    expect((await parcel(fulfillment.id)).displayStatus).toBe("CANCELED");
    expect((await event("gid://shopify/Fulfillment/9", "DELIVERED")).payload).toEqual({
      fulfillmentEvent: null,
      userErrors: [
        {
          field: ["fulfillmentEvent", "fulfillmentId"],
          message: "Fulfillment does not exist.",
        },
      ],
    });
  });

  it("needs its scope", async () => {
    const { fulfillment } = await sendFirst(1001);
    bench.sandbox.setScopes(domain, ["write_orders", "write_merchant_managed_fulfillment_orders"]);
    expect((await event(fulfillment.id, "DELIVERED")).errors).toMatchObject([
      { extensions: { code: "ACCESS_DENIED" } },
    ]);
  });
});

describe("how an order travels", () => {
  const travel = async (id: number) => {
    const { data } = await bench.admin(
      `{ order(id: "gid://shopify/Order/${id}") { shippingLines(first: 5) { nodes { title code source carrierIdentifier originalPriceSet { shopMoney { amount } } currentDiscountedPriceSet { shopMoney { amount } } } } fulfillmentOrders(first: 1) { nodes { fulfillAt fulfillBy deliveryMethod { methodType presentedName serviceCode minDeliveryDateTime maxDeliveryDateTime brandedPromise { handle } } } } } }`,
    );
    return data.order;
  };

  it("is the usual way where nothing else is known: by the country it goes to", async () => {
    const home = await travel(1001);
    expect(home.shippingLines.nodes).toEqual([
      {
        title: "Standard",
        code: "standard",
        source: "shopify",
        carrierIdentifier: null,
        originalPriceSet: { shopMoney: { amount: "5.0" } },
        currentDiscountedPriceSet: { shopMoney: { amount: "5.0" } },
      },
    ]);
    expect(home.fulfillmentOrders.nodes[0].deliveryMethod).toMatchObject({
      methodType: "SHIPPING",
      maxDeliveryDateTime: null,
    });
    expect((await travel(1003)).shippingLines.nodes).toMatchObject([{ code: "intl_post" }]);
  });

  it("is promised at the checkout, with Shopify's badge and a deadline where the promise is Shopify's", async () => {
    const { store } = bench.sandbox.tenant(domain);
    const { id: locationId } = store.primaryLocation();
    const rest = { estimated: null, inTransit: null, delivered: null, failed: null };
    const promise = { promisedFrom: 2 * 1440, promisedTo: 3 * 1440 };
    store.putOrder({
      ...store.order(1001)!,
      processedAt: "2026-07-01T12:00:00Z",
      delivery: { locationId, service: "expedited", ...promise, ...rest },
    });
    const [work] = (await travel(1001)).fulfillmentOrders.nodes;
    expect(work).toMatchObject({
      fulfillBy: "2026-07-02T12:00:00Z",
      deliveryMethod: {
        serviceCode: "expedited",
        minDeliveryDateTime: "2026-07-03T12:00:00Z",
        maxDeliveryDateTime: "2026-07-04T12:00:00Z",
        brandedPromise: { handle: "shop_promise" },
      },
    });
  });

  it("is by hand over the counter: no shipping line, nothing to send", async () => {
    const { store } = bench.sandbox.tenant(domain);
    store.putOrder({ ...store.order(1001)!, sourceName: "pos", fulfillmentStatus: "FULFILLED" });
    const order = await travel(1001);
    expect(order.shippingLines.nodes).toEqual([]);
    expect(order.fulfillmentOrders.nodes[0].deliveryMethod.methodType).toBe("RETAIL");
  });
});

describe("Shopify's own client", () => {
  it("sends a parcel and reads its work", async () => {
    const client = createAdminApiClient({
      storeDomain: domain,
      apiVersion: "2026-10",
      accessToken: bench.token,
      customFetchApi: redirectedFetch(() => bench.sandbox),
    });
    const read = await client.request(
      `{ order(id: "gid://shopify/Order/1002") { fulfillmentOrders(first: 1) { nodes { id } } } }`,
    );
    const { id } = read.data.order.fulfillmentOrders.nodes[0];
    const sent = await client.request(
      `mutation ($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { name } userErrors { message } } }`,
      { variables: { fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: id }] } } },
    );
    expect(sent.data.fulfillmentCreate).toEqual({
      fulfillment: { name: "#1002-F1" },
      userErrors: [],
    });
  });
});
