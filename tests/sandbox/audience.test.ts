import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCustomer, allScopes, anOrder, domain, startBench, type Bench } from "./support.ts";

let bench: Bench;
const now = "2025-06-01T12:00:00Z";
beforeAll(async () => {
  bench = await startBench();
  bench.sandbox.clock.moveTo(new Date(now));
  const { store } = bench.sandbox.tenant(domain);
  store.putMany({
    customers: [
      aCustomer(1, { tags: ["VIP"] }),
      aCustomer(2, { emailMarketing: "UNSUBSCRIBED" }),
      aCustomer(3, { email: null }),
      aCustomer(4),
    ],
    orders: [
      anOrder(1001, { customerId: 1, processedAt: "2025-05-20T10:00:00Z" }),
      anOrder(1002, { customerId: 1, processedAt: "2025-05-25T10:00:00Z" }),
      anOrder(1003, { customerId: 2, processedAt: "2025-01-10T10:00:00Z" }),
      anOrder(1004, {
        customerId: 3,
        processedAt: "2025-05-30T10:00:00Z",
        total: 20_000,
        currentTotal: 20_000,
      }),
    ],
  });
});
afterAll(() => bench.close());

const createSegment = async (query: string, name = `Segment ${query}`) =>
  (
    await bench.admin(
      `mutation($name: String!, $query: String!) { segmentCreate(name: $name, query: $query) { segment { id name query } userErrors { field message } } }`,
      { name, query },
    )
  ).data.segmentCreate;
const members = async (query: string) =>
  (
    await bench.admin(
      `query($query: String!) { customerSegmentMembers(first: 500, query: $query) { totalCount edges { node { id displayName numberOfOrders } } } }`,
      { query },
    )
  ).data.customerSegmentMembers.edges.map((edge: { node: { id: string } }) =>
    Number(edge.node.id.split("/").pop()),
  ) as number[];
const setMetafields = async (metafields: object[]) =>
  (
    await bench.admin(
      `mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { id namespace key value compareDigest } userErrors { field code message } } }`,
      { metafields },
    )
  ).data.metafieldsSet;
const customerGid = (id: number) => `gid://shopify/Customer/${id}`;

describe("a segment of customers", () => {
  it.each([
    ["number_of_orders = 0", [4]],
    ["number_of_orders >= 1 AND amount_spent > 100", [1, 3]],
    ["amount_spent BETWEEN 50 AND 120", [1, 2]],
    ["last_order_date < -90d", [2]],
    ["last_order_date >= 2025-05-25 OR number_of_orders = 0", [1, 3, 4]],
    ["last_order_date IS NULL", [4]],
    ["customer_tags CONTAINS 'vip'", [1]],
    ["customer_tags NOT CONTAINS 'vip' AND (number_of_orders > 0)", [2, 3]],
    ["email_subscription_status != 'SUBSCRIBED'", [2]],
  ])("%s holds whom it should", async (query, expected) => {
    expect(await members(query)).toEqual(expected);
  });

  it("is created, renamed, counted and deleted", async () => {
    const made = await createSegment("number_of_orders > 1", "Regulars");
    expect(made.userErrors).toEqual([]);
    const { id } = made.segment;
    const namesake = await createSegment("number_of_orders > 2", "Regulars");
    expect(namesake.userErrors).toEqual([]);
    expect((await bench.admin(`{ segments(first: 5) { nodes { name } } }`)).data.segments).toEqual({
      nodes: [{ name: "Regulars" }, { name: "Regulars (2)" }],
    });
    await bench.admin(`mutation($id: ID!) { segmentDelete(id: $id) { userErrors { message } } }`, {
      id: namesake.segment.id,
    });
    const counted = await bench.admin(
      `query($id: ID!) { customerSegmentMembers(first: 10, segmentId: $id) { totalCount } customerSegmentMembership(customerId: "gid://shopify/Customer/1", segmentIds: [$id]) { memberships { isMember } } }`,
      { id },
    );
    expect(counted.data).toEqual({
      customerSegmentMembers: { totalCount: 1 },
      customerSegmentMembership: { memberships: [{ isMember: true }] },
    });
    const removed = await bench.admin(
      `mutation($id: ID!) { segmentDelete(id: $id) { deletedSegmentId userErrors { message } } }`,
      { id },
    );
    expect(removed.data.segmentDelete).toEqual({ deletedSegmentId: id, userErrors: [] });
    const { data } = await bench.admin(`{ segments(first: 10) { nodes { name } } }`);
    expect(data.segments.nodes).toEqual([]);
  });

  it.each([
    ["shoe_size = 44", "Query Line 1 Column 0: 'shoe_size' filter cannot be found."],
    ["number_of_orders > 1 AND", "a filter is expected"],
    ["number_of_orders = 'two'", "'two' is no value for this filter"],
    ["number_of_orders ~ 1", "'~' is unexpected"],
    ["metafields.$app.state = 'late'", "filter cannot be found"],
  ])("is refused for %s", async (query, message) => {
    const made = await createSegment(query);
    expect(made.segment).toBeNull();
    expect(made.userErrors).toEqual([
      { field: ["query"], message: expect.stringContaining(message) },
    ]);
  });

  it("can be made from the app's own metafield once it has a definition", async () => {
    const defined = await bench.admin(
      `mutation { metafieldDefinitionCreate(definition: { name: "Churn state", namespace: "$app:churn", key: "state", type: "single_line_text_field", ownerType: CUSTOMER }) { createdDefinition { id namespace } userErrors { message } } }`,
    );
    expect(defined.data.metafieldDefinitionCreate.userErrors).toEqual([]);
    const { namespace } = defined.data.metafieldDefinitionCreate.createdDefinition;
    expect(namespace).toMatch(/^app--\d+--churn$/);
    const set = await setMetafields(
      [2, 3].map((id) => ({
        ownerId: customerGid(id),
        namespace: "$app:churn",
        key: "state",
        value: id === 2 ? "late" : "active",
      })),
    );
    expect(set.userErrors).toEqual([]);
    expect(await members(`metafields.${namespace}.state = 'late'`)).toEqual([2]);
    // the list of filters says how the metafield is called; "$app" is not a name there
    const listed = await bench.admin(
      `{ segmentFilters(first: 50) { nodes { __typename queryName localizedName multiValue } } }`,
    );
    expect(listed.data.segmentFilters.nodes).toContainEqual({
      __typename: "SegmentStringFilter",
      queryName: `metafields.${namespace}.state`,
      localizedName: "Churn state",
      multiValue: false,
    });
    expect((await createSegment("metafields.$app:churn.state = 'late'")).userErrors).toEqual([
      { field: ["query"], message: expect.stringContaining("filter cannot be found") },
    ]);
  });
});

describe("a metafield", () => {
  const shopGid = () => `gid://shopify/Shop/${bench.sandbox.tenant(domain).store.shop.id}`;
  const config = (value: string, more: object = {}) => ({
    ownerId: shopGid(),
    namespace: "$app",
    key: "survey",
    type: "json",
    value,
    ...more,
  });

  it("is written and read again by its owner", async () => {
    expect((await setMetafields([config(`{"a":1}`)])).userErrors).toEqual([]);
    const { data } = await bench.admin(
      `{ shop { metafield(namespace: "$app", key: "survey") { value jsonValue type ownerType } metafields(first: 5, namespace: "$app") { nodes { key } } } }`,
    );
    expect(data.shop).toEqual({
      metafield: { value: `{"a":1}`, jsonValue: { a: 1 }, type: "json", ownerType: "SHOP" },
      metafields: { nodes: [{ key: "survey" }] },
    });
  });

  it("is written over only by who knows what stood there, when that is asked for", async () => {
    const [before] = (await setMetafields([config("1")])).metafields;
    expect(
      (await setMetafields([config("2", { compareDigest: before.compareDigest })])).userErrors,
    ).toEqual([]);
    const stale = await setMetafields([config("3", { compareDigest: before.compareDigest })]);
    expect(stale).toMatchObject({ metafields: [], userErrors: [{ code: "STALE_OBJECT" }] });
    const exists = await setMetafields([config("3", { compareDigest: null })]);
    expect(exists.userErrors[0].code).toBe("STALE_OBJECT");
  });

  it.each([
    ["not JSON", { value: "{" }, "INVALID_VALUE"],
    ["an unknown type", { type: "colour" }, "INVALID_TYPE"],
    ["no type", { type: null, key: "untyped" }, "BLANK"],
    ["a blank value", { value: "" }, "BLANK"],
    ["another app's namespace", { namespace: "app--1" }, "APP_NOT_AUTHORIZED"],
    ["an owner who is not there", { ownerId: "gid://shopify/Customer/99" }, "INVALID_VALUE"],
  ])("is refused with %s, and nothing of the call is written", async (_what, change, code) => {
    const set = await setMetafields([config("7", { key: "good" }), config("8", change)]);
    expect(set.metafields).toEqual([]);
    expect(set.userErrors[0]).toMatchObject({ code });
    const { data } = await bench.admin(
      `{ shop { metafield(namespace: "$app", key: "good") { value } } }`,
    );
    expect(data.shop.metafield).toBeNull();
  });

  it("comes 25 at a time at most", async () => {
    const set = await setMetafields(
      Array.from({ length: 26 }, (_none, index) => config("1", { key: `key${index}` })),
    );
    expect(set.userErrors[0].code).toBe("LESS_THAN_OR_EQUAL_TO");
  });

  it("of a customer needs write_customers", async () => {
    bench.sandbox.setScopes(domain, ["read_customers"]);
    const set = await setMetafields([
      { ownerId: customerGid(1), key: "vip", type: "boolean", value: "true" },
    ]);
    expect(set.userErrors[0].code).toBe("APP_NOT_AUTHORIZED");
    bench.sandbox.setScopes(domain, allScopes);
  });
});

it("tags are added once and taken away again", async () => {
  const change = (mutation: string, tags: string[]) =>
    bench.admin(
      `mutation($tags: [String!]!) { ${mutation}(id: "gid://shopify/Customer/4", tags: $tags) { node { ... on Customer { tags } } userErrors { message } } }`,
      { tags },
    );
  const added = await change("tagsAdd", ["late, vip", "VIP"]);
  expect(added.data.tagsAdd.node.tags.length).toBeGreaterThanOrEqual(2);
  const removed = await change("tagsRemove", ["LATE"]);
  expect(removed.data.tagsRemove.node.tags).not.toContain("late");
});
