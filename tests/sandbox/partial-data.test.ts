import { afterAll, beforeAll, expect, it } from "vitest";
import { aCustomer, anOrder, aProduct, startBench, domain, type Bench } from "./support.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench({ faultSeed: 3 });
  bench.sandbox.tenant(domain).store.putMany({
    products: [aProduct(100)],
    customers: [aCustomer(1)],
    orders: [1001, 1002, 1003].map((id) => anOrder(id, { customerId: 1 })),
  });
});
afterAll(() => bench.close());

const query = `{
  order(id: "gid://shopify/Order/1001") { id name customer { id email } }
  orders(first: 3) { nodes { id customer { id } lineItems(first: 2) { nodes { id product { id } } } } }
  nodes(ids: ["gid://shopify/Order/1002", "gid://shopify/Customer/1"]) { id ... on Order { name } }
}`;

const at = (data: unknown, path: (string | number)[]) =>
  path.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], data);

it("an answer in part has its holes where an error says so, and only where Shopify allows null", async () => {
  const whole = (await bench.admin(query)).data;
  bench.sandbox.faults.add({ kind: "api.partialData" });
  const paths = new Set<string>();
  const codes = new Set<unknown>();
  for (let n = 0; n < 40; n++) {
    const { status, data, errors } = await bench.admin(query);
    expect(status).toBe(200);
    expect(errors!.length).toBeGreaterThan(0);
    for (const { path, extensions } of errors!) {
      paths.add(path!.map((key) => (typeof key === "number" ? "*" : key)).join("."));
      codes.add(extensions?.["code"]);
    }
    // the outermost hole hides those inside it
    expect(errors!.some(({ path }) => JSON.stringify(data) !== "{}" && holds(data, path!))).toBe(
      true,
    );
    expect(data.orders.nodes).toHaveLength(whole.orders.nodes.length);
  }
  bench.sandbox.faults.clear();
  expect([...codes].sort()).toEqual(["INTERNAL_SERVER_ERROR", undefined]);
  expect([...paths].sort()).toEqual([
    "nodes.*",
    "order",
    "order.customer",
    "order.customer.email",
    "orders.nodes.*.customer",
    "orders.nodes.*.lineItems.nodes.*.product",
  ]);
});

/** whether what lies at that path is null */
function holds(data: unknown, path: (string | number)[]): boolean {
  try {
    return at(data, path) === null;
  } catch {
    return false;
  }
}

it("a mutation answered in part was applied", async () => {
  bench.sandbox.faults.add({ kind: "api.partialData", match: "tagsAdd", times: 1 });
  const answer = await bench.admin(
    `mutation { tagsAdd(id: "gid://shopify/Order/1002", tags: ["kept"]) { userErrors { message } } }`,
  );
  expect(answer).toMatchObject({ status: 200, data: { tagsAdd: null } });
  expect(answer.errors).toHaveLength(1);
  expect(bench.sandbox.tenant(domain).store.order(1002)!.tags).toContain("kept");
});
