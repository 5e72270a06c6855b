import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancelOrder, fulfillOrder } from "../../sandbox/life/order.ts";
import { editOrder } from "../../sandbox/life/order-edit.ts";
import { refundOrder } from "../../sandbox/life/refund.ts";
import { domain, type Bench } from "./support.ts";
import { mutate, send, shownOf, startFulfilmentBench, workOf } from "./fulfilment-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startFulfilmentBench();
});
afterEach(() => bench.close());

const actions = (work: { supportedActions: { action: string }[] }) =>
  work.supportedActions.map(({ action }) => action);
const quantities = (work: { lineItems: { nodes: { totalQuantity: number }[] } }) =>
  work.lineItems.nodes.map(({ totalQuantity }) => totalQuantity);
const brief = "{ id status lineItems(first: 5) { nodes { id totalQuantity remainingQuantity } } }";

const hold = (id: string, given: object) =>
  mutate(
    bench,
    "fulfillmentOrderHold",
    "id: ID!, fulfillmentHold: FulfillmentOrderHoldInput!",
    { id, fulfillmentHold: { reason: "OTHER", ...given } },
    `fulfillmentHold { id displayReason heldByRequestingApp } fulfillmentOrder ${brief} remainingFulfillmentOrder ${brief}`,
  );
const release = (id: string, holdIds?: string[]) =>
  mutate(
    bench,
    "fulfillmentOrderReleaseHold",
    "id: ID!, holdIds: [ID!]",
    { id, holdIds: holdIds ?? null },
    `fulfillmentOrder ${brief}`,
  );
const split = (id: string, lines: object[]) =>
  mutate(
    bench,
    "fulfillmentOrderSplit",
    "fulfillmentOrderSplits: [FulfillmentOrderSplitInput!]!",
    { fulfillmentOrderSplits: [{ fulfillmentOrderId: id, fulfillmentOrderLineItems: lines }] },
    `fulfillmentOrderSplits { fulfillmentOrder ${brief} remainingFulfillmentOrder ${brief} replacementFulfillmentOrder { id } }`,
  );

describe("the work of an order", () => {
  it("is one piece at the shop's location while nobody has touched it", async () => {
    const [work, ...others] = await workOf(bench, 1001);
    expect(others).toEqual([]);
    expect(work).toMatchObject({ status: "OPEN", assignedLocation: { name: "Shop location" } });
    expect(quantities(work!)).toEqual([2, 2]);
    expect(actions(work!)).toEqual([
      "CREATE_FULFILLMENT",
      "REPORT_PROGRESS",
      "MOVE",
      "HOLD",
      "SPLIT",
    ]);
    expect(work!.id.split("/").pop()).not.toBe("1001");
  });

  it("is closed once all of it was sent, or the order was cancelled", async () => {
    fulfillOrder(bench.sandbox, domain, 1001);
    expect(await workOf(bench, 1001)).toMatchObject([{ status: "CLOSED", supportedActions: [] }]);
    cancelOrder(bench.sandbox, domain, 1002, { refund: false });
    expect(await workOf(bench, 1002)).toMatchObject([{ status: "CLOSED" }]);
  });

  it("stops while it is held, and goes on when the last hold is released", async () => {
    const [work] = await workOf(bench, 1001);
    const first = await hold(work!.id, { reason: "AWAITING_PAYMENT", handle: "a" });
    expect(first.payload).toMatchObject({
      fulfillmentHold: { displayReason: "Awaiting payment", heldByRequestingApp: true },
      fulfillmentOrder: { status: "ON_HOLD" },
      remainingFulfillmentOrder: null,
    });
    await hold(work!.id, { handle: "b" });
    expect(await shownOf(bench, 1001)).toBe("ON_HOLD");
    expect(actions((await workOf(bench, 1001))[0]!)).toEqual(["RELEASE_HOLD", "HOLD", "MOVE"]);
    expect((await send(bench, work!.id)).userErrors[0].message).toMatch(
      /^Fulfillment order \d+ has an unfulfillable status= on_hold\.$/,
    );
    const kept = await release(work!.id, [first.payload.fulfillmentHold.id]);
    expect(kept.payload.fulfillmentOrder.status).toBe("ON_HOLD");
    expect((await release(work!.id)).payload.fulfillmentOrder.status).toBe("OPEN");
    expect(await shownOf(bench, 1001)).toBe("UNFULFILLED");
  });

  it("is held in part: the rest is split off, and joined again afterwards", async () => {
    const [work] = await workOf(bench, 1001);
    const line = work!.lineItems.nodes[0]!.id;
    const { payload } = await hold(work!.id, {
      handle: "part",
      fulfillmentOrderLineItems: [{ id: line, quantity: 1 }],
    });
    expect(quantities(payload.fulfillmentOrder)).toEqual([1]);
    expect(quantities(payload.remainingFulfillmentOrder)).toEqual([1, 2]);
    expect(await shownOf(bench, 1001)).toBe("UNFULFILLED");
    const released = await release(work!.id, [payload.fulfillmentHold.id]);
    expect(quantities(released.payload.fulfillmentOrder)).toEqual([2, 2]);
    const after = await workOf(bench, 1001);
    expect(after.map(({ status }) => status)).toEqual(["OPEN", "CLOSED"]);
    const { data } = await bench.admin(
      `{ order(id: "gid://shopify/Order/1001") { fulfillmentOrders(first: 5, displayable: true) { nodes { id } } } }`,
    );
    expect(data.order.fulfillmentOrders.nodes).toHaveLength(1);
  });

  it("refuses a hold twice under one handle, of no pieces, of the same line twice, and the eleventh", async () => {
    const [work] = await workOf(bench, 1001);
    const line = work!.lineItems.nodes[0]!.id;
    const part = (...lines: object[]) => ({ handle: "x", fulfillmentOrderLineItems: lines });
    expect((await hold(work!.id, part({ id: line, quantity: 0 }))).payload.userErrors).toEqual([
      {
        field: ["fulfillmentHold", "fulfillmentOrderLineItems", "0", "quantity"],
        message: "You must select at least one item to place on partial hold.",
      },
    ]);
    const twice = part({ id: line, quantity: 1 }, { id: line, quantity: 1 });
    expect((await hold(work!.id, twice)).payload.userErrors[0].message).toBe(
      "must contain unique line item ids",
    );
    for (let n = 0; n < 10; n++) await hold(work!.id, { handle: `h${n}` });
    expect((await hold(work!.id, { handle: "h10" })).payload.userErrors).toMatchObject([
      { field: ["id"] },
    ]);
    const { payload } = await hold((await workOf(bench, 1002))[0]!.id, { handle: "same" });
    expect(payload.userErrors).toEqual([]);
    const again = await hold((await workOf(bench, 1002))[0]!.id, { handle: "same" });
    expect(again.payload.userErrors).toMatchObject([{ field: ["fulfillmentHold", "handle"] }]);
  });

  it("is split, all splits or none, and merged again", async () => {
    const [work] = await workOf(bench, 1001);
    const [first, second] = work!.lineItems.nodes;
    expect((await split(work!.id, [])).payload).toMatchObject({
      fulfillmentOrderSplits: null,
      userErrors: [
        {
          field: ["fulfillmentOrderSplits", "0", "fulfillmentOrderLineItems"],
          message: "There must be at least one item selected in this fulfillment to split it.",
        },
      ],
    });
    const { payload } = await split(work!.id, [
      { id: first!.id, quantity: 2 },
      { id: second!.id, quantity: 1 },
    ]);
    const [{ fulfillmentOrder, remainingFulfillmentOrder }] = payload.fulfillmentOrderSplits;
    expect(quantities(fulfillmentOrder)).toEqual([1]);
    expect(quantities(remainingFulfillmentOrder)).toEqual([2, 1]);
    expect(actions((await workOf(bench, 1001))[0]!)).toContain("MERGE");
    const merged = await mutate(
      bench,
      "fulfillmentOrderMerge",
      "fulfillmentOrderMergeInputs: [FulfillmentOrderMergeInput!]!",
      {
        fulfillmentOrderMergeInputs: [
          {
            mergeIntents: [
              { fulfillmentOrderId: fulfillmentOrder.id },
              { fulfillmentOrderId: remainingFulfillmentOrder.id },
            ],
          },
        ],
      },
      `fulfillmentOrderMerges { fulfillmentOrder ${brief} }`,
    );
    const [{ fulfillmentOrder: whole }] = merged.payload.fulfillmentOrderMerges;
    expect(quantities(whole)).toEqual([2, 2]);
  });

  it("moves to another location, as a whole or in part", async () => {
    const { data } = await bench.admin(
      `mutation { locationAdd(input: { name: "West", address: { countryCode: US } }) { location { id } } }`,
    );
    const newLocationId = data.locationAdd.location.id as string;
    const move = (id: string, lines: object[] | null) =>
      mutate(
        bench,
        "fulfillmentOrderMove",
        "id: ID!, newLocationId: ID!, fulfillmentOrderLineItems: [FulfillmentOrderLineItemInput!]",
        { id, newLocationId, fulfillmentOrderLineItems: lines },
        `movedFulfillmentOrder ${brief} originalFulfillmentOrder ${brief} remainingFulfillmentOrder { id }`,
      );
    const [work] = await workOf(bench, 1001);
    const whole = await move(work!.id, null);
    expect(whole.payload).toMatchObject({
      movedFulfillmentOrder: { id: work!.id },
      originalFulfillmentOrder: { id: work!.id },
      remainingFulfillmentOrder: null,
    });
    expect((await move(work!.id, null)).payload.userErrors).toEqual([
      { field: null, message: "Cannot change location." },
    ]);
    const [other] = await workOf(bench, 1002);
    const line = other!.lineItems.nodes[1]!.id;
    const part = await move(other!.id, [{ id: line, quantity: 1 }]);
    expect(part.payload.movedFulfillmentOrder.id).not.toBe(other!.id);
    expect(part.payload.remainingFulfillmentOrder.id).toBe(other!.id);
    expect(await workOf(bench, 1002)).toMatchObject([
      { assignedLocation: { name: "Shop location" } },
      { assignedLocation: { name: "West" } },
    ]);
  });

  it("shows that somebody is at it, and does not move then", async () => {
    const [work] = await workOf(bench, 1001);
    const change = (name: string) =>
      mutate(bench, name, "id: ID!", { id: work!.id }, "fulfillmentOrder { status }");
    const begun = await change("fulfillmentOrderReportProgress");
    expect(begun.payload.fulfillmentOrder.status).toBe("IN_PROGRESS");
    expect(await shownOf(bench, 1001)).toBe("IN_PROGRESS");
    const added = await bench.admin(
      `mutation { locationAdd(input: { name: "West", address: { countryCode: US } }) { location { id } } }`,
    );
    const { data } = await bench.admin(
      `mutation { fulfillmentOrderMove(id: "${work!.id}", newLocationId: "${added.data.locationAdd.location.id}") { userErrors { field code } } }`,
    );
    expect(data.fulfillmentOrderMove.userErrors).toEqual([
      { field: ["id"], code: "CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS" },
    ]);
    expect((await change("fulfillmentOrderOpen")).payload.fulfillmentOrder.status).toBe("OPEN");
    expect((await change("fulfillmentOrderOpen")).payload.userErrors).toEqual([
      { field: null, message: "Expected fulfillment order status to be valid but it was open." },
    ]);
  });

  it("follows the order: what is taken out is not sent, what is added is", async () => {
    const [work] = await workOf(bench, 1001);
    await split(work!.id, [{ id: work!.lineItems.nodes[0]!.id, quantity: 1 }]);
    refundOrder(bench.sandbox, domain, 1001, { lines: [{ lineId: 10011, quantity: 2 }] });
    editOrder(bench.sandbox, domain, 1001, { add: [{ variantId: 1001, quantity: 3 }] });
    const after = await workOf(bench, 1001);
    expect(after.map((one) => [one.status, ...quantities(one)])).toEqual([
      ["OPEN", 0, 2, 3],
      ["CLOSED", 0],
    ]);
  });

  it("is unknown where there is none, of which Shopify says that the id is invalid", async () => {
    const answer = await hold("gid://shopify/FulfillmentOrder/1001", {});
    expect(answer.errors).toMatchObject([
      {
        message: "Invalid id: gid://shopify/FulfillmentOrder/1001",
        extensions: { code: "RESOURCE_NOT_FOUND" },
      },
    ]);
    expect(answer.data).toEqual({ fulfillmentOrderHold: null });
  });
});

describe("all work of a shop", () => {
  const list = async (args: string): Promise<string[]> => {
    const { data, errors } = await bench.admin(
      `{ fulfillmentOrders(first: 10${args}) { nodes { orderName status } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(errors).toBeUndefined();
    return data.fulfillmentOrders.nodes.map(
      (one: { orderName: string; status: string }) => `${one.orderName} ${one.status}`,
    );
  };

  it("is listed whether it was written down or not, the closed when asked for, by status and location", async () => {
    fulfillOrder(bench.sandbox, domain, 1001);
    await hold((await workOf(bench, 1002))[0]!.id, {});
    expect(await list("")).toEqual(["#1002 ON_HOLD", "#1003 OPEN"]);
    expect(await list(", includeClosed: true")).toEqual([
      "#1001 CLOSED",
      "#1002 ON_HOLD",
      "#1003 OPEN",
    ]);
    expect(await list(", includeClosed: true, reverse: true")).toEqual([
      "#1003 OPEN",
      "#1002 ON_HOLD",
      "#1001 CLOSED",
    ]);
    expect(await list(`, query: "status:open"`)).toEqual(["#1003 OPEN"]);
    const { id } = bench.sandbox.tenant(domain).store.primaryLocation();
    expect(await list(`, query: "status:on_hold AND assigned_location_id:${id}"`)).toEqual([
      "#1002 ON_HOLD",
    ]);
    const { data } = await bench.admin(
      `{ manualHoldsFulfillmentOrders(first: 5) { nodes { orderName } } }`,
    );
    expect(data.manualHoldsFulfillmentOrders.nodes).toEqual([{ orderName: "#1002" }]);
  });

  it("is paged to its end, forwards and backwards, without a gap", async () => {
    await hold((await workOf(bench, 1002))[0]!.id, {});
    for (const [size, side, seek] of [
      ["first", "endCursor", "after"],
      ["last", "startCursor", "before"],
    ] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      for (;;) {
        const at = cursor ? `, ${seek}: "${cursor}"` : "";
        const { data } = await bench.admin(
          `{ fulfillmentOrders(${size}: 1${at}) { nodes { orderName } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        );
        const { nodes, pageInfo } = data.fulfillmentOrders;
        seen.push(...nodes.map((one: { orderName: string }) => one.orderName));
        if (!(size === "first" ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break;
        cursor = pageInfo[side] as string;
      }
      const all = ["#1001", "#1002", "#1003"];
      expect(seen).toEqual(size === "first" ? all : all.reverse());
    }
  });

  it("is hidden from apps that manage other kinds of work only", async () => {
    bench.sandbox.setScopes(domain, ["read_orders", "write_third_party_fulfillment_orders"]);
    expect(await list(", includeClosed: true")).toEqual([]);
    const { errors } = await bench.admin(
      `mutation { fulfillmentOrderOpen(id: "gid://shopify/FulfillmentOrder/3600000001001") { userErrors { message } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  });

  it("names a buyer's address only at level 2", async () => {
    const query = `{ fulfillmentOrders(first: 1) { nodes { destination { countryCode firstName city } } } }`;
    const told = await bench.admin(query);
    expect(told.data.fulfillmentOrders.nodes[0].destination).toEqual({
      countryCode: "US",
      firstName: "Ada",
      city: "Sandbox",
    });
    bench.sandbox.tenant(domain).approve("1");
    const kept = await bench.admin(query);
    expect(kept.data.fulfillmentOrders.nodes[0].destination).toEqual({
      countryCode: "US",
      firstName: null,
      city: null,
    });
    expect(kept.errors).toHaveLength(2);
  });
});
