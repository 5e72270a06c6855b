import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteEvent } from "../../sandbox/fulfillment/events.ts";
import { cancelOrder } from "../../sandbox/life/order.ts";
import { domain, startReceiver, type Bench } from "./support.ts";
import { mutate, send, startFulfilmentBench, workOf } from "./fulfilment-bench.ts";
import { misfits } from "./published-shapes.ts";

const topics = [
  "fulfillments/create",
  "fulfillments/update",
  "fulfillment_events/create",
  "fulfillment_events/delete",
  "fulfillment_orders/placed_on_hold",
  "fulfillment_orders/hold_released",
  "fulfillment_orders/moved",
  "fulfillment_orders/split",
  "fulfillment_orders/merged",
  "fulfillment_orders/cancelled",
  "fulfillment_orders/progress_reported",
  "fulfillment_orders/manually_reported_progress_stopped",
  "fulfillment_holds/added",
  "fulfillment_holds/released",
  "orders/fulfilled",
  "orders/partially_fulfilled",
  "locations/create",
  "locations/update",
  "locations/deactivate",
  "locations/activate",
  "locations/delete",
];
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let bench: Bench;
beforeEach(async () => {
  receiver = await startReceiver();
  bench = await startFulfilmentBench({ topics, appUrl: receiver.url });
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

const bodies = (topic: string) =>
  receiver.received
    .filter(({ headers }) => headers["x-shopify-topic"] === topic)
    .map(({ body }) => JSON.parse(body) as Record<string, never>);

describe("webhooks about the work of orders and their parcels", () => {
  it("come for each thing that happens, in the shape Shopify publishes", async () => {
    const run = (text: string) => bench.admin(`mutation { ${text} }`);
    const { data } = await run(
      `locationAdd(input: { name: "West", address: { countryCode: US } }) { location { id } }`,
    );
    const west = data.locationAdd.location.id as string;
    await run(`locationEdit(id: "${west}", input: { name: "Far west" }) { location { id } }`);
    const [work] = await workOf(bench, 1001);
    const [line] = work!.lineItems.nodes;
    const held = await run(
      `fulfillmentOrderHold(id: "${work!.id}", fulfillmentHold: { reason: AWAITING_PAYMENT }) { fulfillmentHold { id } }`,
    );
    expect(held.errors).toBeUndefined();
    await run(`fulfillmentOrderReleaseHold(id: "${work!.id}") { userErrors { message } }`);
    const { data: parts } = await run(
      `fulfillmentOrderSplit(fulfillmentOrderSplits: [{ fulfillmentOrderId: "${work!.id}", fulfillmentOrderLineItems: [{ id: "${line!.id}", quantity: 1 }] }]) { fulfillmentOrderSplits { remainingFulfillmentOrder { id } } }`,
    );
    const other = parts.fulfillmentOrderSplit.fulfillmentOrderSplits[0].remainingFulfillmentOrder
      .id as string;
    await run(
      `fulfillmentOrderMerge(fulfillmentOrderMergeInputs: [{ mergeIntents: [{ fulfillmentOrderId: "${work!.id}" }, { fulfillmentOrderId: "${other}" }] }]) { userErrors { message } }`,
    );
    await run(`fulfillmentOrderReportProgress(id: "${work!.id}") { userErrors { message } }`);
    await run(`fulfillmentOrderOpen(id: "${work!.id}") { userErrors { message } }`);
    const part = {
      lineItemsByFulfillmentOrder: [
        {
          fulfillmentOrderId: work!.id,
          fulfillmentOrderLineItems: [{ id: line!.id, quantity: 1 }],
        },
      ],
    };
    const { fulfillment } = await send(bench, work!.id, {
      ...part,
      trackingInfo: { number: "1Z", company: "UPS" },
    });
    const { payload } = await mutate(
      bench,
      "fulfillmentEventCreate",
      "fulfillmentEvent: FulfillmentEventInput!",
      { fulfillmentEvent: { fulfillmentId: fulfillment.id, status: "IN_TRANSIT", message: "x" } },
      "fulfillmentEvent { id }",
    );
    const number = (gid: string) => Number(gid.split("/").pop());
    deleteEvent(
      bench.sandbox,
      domain,
      number(fulfillment.id as string),
      number(payload.fulfillmentEvent.id as string),
    );
    await send(bench, work!.id);
    await run(
      `fulfillmentOrderMove(id: "${(await workOf(bench, 1002))[0]!.id}", newLocationId: "${west}") { userErrors { message } }`,
    );
    cancelOrder(bench.sandbox, domain, 1002, { refund: false });
    const home = bench.sandbox.shop(domain).primaryLocation().id;
    const to = `destinationLocationId: "gid://shopify/Location/${home}"`;
    for (const [key, act] of ["Deactivate", "Activate", "Deactivate"].entries()) {
      const given = `locationId: "${west}"${act === "Activate" ? "" : `, ${to}`}`;
      await run(`location${act}(${given}) @idempotent(key: "${key}") { location { id } }`);
    }
    await run(`locationDelete(locationId: "${west}") { deletedLocationId }`);
    await bench.sandbox.settle();

    expect(misfits(receiver.received)).toEqual([]);
    const seen = new Set(receiver.topics());
    expect(topics.filter((topic) => !seen.has(topic))).toEqual([]);
    expect(bodies("fulfillment_orders/placed_on_hold")).toMatchObject([
      {
        fulfillment_order: { id: work!.id, status: "on_hold" },
        created_fulfillment_hold: { reason: "awaiting_payment" },
      },
    ]);
    expect(bodies("fulfillments/update").at(0)).toMatchObject({
      name: "#1001-F1",
      status: "success",
      shipment_status: "in_transit",
      tracking_number: "1Z",
    });
    expect(bodies("fulfillments/create").map(({ name }) => name)).toEqual(["#1001-F1", "#1001-F2"]);
  });

  it("are lost and doubled as others are", async () => {
    bench.sandbox.faults.add({ kind: "webhook.drop", match: "fulfillments/create" });
    bench.sandbox.faults.add({ kind: "webhook.duplicate", match: "orders/fulfilled" });
    await send(bench, (await workOf(bench, 1001))[0]!.id);
    await bench.sandbox.settle();
    expect(bodies("fulfillments/create")).toEqual([]);
    expect(bodies("orders/fulfilled")).toHaveLength(2);
  });
});
