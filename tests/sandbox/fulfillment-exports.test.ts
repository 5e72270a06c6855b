import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdWork } from "../../sandbox/fulfillment/holds.ts";
import { fulfillOrder } from "../../sandbox/life/order.ts";
import { domain, type Bench } from "./support.ts";
import { orderGid, startFulfilmentBench, workOf } from "./fulfilment-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startFulfilmentBench();
});
afterEach(() => bench.close());

/** the rows of a bulk export */
async function exported(query: string): Promise<Record<string, unknown>[]> {
  const started = await bench.admin(
    `mutation ($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message } } }`,
    { query },
  );
  expect(started.data.bulkOperationRunQuery.userErrors).toEqual([]);
  await bench.sandbox.settle();
  const { id } = started.data.bulkOperationRunQuery.bulkOperation;
  const { data } = await bench.admin(`{ bulkOperation(id: "${id}") { status url } }`);
  expect(data.bulkOperation.status).toBe("COMPLETED");
  const text = await (await fetch(data.bulkOperation.url as string)).text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("a bulk export", () => {
  it("has all work of the shop with its lines, written down or not", async () => {
    fulfillOrder(bench.sandbox, domain, 1001);
    const held = Number((await workOf(bench, 1002))[0]!.id.split("/").pop());
    holdWork(bench.sandbox, domain, held, { reason: "OTHER" });
    const rows = await exported(
      `{ fulfillmentOrders(includeClosed: true) { edges { node { id status orderName lineItems { edges { node { id remainingQuantity } } } } } } }`,
    );
    const works = rows.filter((row) => "status" in row);
    expect(works.map(({ orderName, status }) => `${String(orderName)} ${String(status)}`)).toEqual([
      "#1001 CLOSED",
      "#1002 ON_HOLD",
      "#1003 OPEN",
    ]);
    expect(rows.filter((row) => row["__parentId"] === works[2]!["id"])).toHaveLength(2);
  });

  it("has the parcels of orders with what carriers tell, and their shipping lines", async () => {
    fulfillOrder(bench.sandbox, domain, 1001);
    const rows = await exported(
      `{ orders { edges { node { id fulfillments { name displayStatus createdAt deliveredAt location { name } } shippingLines { edges { node { id code } } } } } } }`,
    );
    expect(rows.find(({ id }) => id === orderGid(1001))).toMatchObject({
      fulfillments: [{ name: "#1001-F1", displayStatus: "FULFILLED", deliveredAt: null }],
    });
    expect(rows.filter(({ code }) => code === "standard")).toHaveLength(2);
  });
});

describe("node", () => {
  it("finds work, parcels and locations by their ids, and nothing under another's number", async () => {
    fulfillOrder(bench.sandbox, domain, 1001);
    const { data } = await bench.admin(
      `{ order(id: "${orderGid(1001)}") { fulfillments { id location { id } } fulfillmentOrders(first: 1) { nodes { id } } } }`,
    );
    const { fulfillments, fulfillmentOrders } = data.order;
    const ids = [fulfillments[0].id, fulfillments[0].location.id, fulfillmentOrders.nodes[0].id];
    const found = await bench.admin(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`, {
      ids: [...ids, "gid://shopify/FulfillmentOrder/1001", "gid://shopify/Fulfillment/1001"],
    });
    expect(found.data.nodes).toEqual([
      { __typename: "Fulfillment", id: ids[0] },
      { __typename: "Location", id: ids[1] },
      { __typename: "FulfillmentOrder", id: ids[2] },
      null,
      null,
    ]);
  });
});
