import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createBucket } from "../../sandbox/admin-api/bucket.ts";
import {
  aCustomer,
  allScopes,
  anOrder,
  aProduct,
  domain,
  startBench,
  type Bench,
} from "./support.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
  const { store } = bench.sandbox.tenant(domain);
  store.putMany({
    products: [aProduct(100)],
    customers: [1, 2, 3].map((id) => aCustomer(id)),
    orders: Array.from({ length: 25 }, (_none, index) =>
      anOrder(1001 + index, { customerId: (index % 3) + 1 }),
    ),
  });
  store.putOrder(anOrder(1030, { test: true, tags: ["Gift"], sourceName: "pos" }));
  store.putOrder(
    anOrder(1031, {
      cancelledAt: "2025-03-01T00:00:00Z",
      financialStatus: "REFUNDED",
      createdAt: "2025-01-31T23:30:00-05:00",
      processedAt: "2025-02-01T04:30:00Z",
    }),
  );
});
afterAll(() => bench.close());
afterEach(() => {
  bench.sandbox.faults.clear();
  bench.sandbox.setScopes(domain, allScopes);
});

const names = async (query: string, more = "") =>
  (
    await bench.admin(
      `query($q: String) { orders(first: 50, query: $q${more}) { nodes { name } } }`,
      { q: query },
    )
  ).data.orders.nodes.map((order: { name: string }) => order.name) as string[];
const messageOf = async (query: string, variables?: Record<string, unknown>) =>
  (await bench.admin(query, variables)).errors?.[0]?.message;

describe("the Admin API of a pretend shop", () => {
  it("reads orders with their money, lines and customer as Shopify writes them", async () => {
    const { data, errors } = await bench.admin(
      `query One($id: ID!) { order(id: $id) {
        id legacyResourceId name createdAt customer { id numberOfOrders amountSpent { amount currencyCode } }
        totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount } }
        lineItems(first: 5) { nodes { id quantity product { id } variant { id sku price inventoryItem { unitCost { amount } } } } }
      } }`,
      { id: "gid://shopify/Order/1001" },
    );
    expect(errors).toBeUndefined();
    expect(data.order).toEqual({
      id: "gid://shopify/Order/1001",
      legacyResourceId: "1001",
      name: "#1001",
      createdAt: expect.stringMatching(/^2025-\d\d-\d\dT\d\d:00:00Z$/),
      customer: {
        id: "gid://shopify/Customer/1",
        numberOfOrders: "9",
        amountSpent: { amount: "531.0", currencyCode: "USD" },
      },
      totalPriceSet: {
        shopMoney: { amount: "59.0", currencyCode: "USD" },
        presentmentMoney: { amount: "59.0" },
      },
      lineItems: {
        nodes: [1, 2].map((number) => ({
          id: `gid://shopify/LineItem/1001${number}`,
          quantity: 1,
          product: { id: "gid://shopify/Product/100" },
          variant: {
            id: `gid://shopify/ProductVariant/100${number}`,
            sku: `SKU-100-${number}`,
            price: "25.00",
            inventoryItem: { unitCost: { amount: "9.0" } },
          },
        })),
      },
    });
  });

  it("pages forwards and backwards through the same list", async () => {
    const page = async (args: string) =>
      (
        await bench.admin(
          `{ orders(${args}, sortKey: ID, query: "test:false status:open") { nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        )
      ).data.orders;
    const first = await page("first: 10");
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page(`first: 10, after: "${first.pageInfo.endCursor}"`);
    expect(second.nodes[0].name).toBe("#1011");
    const back = await page(`last: 10, before: "${second.pageInfo.startCursor}"`);
    expect(back.nodes).toEqual(first.nodes);
    const last = await page("last: 5");
    expect(last.nodes.map((one: { name: string }) => one.name)).toEqual([
      "#1021",
      "#1022",
      "#1023",
      "#1024",
      "#1025",
    ]);
    expect(await messageOf(`{ orders(first: 1, after: "nonsense!") { nodes { id } } }`)).toContain(
      "Invalid cursor",
    );
  });

  it.each([
    ["name:#1004", ["#1004"]],
    ["id:>=1024 id:<=1025", ["#1024", "#1025"]],
    ["customer_id:2 AND id:<1006", ["#1002", "#1005"]],
    ["tag:gift", ["#1030"]],
    ["test:true OR name:1001", ["#1001", "#1030"]],
    ["status:cancelled", ["#1031"]],
    ["-financial_status:paid", ["#1031"]],
    ["NOT (id:<1030 OR test:true)", ["#1031"]],
    ["source_name:pos", ["#1030"]],
    ["created_at:2025-01-31 id:1031", ["#1031"]],
    ["processed_at:>='2025-02-12T15:00:00Z' id:<1026", ["#1023", "#1024", "#1025"]],
  ])("searches orders by %s", async (query, expected) => {
    expect(await names(query, ", sortKey: ID")).toEqual(expected);
  });

  it("sorts by what was asked, the other way round too", async () => {
    const found = await names("id:<1004", ", sortKey: UPDATED_AT, reverse: true");
    expect(found).toEqual(["#1003", "#1002", "#1001"]);
  });

  it("counts no further than asked", async () => {
    const { data } = await bench.admin(
      `{ all: ordersCount { count precision } some: ordersCount(limit: 10) { count precision } }`,
    );
    expect(data).toEqual({
      all: { count: 27, precision: "EXACT" },
      some: { count: 10, precision: "AT_LEAST" },
    });
  });

  it("finds anything again by its global id", async () => {
    const { data } = await bench.admin(
      `{ nodes(ids: ["gid://shopify/Order/1001", "gid://shopify/Customer/2", "gid://shopify/Product/7"]) { id ... on Order { name } ... on Customer { displayName } } }`,
    );
    expect(data.nodes).toEqual([
      { id: "gid://shopify/Order/1001", name: "#1001" },
      { id: "gid://shopify/Customer/2", displayName: "Ada Number 2" },
      null,
    ]);
  });

  it("shows only the last 60 days without read_all_orders", async () => {
    const { store } = bench.sandbox.tenant(domain);
    const now = bench.sandbox.clock.iso();
    store.putOrder(anOrder(1099, { createdAt: now, processedAt: now }));
    bench.sandbox.setScopes(domain, ["read_orders"]);
    expect(await names("")).toEqual(["#1099"]);
    const { data } = await bench.admin(`{ order(id: "gid://shopify/Order/1001") { id } }`);
    expect(data.order).toBeNull();
    store.deleteOrder(1099);
  });
});

describe("the Admin API refuses", () => {
  it.each([
    [
      "a field that does not exist",
      `{ shop { nonsense } }`,
      "Field 'nonsense' doesn't exist on type 'Shop'",
    ],
    ["a page without size", `{ orders { nodes { id } } }`, "you must provide one of first or last"],
    ["more than 250 at once", `{ orders(first: 251) { nodes { id } } }`, "first cannot exceed 250"],
    ["an id that is none", `{ order(id: "1001") { id } }`, "Invalid global id '1001'"],
    [
      "an id of something else",
      `{ order(id: "gid://shopify/Product/100") { id } }`,
      "Invalid id: gid://shopify/Product/100",
    ],
    [
      "a query above 1000 points",
      `{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { id product { variants(first: 250) { nodes { id } } } } } } } }`,
      "exceeds the single query max cost limit (1000)",
    ],
    [
      "a search it cannot do",
      `{ orders(first: 1, query: "shoe_size:44") { nodes { id } } }`,
      'does not implement searching orders by "shoe_size"',
    ],
    [
      "what the sandbox does not implement",
      `{ order(id: "gid://shopify/Order/1001") { id localizedFields(first: 1) { nodes { key } } } }`,
      "The sandbox does not implement Order.localizedFields",
    ],
    [
      "a whole operation it does not implement",
      `mutation { productCreate(product: { title: "x" }) { product { id } } }`,
      "The sandbox does not implement Mutation.productCreate",
    ],
  ])("%s", async (_what, query, message) => {
    expect(await messageOf(query)).toContain(message);
  });

  it.each([
    [
      "a field that is not there",
      `query Q { shop { nonsense } }`,
      {},
      ["undefinedField", ["query Q", "shop", "nonsense"]],
    ],
    [
      "an argument that is missing",
      `query Q { order { id } }`,
      {},
      ["missingRequiredArguments", ["query Q", "order"]],
    ],
    [
      "an input that lacks a part",
      `mutation M { metafieldsSet(metafields: [{ key: "k", value: "v" }]) { userErrors { field } } }`,
      {},
      [
        "missingRequiredInputObjectAttribute",
        ["mutation M", "metafieldsSet", "metafields", 0, "ownerId"],
      ],
    ],
    [
      "an argument nobody knows",
      `query Q { shop(color: 1) { id } }`,
      {},
      ["argumentNotAccepted", ["query Q", "shop", "color"]],
    ],
    [
      "a value of another kind",
      `query Q { node(id: 4.5) { id } }`,
      {},
      ["argumentLiteralsIncompatible", ["query Q", "node", "id"]],
    ],
    [
      "an id that is none",
      `query Q { node(id: "4") { id } }`,
      {},
      ["argumentLiteralsIncompatible", ["query Q", "node", "id"]],
    ],
    [
      "a variable whose id is none",
      `query Q($id: ID!) { node(id: $id) { id } }`,
      { id: "4" },
      ["INVALID_VARIABLE", undefined],
    ],
    [
      "a variable with parts nobody knows",
      `mutation M($input: CustomerInput!) { customerUpdate(input: $input) { userErrors { field } } }`,
      { input: { color: "red", size: 4 } },
      ["INVALID_VARIABLE", undefined],
    ],
    [
      "a page without size",
      `query Q { mine: orders { nodes { id } } }`,
      {},
      ["BAD_REQUEST", ["mine"]],
    ],
    [
      "more than 250 of something",
      `mutation M($tags: [String!]!) { tagsAdd(id: "gid://shopify/Order/1001", tags: $tags) { node { id } } }`,
      { tags: Array.from({ length: 251 }, (_none, index) => `t${index}`) },
      ["MAX_INPUT_SIZE_EXCEEDED", ["tagsAdd", "tags"]],
    ],
    [
      "an id of another kind",
      `query Q { order(id: "gid://shopify/Product/1") { id } }`,
      {},
      ["RESOURCE_NOT_FOUND", ["order"]],
    ],
  ])("%s with Shopify's code and path, once", async (_what, query, variables, [code, path]) => {
    const { errors } = await bench.admin(query, variables);
    expect(errors?.map((one) => [one.extensions?.["code"], one.path])).toEqual([[code, path]]);
  });

  it("a variable that only an argument nobody knows is given, twice: it is unused as well", async () => {
    const { errors } = await bench.admin(
      `query Q($color: Int, $first: Int) { shop(color: $color) { id } orders(first: $first) { nodes { id } } }`,
      { color: 1, first: 1 },
    );
    expect(errors?.map((one) => [one.extensions?.["code"], one.path])).toEqual([
      ["argumentNotAccepted", ["query Q", "shop", "color"]],
      ["variableNotUsed", ["query Q"]],
    ]);
  });

  it("an unknown token and another API version", async () => {
    const post = (path: string, token: string) =>
      fetch(`${bench.sandbox.url}/admin/api/${path}/graphql.json`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-shopify-access-token": token },
        body: JSON.stringify({ query: "{ shop { name } }" }),
      });
    expect((await post("2026-10", "shpat_wrong")).status).toBe(401);
    expect((await post("2024-01", bench.token)).status).toBe(404);
  });
});

describe("the cost of a request", () => {
  const cost = async (query: string, variables?: Record<string, unknown>) =>
    (await bench.admin(query, variables)).extensions!.cost;

  it.each([
    ["a shop", `{ shop { id name } }`, 1],
    ["a page of one", `{ customers(first: 1) { nodes { id } } }`, 3],
    ["a page of 5", `{ customers(first: 5) { nodes { id } } }`, 5],
    ["a page of 10", `{ customers(first: 10) { nodes { id } } }`, 6],
    ["a page of 20", `{ customers(first: 20) { nodes { id } } }`, 7],
    ["a page of 50", `{ customers(first: 50) { nodes { id } } }`, 9],
    ["a page of 250", `{ customers(first: 250) { nodes { id } } }`, 13],
    ["edges and nodes", `{ customers(first: 2) { edges { node { id } } nodes { id } } }`, 4],
    ["what a page holds", `{ orders(first: 10) { nodes { id customer { id } } } }`, 10],
    ["money", `{ orders(first: 10) { nodes { totalPriceSet { shopMoney { amount } } } } }`, 6],
    ["a count at the top", `{ ordersCount { count } }`, 10],
    ["a count inside", `{ products(first: 1) { nodes { variantsCount { count } } } }`, 4],
    [
      "a field that is skipped",
      `{ shop { id } orders(first: 9) @skip(if: true) { nodes { id } } }`,
      1,
    ],
    [
      "the dearest of a union's members",
      `{ nodes(ids: []) { ... on Order { customer { id } } ... on Product { id } } }`,
      2,
    ],
    [
      "a field asked for twice",
      `{ order(id: "gid://shopify/Order/1001") { customer { id } customer { tags } } }`,
      2,
    ],
    [
      "a mutation",
      `mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: []) { node { id } userErrors { field } } }`,
      10,
    ],
  ])("is what a recorded one was: %s", async (_what, query, points) => {
    expect((await cost(query)).requestedQueryCost).toBe(points);
  });

  it("lets an app read 250 orders with 100 lines each at once", async () => {
    const page = `{ orders(first: 250) { nodes { id customer { id }
      lineItems(first: 100) { nodes { id product { id } variant { id } } } } } }`;
    expect((await cost(page)).requestedQueryCost).toBeLessThan(1000);
  });

  it("is in the end what was returned, and never more than was asked", async () => {
    const { requestedQueryCost, actualQueryCost } = await cost(
      `{ customers(first: 250) { edges { node { id } } nodes { id } } }`,
    );
    expect(actualQueryCost).toBeLessThan(requestedQueryCost);
    expect(await cost(`{ customers(first: 1) { nodes { id } } }`)).toMatchObject({
      requestedQueryCost: 3,
      actualQueryCost: 3,
    });
  });

  it("is taken out of a bucket that fills again with time", () => {
    let now = 0;
    const bucket = createBucket(
      () => "Basic",
      () => now,
    );
    expect(bucket.take(1500)).toBe(true);
    expect(bucket.take(600)).toBe(false);
    expect(bucket.status()).toEqual({
      maximumAvailable: 2000,
      currentlyAvailable: 500,
      restoreRate: 100,
    });
    now += 1000;
    expect(bucket.take(600)).toBe(true);
    bucket.giveBack(400);
    expect(bucket.status().currentlyAvailable).toBe(400);
    now += 1_000_000;
    expect(bucket.status().currentlyAvailable).toBe(2000);
  });

  it("throttles an app that asks too much at once, and says how long to wait", async () => {
    const basic = await startBench({ shops: [{ domain, planName: "Basic" }] });
    const heavy = `{ orders(first: 250) { nodes { id customer { id } lineItems(first: 100) { nodes { product { id } variant { id product { id } } } } } } }`;
    const answers = [];
    for (let index = 0; index < 3; index += 1) answers.push(await basic.admin(heavy));
    // an empty shop gives nearly everything back
    expect(answers.every((answer) => answer.errors === undefined)).toBe(true);
    expect(basic.sandbox.tenant(domain).bucket.take(1900)).toBe(true);
    const refused = await basic.admin(heavy);
    expect(refused.data).toBeUndefined();
    expect(refused.errors).toEqual([
      expect.objectContaining({
        message: "Throttled",
        extensions: expect.objectContaining({ code: "THROTTLED" }),
      }),
    ]);
    expect(refused.extensions!.cost.actualQueryCost).toBeNull();
    expect(refused.extensions!.cost.throttleStatus.currentlyAvailable).toBeLessThan(
      refused.extensions!.cost.requestedQueryCost,
    );
    await basic.close();
  });
});

describe("the REST Admin API", () => {
  const ask = async (path: string, token = bench.token, method = "GET") => {
    const response = await fetch(`${bench.sandbox.url}${path}`, {
      method,
      headers: { "x-shopify-access-token": token },
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  it.each([
    ["GET", "/admin/api/2026-10/orders.json"],
    ["GET", "/admin/api/2026-10/orders/1001.json"],
    ["POST", "/admin/api/2026-10/webhooks.json"],
    ["GET", "/admin/api/2026-10/graphql.json"],
    ["GET", "/admin/shop.json"],
  ])("is not there, in Shopify's words: %s %s", async (method, path) => {
    expect(await ask(path, bench.token, method)).toEqual({
      status: 404,
      body: { errors: "Not Found" },
    });
  });

  it("asks for a token first", async () => {
    const { status, body } = await ask("/admin/api/2026-10/orders.json", "shpat_nobody");
    expect(status).toBe(401);
    expect(body).toEqual({ errors: expect.stringContaining("[API] Invalid API key") });
  });
});

describe("faults of the Admin API", () => {
  it("are THROTTLED, 429, 503, 403 and a lost connection, each when asked for", async () => {
    const { faults } = bench.sandbox;
    const shop = `{ shop { name } }`;
    faults.add({ kind: "api.throttled", times: 1, match: "shop" });
    expect((await bench.admin(shop)).errors?.[0]?.extensions?.["code"]).toBe("THROTTLED");
    faults.add({ kind: "api.tooManyRequests", times: 1, amount: 2 });
    expect((await bench.admin(shop)).status).toBe(429);
    faults.add({ kind: "api.serverError", times: 1, amount: 503 });
    expect((await bench.admin(shop)).status).toBe(503);
    faults.add({ kind: "api.forbidden", times: 1 });
    expect((await bench.admin(shop)).status).toBe(403);
    faults.add({ kind: "api.connectionLost", times: 1 });
    await expect(bench.admin(shop)).rejects.toThrow();
    expect((await bench.admin(shop)).status).toBe(200);
  });

  it("a timeout after the write leaves the write done", async () => {
    bench.sandbox.faults.add({ kind: "api.timeoutAfterWrite", times: 1 });
    const write = bench.admin(
      `mutation { tagsAdd(id: "gid://shopify/Order/1002", tags: ["late"]) { node { id } } }`,
    );
    await expect(write).rejects.toThrow();
    expect(await names("tag:late")).toEqual(["#1002"]);
  });
});
