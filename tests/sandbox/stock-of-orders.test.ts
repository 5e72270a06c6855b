import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancelFulfillment } from "../../sandbox/fulfillment/fulfill.ts";
import { fulfilmentOf } from "../../sandbox/fulfillment/of-order.ts";
import { moveWork } from "../../sandbox/fulfillment/move.ts";
import { changeQuantities } from "../../sandbox/inventory/change.ts";
import { updateItem } from "../../sandbox/inventory/item.ts";
import { cancelOrder, deleteOrder, fulfillOrder } from "../../sandbox/life/order.ts";
import { editOrder } from "../../sandbox/life/order-edit.ts";
import { refundOrder } from "../../sandbox/life/refund.ts";
import { dispose } from "../../sandbox/returns/process.ts";
import { makeReturn } from "../../sandbox/returns/request.ts";
import { placeOrder } from "../../sandbox/storefront/place-order.ts";
import { anOrder, domain, startReceiver } from "./support.ts";
import { misfits } from "./published-shapes.ts";
import {
  change,
  counted,
  itemA,
  sellableOf,
  startStockBench,
  type StockBench,
} from "./stock-bench.ts";

const topics = [
  ...["inventory_levels/update", "inventory_levels/connect", "inventory_levels/disconnect"],
  ...["inventory_items/update", "inventory_items/delete", "products/update"],
  ...["variants/in_stock", "variants/out_of_stock"],
];
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let bench: StockBench;
beforeEach(async () => {
  receiver = await startReceiver();
  bench = await startStockBench({ topics, appUrl: receiver.url });
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

const small = 1001;
const idOf = (gid: string) => Number(gid.split("/").pop());
let checkouts = 0;
const buy = (quantity: number) =>
  placeOrder(bench.sandbox, domain, {
    lines: [{ variantId: small, quantity }],
    codes: [],
    shopper: { kind: "customer", id: 1 },
    checkoutToken: `stock${(checkouts += 1)}`,
  }).order;
const at = (location: string) => async () => (await counted(bench, itemA))[location];
const home = at("Shop location");

describe("stock that orders hold", () => {
  it("is committed when it is bought, and gone when it is sent", async () => {
    const order = buy(2);
    expect(await home()).toEqual({ available: 3, committed: 2, on_hand: 5 });
    fulfillOrder(bench.sandbox, domain, order.id);
    expect(await home()).toEqual({ available: 3, on_hand: 3 });
  });

  it("is held again when a parcel is called back", async () => {
    const order = buy(2);
    fulfillOrder(bench.sandbox, domain, order.id);
    const [parcel] = fulfilmentOf(bench.sandbox.shop(domain), order).fulfillments.concat(
      bench.sandbox.shop(domain).fulfillmentsOf(order.id),
    );
    cancelFulfillment(bench.sandbox, domain, parcel!.id);
    expect(await home()).toEqual({ available: 3, committed: 2, on_hand: 5 });
  });

  it("is for sale again when the order is cancelled and restocked, else lost", async () => {
    cancelOrder(bench.sandbox, domain, buy(2).id, { restock: true });
    expect(await home()).toEqual({ available: 5, on_hand: 5 });
    cancelOrder(bench.sandbox, domain, buy(2).id, { restock: false });
    expect(await home()).toEqual({ available: 3, on_hand: 3 });
  });

  it("comes back with a refund: what was not sent from the order, the rest from outside", async () => {
    const order = buy(3);
    const [work] = fulfilmentOf(bench.sandbox.shop(domain), order).orders;
    await change(
      bench,
      "fulfillmentCreate",
      "FulfillmentInput!",
      {
        fulfillment: {
          lineItemsByFulfillmentOrder: [
            {
              fulfillmentOrderId: `gid://shopify/FulfillmentOrder/${work!.id}`,
              fulfillmentOrderLineItems: [
                { id: `gid://shopify/FulfillmentOrderLineItem/${work!.lines[0]!.id}`, quantity: 1 },
              ],
            },
          ],
        },
      },
      "fulfillment { id }",
      "userErrors { message }",
    );
    expect(await home()).toEqual({ available: 2, committed: 2, on_hand: 4 });
    const lines = [{ lineId: order.lines[0]!.id, quantity: 3 }];
    refundOrder(bench.sandbox, domain, order.id, { lines, restock: true });
    expect(await home()).toEqual({ available: 5, on_hand: 5 });
  });

  it("comes back with a return that is restocked", async () => {
    const order = buy(2);
    const sent = fulfillOrder(bench.sandbox, domain, order.id);
    const [parcel] = bench.sandbox.shop(domain).fulfillmentsOf(sent.id);
    const { record } = makeReturn(bench.sandbox, domain, {
      orderId: sent.id,
      lines: [{ fulfillmentLineId: parcel!.lines[0]!.id, quantity: 2, reasonId: 1, note: "" }],
      isRequest: false,
    });
    const reverseLineId = record.reverse!.lines[0]!.id;
    const put = (type: string, quantity: number, locationId: number | null) =>
      dispose(bench.sandbox, domain, [{ reverseLineId, type, quantity, locationId }]);
    put("NOT_RESTOCKED", 1, null);
    expect(await home()).toEqual({ available: 3, on_hand: 3 });
    put("RESTOCKED", 1, idOf(bench.home));
    expect(await home()).toEqual({ available: 4, on_hand: 4 });
  });

  it("lies where the work is done", async () => {
    const order = buy(2);
    const [work] = fulfilmentOf(bench.sandbox.shop(domain), order).orders;
    moveWork(bench.sandbox, domain, work!.id, idOf(bench.west), null);
    expect(await home()).toEqual({ available: 5, on_hand: 5 });
    // nothing of it was there: it has to come first
    expect(await at("West")()).toEqual({ available: -2, committed: 2 });
  });

  it("follows what is edited", async () => {
    const order = buy(1);
    const [line] = order.lines;
    editOrder(bench.sandbox, domain, order.id, { change: [{ lineId: line!.id, by: 2 }] });
    expect(await home()).toEqual({ available: 2, committed: 3, on_hand: 5 });
    editOrder(bench.sandbox, domain, order.id, { change: [{ lineId: line!.id, by: -1 }] });
    expect(await home()).toEqual({ available: 3, committed: 2, on_hand: 5 });
    deleteOrder(bench.sandbox, domain, order.id);
    expect(await home()).toEqual({ available: 5, on_hand: 5 });
  });

  it("of an order that was in the shop before is counted when something happens to it", async () => {
    const store = bench.sandbox.shop(domain);
    store.putOrder(anOrder(2000, { fulfillmentStatus: "UNFULFILLED", closedAt: null }));
    fulfillOrder(bench.sandbox, domain, 2000);
    expect(await home()).toEqual({ available: 5, on_hand: 5 });
    expect(bench.sandbox.tenant(domain).store.held.of(2000)).toBeNull();
  });
});

describe("running out", () => {
  it("stops sales at the checkout, and says so to the app", async () => {
    buy(5);
    expect(() => buy(1)).toThrow("Thing 100 is sold out".replace("Thing", "Product"));
    const page = await fetch(`${bench.sandbox.url}/storefront/${domain}/products/product-100`);
    expect(await page.text()).toContain("Sold out");
    await expect
      .poll(() => receiver.topics())
      .toEqual(expect.arrayContaining(["variants/out_of_stock", "inventory_levels/update"]));
    const bodies = (topic: string) =>
      receiver.received
        .filter(({ headers }) => headers["x-shopify-topic"] === topic)
        .map(({ body }) => JSON.parse(body) as object);
    expect(bodies("inventory_levels/update")).toMatchObject([
      { inventory_item_id: 10001, location_id: idOf(bench.home), available: 0 },
    ]);
    expect(bodies("variants/out_of_stock")).toMatchObject([
      { id: small, inventory_quantity: 0, old_inventory_quantity: 5 },
    ]);
  });

  it("stops no sale of what is sold on all the same, or is not counted", async () => {
    updateItem(bench.sandbox, domain, 10001, { oversells: true });
    buy(7);
    expect(await home()).toEqual({ available: -2, committed: 7, on_hand: 5 });
    const { data } = await bench.admin(
      `{ productVariant(id: "gid://shopify/ProductVariant/1001") { inventoryPolicy availableForSale sellableOnlineQuantity } }`,
    );
    expect(data.productVariant).toEqual({
      inventoryPolicy: "CONTINUE",
      availableForSale: true,
      sellableOnlineQuantity: -2,
    });
    updateItem(bench.sandbox, domain, 10001, { oversells: false, tracked: false });
    buy(1);
    expect(await home()).toMatchObject({ available: -2, committed: 7 });
  });

  it("online happens while a location that sends nothing still has some", async () => {
    const place = idOf(bench.west);
    const store = bench.sandbox.tenant(domain).store;
    store.putLocation({ ...store.location(place)!, fulfillsOnlineOrders: false });
    const name = "available" as const;
    changeQuantities(bench.sandbox, domain, [
      { itemId: 10001, locationId: place, name, delta: 4 },
      { itemId: 10001, locationId: idOf(bench.home), name, delta: -4 },
    ]);
    expect(sellableOf(bench)).toBe(5);
    expect(() => buy(2)).toThrow("Only 1 of");
    await bench.admin(
      `mutation ($id: ID!) { locationEdit(id: $id, input: { fulfillsOnlineOrders: true }) { location { id } } }`,
      { id: bench.west },
    );
    const order = buy(4);
    expect(order.delivery).toMatchObject({ locationId: place });
  });

  it("is told in the shapes Shopify publishes, as is every other change", async () => {
    buy(5);
    await change(
      bench,
      "inventoryActivate",
      "ID!, ID!, Int",
      { inventoryItemId: itemA, locationId: bench.west, available: 2 },
      "inventoryLevel { id }",
      "userErrors { message }",
    );
    const { data } = await bench.admin(
      `query ($item: ID!, $place: ID!) { inventoryItem(id: $item) { inventoryLevel(locationId: $place) { id } } }`,
      { item: itemA, place: bench.west },
    );
    await change(
      bench,
      "inventoryDeactivate",
      "ID!",
      { inventoryLevelId: data.inventoryItem.inventoryLevel.id },
      "",
      "userErrors { message }",
    );
    updateItem(bench.sandbox, domain, 10001, { unitCost: 1250 });
    await bench.admin(
      `mutation { productDelete(input: { id: "gid://shopify/Product/100" }) { deletedProductId } }`,
    );
    await expect.poll(() => new Set(receiver.topics())).toEqual(new Set(topics));
    expect(misfits(receiver.received)).toEqual([]);
  });
});
