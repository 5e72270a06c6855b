import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refundOrder } from "../../sandbox/life/refund.ts";
import { domain, startReceiver, type Bench } from "./support.ts";
import { mutate, orderGid, send, startFulfilmentBench, workOf } from "./fulfilment-bench.ts";
import { misfits } from "./published-shapes.ts";

const topics = [
  "returns/request",
  "returns/approve",
  "returns/decline",
  "returns/close",
  "returns/reopen",
  "returns/cancel",
  "returns/process",
  "returns/update",
  "reverse_fulfillment_orders/dispose",
  "reverse_deliveries/attach_deliverable",
  "refunds/create",
];
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let bench: Bench;
/** lines of the parcel of order 1001 */
let parcelLines: string[];
beforeEach(async () => {
  receiver = await startReceiver();
  bench = await startFulfilmentBench({ topics, appUrl: receiver.url });
  const { fulfillment } = await send(bench, (await workOf(bench, 1001))[0]!.id);
  parcelLines = fulfillment.fulfillmentLineItems.nodes.map((one: { id: string }) => one.id);
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

const fields =
  "return { id name status closedAt decline { reason note } totalQuantity returnLineItems(first: 5) { nodes { id quantity processedQuantity unprocessedQuantity returnReason returnReasonNote customerNote ... on ReturnLineItem { fulfillmentLineItem { id } withCodeDiscountedTotalPriceSet { shopMoney { amount } } } } } reverseFulfillmentOrders(first: 2) { nodes { id status lineItems(first: 5) { nodes { id totalQuantity dispositions { type quantity location { name } } } } } } order { returnStatus } }";
const line = (more: object = {}, index = 0) => ({
  fulfillmentLineItemId: parcelLines[index],
  quantity: 1,
  returnReason: "DEFECTIVE",
  ...more,
});
const request = (...lines: object[]) =>
  mutate(
    bench,
    "returnRequest",
    "input: ReturnRequestInput!",
    { input: { orderId: orderGid(1001), returnLineItems: lines } },
    fields,
  );
const create = (...lines: object[]) =>
  mutate(
    bench,
    "returnCreate",
    "returnInput: ReturnInput!",
    { returnInput: { orderId: orderGid(1001), returnLineItems: lines } },
    fields,
  );
const on = (name: string, id: string) => mutate(bench, name, "id: ID!", { id }, fields);
const approve = (id: string) =>
  mutate(
    bench,
    "returnApproveRequest",
    "input: ReturnApproveRequestInput!",
    { input: { id } },
    fields,
  );
const process = (returnId: string, returnLineItems: object[], more: object = {}) =>
  mutate(
    bench,
    "returnProcess",
    "input: ReturnProcessInput!",
    { input: { returnId, returnLineItems, ...more } },
    fields,
  );

describe("a return", () => {
  it("is requested by a buyer, approved, and closed; the order shows how far it is", async () => {
    const asked = await request(line({ customerNote: "Arrived cracked" }));
    expect(asked.payload.userErrors).toEqual([]);
    const { id } = asked.payload.return;
    expect(asked.payload.return).toMatchObject({
      name: "#1001-R1",
      status: "REQUESTED",
      totalQuantity: 1,
      returnLineItems: {
        nodes: [
          {
            quantity: 1,
            processedQuantity: 0,
            returnReason: "DEFECTIVE",
            customerNote: "Arrived cracked",
            fulfillmentLineItem: { id: parcelLines[0] },
            withCodeDiscountedTotalPriceSet: { shopMoney: { amount: "25.0" } },
          },
        ],
      },
      reverseFulfillmentOrders: { nodes: [] },
      order: { returnStatus: "RETURN_REQUESTED" },
    });
    expect((await approve(id)).payload.return).toMatchObject({
      status: "OPEN",
      reverseFulfillmentOrders: {
        nodes: [{ status: "OPEN", lineItems: { nodes: [{ totalQuantity: 1, dispositions: [] }] } }],
      },
      order: { returnStatus: "IN_PROGRESS" },
    });
    const closed = await on("returnClose", id);
    expect(closed.payload.return).toMatchObject({
      status: "CLOSED",
      order: { returnStatus: "RETURNED" },
    });
    expect(closed.payload.return.closedAt).not.toBeNull();
    expect((await on("returnReopen", id)).payload.return).toMatchObject({
      status: "OPEN",
      closedAt: null,
    });
  });

  it("does not change when its order was last changed: who reads by that date misses it", async () => {
    const { store } = bench.sandbox.tenant(domain);
    const before = store.order(1001)!.updatedAt;
    bench.sandbox.clock.advance(86_400_000);
    const { payload } = await request(line());
    await approve(payload.return.id);
    expect(store.order(1001)!.updatedAt).toBe(before);
  });

  it("is declined with a reason, and lets its pieces go", async () => {
    const { payload } = await request(line({ quantity: 2 }));
    const declined = await mutate(
      bench,
      "returnDeclineRequest",
      "input: ReturnDeclineRequestInput!",
      { input: { id: payload.return.id, declineReason: "FINAL_SALE", declineNote: "No" } },
      fields,
    );
    expect(declined.payload.return).toMatchObject({
      status: "DECLINED",
      decline: { reason: "FINAL_SALE", note: "No" },
      order: { returnStatus: "NO_RETURN" },
    });
    expect((await request(line({ quantity: 2 }))).payload.userErrors).toEqual([]);
    expect((await approve(payload.return.id)).payload.userErrors).toEqual([
      {
        field: ["input", "id"],
        message: "Return is not approvable. Only returns with status REQUESTED can be approved.",
      },
    ]);
  });

  it("cannot be of more than was sent, or is coming back already, or of what nobody sent", async () => {
    await create(line());
    expect((await create(line({ quantity: 2 }))).payload.userErrors).toEqual([
      {
        field: ["returnInput", "returnLineItems", "0", "quantity"],
        message: "Return line item has an invalid quantity.",
      },
    ]);
    const unknown = line({ fulfillmentLineItemId: "gid://shopify/FulfillmentLineItem/1" });
    expect((await request(unknown)).payload.userErrors).toEqual([
      {
        field: ["input", "returnLineItems", "0", "fulfillmentLineItemId"],
        message: "Fulfillment Line Item was not found.",
      },
    ]);
    refundOrder(bench.sandbox, domain, 1001, { lines: [{ lineId: 10012, quantity: 2 }] });
    expect((await create(line({}, 1))).payload.userErrors).toHaveLength(1);
    const { data } = await bench.admin(
      `{ returnableFulfillments(orderId: "${orderGid(1001)}", first: 5) { nodes { returnableFulfillmentLineItems(first: 5) { nodes { quantity fulfillmentLineItem { id } } } } } }`,
    );
    expect(data.returnableFulfillments.nodes).toEqual([
      {
        returnableFulfillmentLineItems: {
          nodes: [{ quantity: 1, fulfillmentLineItem: { id: parcelLines[0] } }],
        },
      },
    ]);
  });

  it("needs a reason, and staff who say Other must say more", async () => {
    expect((await request(line({ returnReason: undefined }))).payload.userErrors).toEqual([
      {
        field: ["input", "returnLineItems", "0", "returnReason"],
        message: "Return reason can't be blank",
      },
    ]);
    expect((await create(line({ returnReason: "OTHER" }))).payload.userErrors).toEqual([
      {
        field: ["returnInput", "returnLineItems", "0", "returnReasonNote"],
        message:
          'Return line items return reason note The note is required when the return reason is "Other"',
      },
    ]);
    const definition = "gid://shopify/ReturnReasonDefinition/2";
    const { payload } = await request(
      line({ returnReason: undefined, returnReasonDefinitionId: definition }),
    );
    expect(payload.return.returnLineItems.nodes).toMatchObject([{ returnReason: "UNWANTED" }]);
    const { data } = await bench.admin(
      `{ returnReasonDefinitions(first: 2, handles: ["color"]) { nodes { id name handle deleted } } }`,
    );
    expect(data.returnReasonDefinitions.nodes).toEqual([
      {
        id: "gid://shopify/ReturnReasonDefinition/10",
        name: "Color",
        handle: "color",
        deleted: false,
      },
    ]);
  });

  it("is counted when it arrives; from then on it cannot be cancelled", async () => {
    const { payload } = await create(line());
    const { id, returnLineItems, reverseFulfillmentOrders } = payload.return;
    const back = reverseFulfillmentOrders.nodes[0].lineItems.nodes[0];
    const locationId = `gid://shopify/Location/${bench.sandbox.tenant(domain).store.primaryLocation().id}`;
    const arrived = await process(id, [
      {
        id: returnLineItems.nodes[0].id,
        quantity: 1,
        dispositions: [
          {
            reverseFulfillmentOrderLineItemId: back.id,
            quantity: 1,
            dispositionType: "RESTOCKED",
            locationId,
          },
        ],
      },
    ]);
    expect(arrived.payload.return).toMatchObject({
      status: "OPEN",
      returnLineItems: { nodes: [{ processedQuantity: 1, unprocessedQuantity: 0 }] },
      reverseFulfillmentOrders: {
        nodes: [
          {
            lineItems: {
              nodes: [
                {
                  dispositions: [
                    { type: "RESTOCKED", quantity: 1, location: { name: "Shop location" } },
                  ],
                },
              ],
            },
          },
        ],
      },
    });
    expect((await on("returnCancel", id)).payload.userErrors).toEqual([
      { field: ["id"], message: "Return is not cancelable." },
    ]);
  });

  it("gives money back for goods and shipping, apart from each other, and knows its refund", async () => {
    const { payload } = await create(line());
    const { id, returnLineItems } = payload.return;
    const money = (amount: string) => ({ amount, currencyCode: "USD" });
    await process(id, [{ id: returnLineItems.nodes[0].id, quantity: 1 }], {
      refundShipping: { shippingRefundAmount: money("5.00") },
      financialTransfer: {
        issueRefund: {
          orderTransactions: [
            {
              parentId: "gid://shopify/OrderTransaction/1001",
              transactionAmount: money("30.00"),
            },
          ],
        },
      },
    });
    const { data } = await bench.admin(
      `{ order(id: "${orderGid(1001)}") { totalRefundedShippingSet { shopMoney { amount } } refundDiscrepancySet { shopMoney { amount } } refunds { return { name } refundLineItems(first: 2) { nodes { quantity } } refundShippingLines(first: 2) { nodes { shippingLine { code } subtotalAmountSet { shopMoney { amount } } } } } } }`,
    );
    expect(data.order).toEqual({
      totalRefundedShippingSet: { shopMoney: { amount: "5.0" } },
      refundDiscrepancySet: { shopMoney: { amount: "0.0" } },
      refunds: [
        {
          return: { name: "#1001-R1" },
          refundLineItems: { nodes: [{ quantity: 1 }] },
          refundShippingLines: {
            nodes: [
              {
                shippingLine: { code: "standard" },
                subtotalAmountSet: { shopMoney: { amount: "5.0" } },
              },
            ],
          },
        },
      ],
    });
  });

  it("travels back with a number, once for each piece", async () => {
    const { payload } = await create(line());
    const reverseFulfillmentOrderId = payload.return.reverseFulfillmentOrders.nodes[0].id;
    const sendBack = () =>
      mutate(
        bench,
        "reverseDeliveryCreateWithShipping",
        "reverseFulfillmentOrderId: ID!, reverseDeliveryLineItems: [ReverseDeliveryLineItemInput!]!, trackingInput: ReverseDeliveryTrackingInput",
        {
          reverseFulfillmentOrderId,
          reverseDeliveryLineItems: [
            {
              reverseFulfillmentOrderLineItemId:
                payload.return.reverseFulfillmentOrders.nodes[0].lineItems.nodes[0].id,
              quantity: 1,
            },
          ],
          trackingInput: { number: "BACK-1" },
        },
        "reverseDelivery { id deliverable { ... on ReverseDeliveryShippingDeliverable { tracking { number carrierName } } } }",
      );
    expect((await sendBack()).payload.reverseDelivery.deliverable).toEqual({
      tracking: { number: "BACK-1", carrierName: null },
    });
    expect((await sendBack()).payload.userErrors).toEqual([
      {
        field: ["reverseDeliveryLineItems", "0", "quantity"],
        message: "cannot deliver more items than are returned",
      },
    ]);
  });

  it("is found by how far an order's returns are, and needs its scope", async () => {
    await request(line());
    const found = async (status: string) => {
      const { data } = await bench.admin(
        `{ orders(first: 5, query: "return_status:${status}") { nodes { name } } }`,
      );
      return data.orders.nodes.map(({ name }: { name: string }) => name);
    };
    expect(await found("return_requested")).toEqual(["#1001"]);
    expect(await found("no_return")).toEqual(["#1002", "#1003"]);
    bench.sandbox.setScopes(domain, ["read_all_orders", "read_orders"]);
    const { errors } = await bench.admin(
      `{ order(id: "${orderGid(1001)}") { returns(first: 1) { nodes { id } } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  });

  it("is told of at each step, in the shape Shopify publishes", async () => {
    const declined = await request(line());
    await mutate(
      bench,
      "returnDeclineRequest",
      "input: ReturnDeclineRequestInput!",
      { input: { id: declined.payload.return.id, declineReason: "OTHER" } },
      fields,
    );
    const cancelled = await create(line());
    await on("returnCancel", cancelled.payload.return.id);
    const { payload } = await request(line(), line({}, 1));
    const { id } = payload.return;
    const approved = await approve(id);
    const [first, second] = approved.payload.return.returnLineItems.nodes;
    const [reverse] = approved.payload.return.reverseFulfillmentOrders.nodes;
    await mutate(
      bench,
      "removeFromReturn",
      "returnId: ID!, returnLineItems: [ReturnLineItemRemoveFromReturnInput!]",
      { returnId: id, returnLineItems: [{ returnLineItemId: second.id, quantity: 1 }] },
      fields,
    );
    await mutate(
      bench,
      "reverseDeliveryCreateWithShipping",
      "reverseFulfillmentOrderId: ID!, reverseDeliveryLineItems: [ReverseDeliveryLineItemInput!]!, trackingInput: ReverseDeliveryTrackingInput",
      {
        reverseFulfillmentOrderId: reverse.id,
        reverseDeliveryLineItems: [],
        trackingInput: { number: "B" },
      },
      "reverseDelivery { id }",
    );
    await mutate(
      bench,
      "reverseFulfillmentOrderDispose",
      "dispositionInputs: [ReverseFulfillmentOrderDisposeInput!]!",
      {
        dispositionInputs: [
          {
            reverseFulfillmentOrderLineItemId: reverse.lineItems.nodes[0].id,
            quantity: 1,
            dispositionType: "NOT_RESTOCKED",
          },
        ],
      },
      "reverseFulfillmentOrderLineItems { id }",
    );
    await process(id, [{ id: first.id, quantity: 1 }], {
      financialTransfer: {
        issueRefund: {
          orderTransactions: [
            {
              parentId: "gid://shopify/OrderTransaction/1001",
              transactionAmount: { amount: "25.00", currencyCode: "USD" },
            },
          ],
        },
      },
    });
    await on("returnClose", id);
    await on("returnReopen", id);
    await bench.sandbox.settle();
    expect(misfits(receiver.received)).toEqual([]);
    const seen = new Set(receiver.topics());
    expect(topics.filter((topic) => !seen.has(topic))).toEqual([]);
  });
});

describe("a refund the app gives", () => {
  const give = (input: object) =>
    bench.admin(
      `mutation ($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "k") { refund { id } userErrors { field message } } }`,
      { input: { orderId: orderGid(1001), ...input } },
    );
  const transaction = (amount: string) => ({
    orderId: orderGid(1001),
    gateway: "bogus",
    kind: "REFUND",
    amount,
  });

  it("may be for the shipping, which is no discrepancy", async () => {
    const given = await give({
      shipping: { fullRefund: true },
      transactions: [transaction("5.00")],
    });
    expect(given.data.refundCreate.userErrors).toEqual([]);
    expect(bench.sandbox.tenant(domain).store.order(1001)!.refunds).toMatchObject([
      { amount: 500, shipping: 500, lines: [] },
    ]);
    await bench.sandbox.settle();
    const told = receiver.received.find(
      ({ headers }) => headers["x-shopify-topic"] === "refunds/create",
    )!;
    expect(JSON.parse(told.body)).toMatchObject({
      order_adjustments: [{ kind: "shipping_refund", amount: "-5.00" }],
    });
  });

  it("is no more than was paid, and of no more than was bought", async () => {
    const tooMuch = await give({ transactions: [transaction("99.00")] });
    expect(tooMuch.data.refundCreate.userErrors).toEqual([
      {
        field: null,
        message: "Refund amount $99.00 is greater than net payment received $59.00",
      },
    ]);
    const tooMany = await give({
      refundLineItems: [{ lineItemId: "gid://shopify/LineItem/10011", quantity: 3 }],
    });
    expect(tooMany.data.refundCreate.userErrors).toEqual([
      {
        field: ["refundLineItems", "0", "quantity"],
        message: "Quantity cannot refund more items than were purchased",
      },
    ]);
  });
});
