import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shipmentTopics, transferTopics } from "../../sandbox/webhooks/payloads/transfers.ts";
import { domain, startReceiver } from "./support.ts";
import { misfits } from "./published-shapes.ts";
import { change, counted, itemA, itemB, startStockBench, type StockBench } from "./stock-bench.ts";

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let bench: StockBench;
beforeEach(async () => {
  receiver = await startReceiver();
  bench = await startStockBench({
    scopes: [
      ...["write_products", "write_inventory", "write_locations", "write_inventory_transfers"],
      ...["write_inventory_shipments", "write_inventory_shipments_received_items"],
    ],
    topics: [...transferTopics, ...shipmentTopics],
    appUrl: receiver.url,
  });
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

const transferFields = `inventoryTransfer { id name status totalQuantity receivedQuantity tags note
  origin { name location { id } } destination { name address { countryCode } }
  lineItems(first: 10) { nodes { id title totalQuantity shippableQuantity shippedQuantity processableQuantity
    pickedForShipmentQuantity inventoryItem { id } } } }`;
const shipmentFields = `inventoryShipment { id name status barcode dateShipped dateReceived lineItemTotalQuantity
  totalAcceptedQuantity totalReceivedQuantity totalRejectedQuantity tracking { trackingNumber company trackingUrl }
  lineItems(first: 10) { nodes { id quantity acceptedQuantity rejectedQuantity unreceivedQuantity } } }`;

const plan = async (quantity: number, more: object = {}, how = "Create") => {
  const input = {
    originLocationId: bench.home,
    destinationLocationId: bench.west,
    lineItems: [{ inventoryItemId: itemA, quantity }],
    ...more,
  };
  const name = `inventoryTransfer${how}`;
  return (
    await change(
      bench,
      name,
      `${name[0]!.toUpperCase()}${name.slice(1)}Input!`,
      { input },
      transferFields,
    )
  ).payload;
};
const ready = (quantity: number) => plan(quantity, {}, "CreateAsReadyToShip");
const act = async (name: string, id: string, payload: string) =>
  (await change(bench, name, "ID!", { id }, payload)).payload;
const pack = async (movementId: string, quantity: number, more: object = {}, how = "Create") => {
  const input = { movementId, lineItems: [{ inventoryItemId: itemA, quantity }], ...more };
  const asked = await change(
    bench,
    `inventoryShipment${how}`,
    "InventoryShipmentCreateInput!",
    { input },
    shipmentFields,
  );
  return asked.payload;
};
const receive = async (id: string, more: Record<string, unknown>, types: string) =>
  (
    await change(
      bench,
      "inventoryShipmentReceive",
      `ID!, ${types}`,
      { id, ...more },
      shipmentFields,
    )
  ).payload;
const all = (id: string, bulkReceiveAction: string) =>
  receive(id, { bulkReceiveAction }, "InventoryShipmentReceiveLineItemReason");
const transferNow = async (id: string) => {
  const { data } = await bench.admin(
    `query ($id: ID!) { inventoryTransfer(id: $id) { status receivedQuantity lineItems(first: 5) { nodes {
      totalQuantity shippableQuantity shippedQuantity processableQuantity pickedForShipmentQuantity } }
      shipments(first: 5) { nodes { name status } } } }`,
    { id },
  );
  return data.inventoryTransfer;
};

describe("a transfer", () => {
  it("is planned, put aside, packed, sent, and received, and stock follows", async () => {
    const made = await plan(3, { tags: ["b", "a"], note: "For the west" });
    expect(made).toMatchObject({
      inventoryTransfer: {
        name: "#T0001",
        status: "DRAFT",
        totalQuantity: 3,
        tags: ["a", "b"],
        origin: { name: "Shop location", location: { id: bench.home } },
        destination: { name: "West", address: { countryCode: "US" } },
        lineItems: {
          nodes: [
            {
              title: "Product 100",
              totalQuantity: 3,
              shippableQuantity: 0,
              processableQuantity: 3,
            },
          ],
        },
      },
      userErrors: [],
    });
    const { id } = made.inventoryTransfer;
    const marked = await act("inventoryTransferMarkAsReadyToShip", id, transferFields);
    expect(marked.inventoryTransfer).toMatchObject({
      status: "READY_TO_SHIP",
      lineItems: { nodes: [{ shippableQuantity: 3 }] },
    });
    expect(await counted(bench, itemA)).toEqual({
      "Shop location": { available: 2, reserved: 3, on_hand: 5 },
    });

    const packed = await pack(id, 2, { trackingInput: { trackingNumber: "Z1", company: "UPS" } });
    expect(packed.inventoryShipment).toMatchObject({
      name: "#T0001-1",
      status: "DRAFT",
      lineItemTotalQuantity: 2,
      tracking: { trackingNumber: "Z1", company: "UPS", trackingUrl: null },
    });
    expect(await transferNow(id)).toMatchObject({
      status: "READY_TO_SHIP",
      lineItems: {
        nodes: [
          {
            totalQuantity: 3,
            shippableQuantity: 1,
            shippedQuantity: 0,
            processableQuantity: 1,
            pickedForShipmentQuantity: 2,
          },
        ],
      },
    });

    const shipmentId = packed.inventoryShipment.id;
    const sent = await change(
      bench,
      "inventoryShipmentMarkInTransit",
      "ID!, DateTime",
      { id: shipmentId, dateShipped: "2026-11-01T08:00:00Z" },
      shipmentFields,
    );
    expect(sent.payload.inventoryShipment).toMatchObject({
      status: "IN_TRANSIT",
      dateShipped: "2026-11-01T08:00:00Z",
    });
    expect(await counted(bench, itemA)).toEqual({
      "Shop location": { available: 2, reserved: 1, on_hand: 3 },
      West: { incoming: 2 },
    });

    const [line] = packed.inventoryShipment.lineItems.nodes;
    const some = await receive(
      shipmentId,
      {
        lineItems: [{ shipmentLineItemId: line.id, quantity: 1, reason: "ACCEPTED" }],
        dateReceived: "2026-11-05T08:00:00Z",
      },
      "[InventoryShipmentReceiveItemInput!], DateTime",
    );
    expect(some.inventoryShipment).toMatchObject({
      status: "PARTIALLY_RECEIVED",
      dateReceived: "2026-11-05T08:00:00Z",
      lineItems: { nodes: [{ acceptedQuantity: 1, unreceivedQuantity: 1 }] },
    });
    expect((await all(shipmentId, "REJECTED")).inventoryShipment).toMatchObject({
      status: "RECEIVED",
      totalAcceptedQuantity: 1,
      totalRejectedQuantity: 1,
      totalReceivedQuantity: 2,
    });
    expect(await counted(bench, itemA)).toMatchObject({ West: { available: 1, on_hand: 1 } });
    expect(await transferNow(id)).toMatchObject({ status: "IN_PROGRESS", receivedQuantity: 2 });

    const rest = await pack(id, 1, {}, "CreateInTransit");
    await all(rest.inventoryShipment.id, "ACCEPTED");
    expect(await transferNow(id)).toMatchObject({
      status: "TRANSFERRED",
      receivedQuantity: 3,
      shipments: { nodes: [{ name: "#T0001-1" }, { name: "#T0001-2", status: "RECEIVED" }] },
    });
    expect(await counted(bench, itemA)).toEqual({
      "Shop location": { available: 2, on_hand: 2 },
      West: { available: 2, on_hand: 2 },
    });
  });

  it("may bring goods from outside", async () => {
    const { inventoryTransfer } = await plan(
      6,
      { originLocationId: null, destinationLocationId: bench.home },
      "CreateAsReadyToShip",
    );
    expect(inventoryTransfer.origin).toBeNull();
    expect(await counted(bench, itemA)).toEqual({ "Shop location": { available: 5, on_hand: 5 } });
    const { inventoryShipment } = await pack(inventoryTransfer.id, 6, {}, "CreateInTransit");
    expect(await counted(bench, itemA)).toMatchObject({ "Shop location": { incoming: 6 } });
    await all(inventoryShipment.id, "ACCEPTED");
    expect(await counted(bench, itemA)).toEqual({
      "Shop location": { available: 11, on_hand: 11 },
    });
  });

  it("gives back what was put aside when it is called off", async () => {
    const { inventoryTransfer } = await ready(4);
    const done = await act("inventoryTransferCancel", inventoryTransfer.id, transferFields);
    expect(done.inventoryTransfer.status).toBe("CANCELED");
    expect(await counted(bench, itemA)).toEqual({ "Shop location": { available: 5, on_hand: 5 } });
    const gone = await act("inventoryTransferDelete", inventoryTransfer.id, "deletedId");
    expect(gone).toMatchObject({
      deletedId: null,
      userErrors: [
        { field: ["id"], message: "Can't delete the transfer if it's not in the draft status." },
      ],
    });
    const copy = await act("inventoryTransferDuplicate", inventoryTransfer.id, transferFields);
    expect(copy.inventoryTransfer).toMatchObject({
      name: "#T0002",
      status: "DRAFT",
      totalQuantity: 4,
    });
    const deleted = await act("inventoryTransferDelete", copy.inventoryTransfer.id, "deletedId");
    expect(deleted).toEqual({ deletedId: copy.inventoryTransfer.id, userErrors: [] });
  });

  it("changes what is to be sent, and what is put aside with it", async () => {
    const { inventoryTransfer } = await ready(2);
    const set = async (lineItems: object[]) =>
      (
        await change(
          bench,
          "inventoryTransferSetItems",
          "InventoryTransferSetItemsInput!",
          { input: { id: inventoryTransfer.id, lineItems } },
          `inventoryTransfer { totalQuantity } updatedLineItems { inventoryItemId newQuantity deltaQuantity }`,
        )
      ).payload;
    expect(
      await set([
        { inventoryItemId: itemA, quantity: 3 },
        { inventoryItemId: itemB, quantity: 1 },
      ]),
    ).toEqual({
      inventoryTransfer: { totalQuantity: 4 },
      updatedLineItems: [
        { inventoryItemId: itemA, newQuantity: 3, deltaQuantity: 1 },
        { inventoryItemId: itemB, newQuantity: 1, deltaQuantity: 1 },
      ],
      userErrors: [],
    });
    expect(await counted(bench, itemA)).toMatchObject({ "Shop location": { reserved: 3 } });
    const remove = async (ids: string[]) =>
      (
        await change(
          bench,
          "inventoryTransferRemoveItems",
          "InventoryTransferRemoveItemsInput!",
          { input: { id: inventoryTransfer.id, transferLineItemIds: ids } },
          `inventoryTransfer { totalQuantity } removedQuantities { deltaQuantity }`,
        )
      ).payload;
    const { data } = await bench.admin(
      `query ($id: ID!) { inventoryTransfer(id: $id) { lineItems(first: 5) { nodes { id } } } }`,
      { id: inventoryTransfer.id },
    );
    const [a, b] = data.inventoryTransfer.lineItems.nodes.map((one: { id: string }) => one.id);
    expect(await remove([b])).toMatchObject({
      inventoryTransfer: { totalQuantity: 3 },
      removedQuantities: [{ deltaQuantity: -1 }],
    });
    expect((await remove([a])).userErrors).toMatchObject([
      { code: "CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER" },
    ]);
    const edited = await change(
      bench,
      "inventoryTransferEdit",
      "ID!, InventoryTransferEditInput!",
      {
        id: inventoryTransfer.id,
        input: { note: "Later", originId: bench.west, destinationId: bench.home },
      },
      transferFields,
    );
    expect(edited.payload.userErrors).toMatchObject([{ code: "TRANSFER_LOCATION_IMMUTABLE" }]);
  });

  it("is refused with Shopify's words", async () => {
    const errorsOf = async (more: object) => (await plan(1, more)).userErrors;
    expect(await errorsOf({ destinationLocationId: bench.home })).toEqual([
      {
        field: ["input", "destinationLocationId"],
        message: "The origin location cannot be the same as the destination location.",
        code: "TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION",
      },
    ]);
    expect(await errorsOf({ originLocationId: "gid://shopify/Location/9" })).toMatchObject([
      { field: ["input", "originLocationId"], code: "LOCATION_NOT_FOUND" },
    ]);
    const line = (inventoryItemId: string, quantity = 1) => ({ inventoryItemId, quantity });
    expect(await errorsOf({ lineItems: [line("gid://shopify/InventoryItem/9")] })).toMatchObject([
      { field: ["input", "lineItems", "0", "inventoryItemId"], code: "ITEM_NOT_FOUND" },
    ]);
    expect(await errorsOf({ lineItems: [line(itemA), line(itemA, 2)] })).toMatchObject([
      { field: ["input", "lineItems", "0", "inventoryItemId"], code: "DUPLICATE_ITEM" },
      { field: ["input", "lineItems", "1", "inventoryItemId"], code: "DUPLICATE_ITEM" },
    ]);
    expect(await errorsOf({ lineItems: [line(itemA, -1)] })).toMatchObject([
      {
        field: ["input", "lineItems", "0", "quantity"],
        message: "The quantity can't be negative.",
      },
    ]);
    expect(
      await errorsOf({ originLocationId: bench.west, destinationLocationId: bench.home }),
    ).toMatchObject([{ code: "INVENTORY_STATE_NOT_ACTIVE" }]);
    const draft = (await plan(1)).inventoryTransfer.id as string;
    expect((await pack(draft, 1)).userErrors).toMatchObject([{ code: "INVALID_TRANSFER_STATUS" }]);
    const { inventoryTransfer } = await ready(2);
    expect((await pack(inventoryTransfer.id, 3)).userErrors).toMatchObject([
      { field: ["input", "lineItems", "0", "quantity"], code: "INVALID_QUANTITY" },
    ]);
    const { inventoryShipment } = await pack(inventoryTransfer.id, 1, { barcode: "B1" });
    expect((await pack(inventoryTransfer.id, 1, { barcode: "B1" })).userErrors).toMatchObject([
      { code: "BARCODE_DUPLICATE" },
    ]);
    expect((await all(inventoryShipment.id, "ACCEPTED")).userErrors).toMatchObject([
      { code: "INVALID_SHIPMENT_STATUS" },
    ]);
    expect(
      (await act("inventoryTransferCancel", inventoryTransfer.id, transferFields)).userErrors,
    ).toMatchObject([{ code: "SHIPMENT_EXISTS" }]);
  });

  it("is received only by who may receive", async () => {
    const { inventoryTransfer } = await ready(1);
    const { inventoryShipment } = await pack(inventoryTransfer.id, 1, {}, "CreateInTransit");
    bench.sandbox.setScopes(domain, ["write_inventory_shipments", "read_inventory"]);
    const asked = await change(
      bench,
      "inventoryShipmentReceive",
      "ID!, InventoryShipmentReceiveLineItemReason",
      { id: inventoryShipment.id, bulkReceiveAction: "ACCEPTED" },
      "inventoryShipment { id }",
    );
    expect(asked.errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
  });

  it("is found by its ends, state, tags and goods, its shipments by state and number", async () => {
    await plan(1, { tags: ["spring"] });
    await ready(1);
    const found = async (query: string) => {
      const { data, errors } = await bench.admin(
        `query ($query: String) { inventoryTransfers(first: 5, query: $query, sortKey: CREATED_AT) { nodes { name } } }`,
        { query },
      );
      expect(errors).toBeUndefined();
      return data.inventoryTransfers.nodes.map(({ name }: { name: string }) => name);
    };
    const origin = bench.home.split("/").pop();
    expect(await found(`status:READY_TO_SHIP origin_id:${origin}`)).toEqual(["#T0002"]);
    expect(await found("tag:spring")).toEqual(["#T0001"]);
    expect(await found("product_id:100")).toEqual(["#T0001", "#T0002"]);
    expect(await found("product_variant_id:1002")).toEqual([]);
    expect(await found(`destination_id:${origin}`)).toEqual([]);
    const { data } = await bench.admin(
      `{ inventoryTransfers(first: 1, query: "status:ready_to_ship") { nodes { id } } }`,
    );
    const id = data.inventoryTransfers.nodes[0].id as string;
    await pack(id, 1, { trackingInput: { trackingNumber: "Z9" } }, "CreateInTransit");
    const { data: shipments } = await bench.admin(
      `{ inventoryShipments(first: 5, query: "status:in_transit tracking_number:Z9") { nodes { name } } }`,
    );
    expect(shipments.inventoryShipments.nodes).toEqual([{ name: "#T0002-1" }]);
  });

  it("is told of in the shapes Shopify publishes, at each step", async () => {
    const { inventoryTransfer } = await ready(3);
    const { id } = inventoryTransfer;
    const set = (lineItems: object[]) =>
      change(
        bench,
        "inventoryTransferSetItems",
        "InventoryTransferSetItemsInput!",
        { input: { id, lineItems } },
        "inventoryTransfer { id }",
      );
    await set([
      { inventoryItemId: itemA, quantity: 4 },
      { inventoryItemId: itemB, quantity: 2 },
    ]);
    const trackingInput = {
      trackingNumber: "Z1",
      company: "UPS",
      trackingUrl: "https://example.com/Z1",
      arrivesAt: "2026-12-01T00:00:00Z",
    };
    const { inventoryShipment } = await pack(id, 2, { trackingInput });
    const shipment = inventoryShipment.id as string;
    const [line] = inventoryShipment.lineItems.nodes;
    await change(
      bench,
      "inventoryShipmentAddItems",
      "ID!, [InventoryShipmentLineItemInput!]!",
      { id: shipment, lineItems: [{ inventoryItemId: itemB, quantity: 1 }] },
      "addedItems { id }",
    );
    await change(
      bench,
      "inventoryShipmentUpdateItemQuantities",
      "ID!, [InventoryShipmentUpdateItemQuantitiesInput!]",
      { id: shipment, items: [{ shipmentLineItemId: line.id, quantity: 3 }] },
      "updatedLineItems { quantity }",
    );
    const { data } = await bench.admin(
      `query ($id: ID!) { inventoryShipment(id: $id) { lineItems(first: 5) { nodes { id } } } }`,
      { id: shipment },
    );
    await change(
      bench,
      "inventoryShipmentRemoveItems",
      "ID!, [ID!]!",
      { id: shipment, lineItems: [data.inventoryShipment.lineItems.nodes[1].id] },
      "inventoryShipment { id }",
    );
    await change(
      bench,
      "inventoryShipmentSetTracking",
      "ID!, InventoryShipmentTrackingInput!",
      { id: shipment, tracking: trackingInput },
      "inventoryShipment { id }",
    );
    await act("inventoryShipmentMarkInTransit", shipment, "inventoryShipment { id }");
    await all(shipment, "ACCEPTED");
    const other = await pack(id, 1);
    await act("inventoryShipmentDelete", other.inventoryShipment.id, "id");
    const { data: lines } = await bench.admin(
      `query ($id: ID!) { inventoryTransfer(id: $id) { lineItems(first: 5) { nodes { id } } } }`,
      { id },
    );
    const called = await ready(1);
    await act("inventoryTransferCancel", called.inventoryTransfer.id, "inventoryTransfer { id }");
    const draft = await plan(1);
    await change(
      bench,
      "inventoryTransferRemoveItems",
      "InventoryTransferRemoveItemsInput!",
      {
        input: {
          id: draft.inventoryTransfer.id,
          transferLineItemIds: [draft.inventoryTransfer.lineItems.nodes[0].id],
        },
      },
      "inventoryTransfer { id }",
    );
    expect(lines.inventoryTransfer.lineItems.nodes).toHaveLength(2);
    const last = await change(
      bench,
      "inventoryShipmentCreateInTransit",
      "InventoryShipmentCreateInput!",
      {
        input: {
          movementId: id,
          trackingInput,
          lineItems: [
            { inventoryItemId: itemA, quantity: 1 },
            { inventoryItemId: itemB, quantity: 2 },
          ],
        },
      },
      shipmentFields,
    );
    await all(last.payload.inventoryShipment.id, "ACCEPTED");
    await expect
      .poll(() => [...new Set(receiver.topics())].sort())
      .toEqual([...transferTopics, ...shipmentTopics].sort());
    expect(misfits(receiver.received)).toEqual([]);
  });
});
