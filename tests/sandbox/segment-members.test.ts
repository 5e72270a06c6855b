import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCustomer, anOrder, domain, startBench, startReceiver, type Bench } from "./support.ts";

let bench: Bench;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
  bench = await startBench({
    topics: ["customer.joined_segment", "customer.left_segment"],
    appUrl: receiver.url,
  });
  bench.sandbox.clock.moveTo(new Date("2026-11-21T12:00:00Z"));
  bench.sandbox.tenant(domain).store.putMany({
    customers: [1, 2].map((id) => aCustomer(id)),
    orders: [anOrder(1001, { customerId: 1, processedAt: "2026-11-01T12:00:00Z" })],
  });
});
afterAll(async () => {
  await bench.close();
  await receiver.close();
});
beforeEach(async () => {
  await bench.sandbox.settle();
  receiver.received.length = 0;
});

const customer = (id: number) => `gid://shopify/Customer/${id}`;
const create = async (query: string) =>
  (
    await bench.admin(
      `mutation($name: String!, $query: String!) { segmentCreate(name: $name, query: $query) { segment { id } userErrors { message } } }`,
      { name: query, query },
    )
  ).data.segmentCreate.segment.id as string;
const tag = (name: "tagsAdd" | "tagsRemove", id: number, tags: string[]) =>
  bench.admin(
    `mutation($id: ID!, $tags: [String!]!) { ${name}(id: $id, tags: $tags) { userErrors { message } } }`,
    { id: customer(id), tags },
  );
const told = async () => {
  await bench.sandbox.settle();
  return receiver.received.map(({ headers, body }) => ({
    topic: headers["x-shopify-topic"],
    ...(JSON.parse(body) as object),
  }));
};
const shopId = () => `gid://shopify/Shop/${bench.sandbox.tenant(domain).store.shop.id}`;

describe("the app hears of a segment's members", () => {
  it("who join and who leave, each once; not of those it began with", async () => {
    await tag("tagsAdd", 1, ["vip"]);
    const segment = await create("customer_tags CONTAINS 'vip'");
    expect(await told()).toEqual([]);
    await tag("tagsAdd", 2, ["vip", "other"]);
    await tag("tagsAdd", 2, ["third"]);
    expect(await told()).toEqual([
      {
        topic: "customer.joined_segment",
        shop_id: shopId(),
        customer_id: customer(2),
        segment_id: segment,
      },
    ]);
    await tag("tagsRemove", 1, ["vip"]);
    expect((await told())[1]).toEqual({
      topic: "customer.left_segment",
      shop_id: shopId(),
      customer_id: customer(1),
      segment_id: segment,
    });
  });

  it("whom time moves: a last order grows old", async () => {
    const segment = await create("last_order_date < -30d");
    bench.sandbox.clock.advance(20 * 86_400_000);
    expect(await told()).toMatchObject([
      { topic: "customer.joined_segment", customer_id: customer(1), segment_id: segment },
    ]);
  });

  it("whom a metafield moves", async () => {
    const defined = await bench.admin(
      `mutation { metafieldDefinitionCreate(definition: { name: "State", key: "state", type: "single_line_text_field", ownerType: CUSTOMER }) { createdDefinition { namespace } userErrors { message } } }`,
    );
    const { namespace } = defined.data.metafieldDefinitionCreate.createdDefinition;
    await create(`metafields.${namespace}.state = 'late'`);
    await bench.admin(
      `mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`,
      { metafields: [{ ownerId: customer(2), key: "state", value: "late" }] },
    );
    expect(await told()).toMatchObject([
      { topic: "customer.joined_segment", customer_id: customer(2) },
    ]);
  });
});

it("members are asked for by a query that runs in the background", async () => {
  const begun = await bench.admin(
    `mutation($input: CustomerSegmentMembersQueryInput!) { customerSegmentMembersQueryCreate(input: $input) { customerSegmentMembersQuery { id currentCount done } userErrors { field code message } } }`,
    { input: { query: "customer_tags CONTAINS 'vip'" } },
  );
  const { customerSegmentMembersQuery: query } = begun.data.customerSegmentMembersQueryCreate;
  expect(query).toMatchObject({ currentCount: 0, done: false });
  const done = await bench.admin(
    `query($id: ID!) { customerSegmentMembersQuery(id: $id) { currentCount done } customerSegmentMembers(first: 5, queryId: $id) { totalCount edges { node { id } } } }`,
    { id: query.id },
  );
  expect(done.data).toEqual({
    customerSegmentMembersQuery: { currentCount: 1, done: true },
    customerSegmentMembers: {
      totalCount: 1,
      edges: [{ node: { id: "gid://shopify/CustomerSegmentMember/2" } }],
    },
  });
  const unknown = await bench.admin(
    `mutation { customerSegmentMembersQueryCreate(input: { segmentId: "gid://shopify/Segment/999" }) { customerSegmentMembersQuery { id } userErrors { field code message } } }`,
  );
  expect(unknown.data.customerSegmentMembersQueryCreate.userErrors).toEqual([
    { field: null, code: "INVALID", message: "Invalid segment ID." },
  ]);
});

it("how many members there are is told to no app that may not read customers", async () => {
  const other = await startBench({ scopes: ["read_products"] });
  const counted = await other.admin(
    `{ customerSegmentMembers(first: 1, query: "number_of_orders >= 0") { totalCount } }`,
  );
  expect(counted.errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  await other.close();
});
