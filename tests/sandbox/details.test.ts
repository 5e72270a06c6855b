import { afterAll, beforeAll, expect, it } from "vitest";
import { aCustomer, anOrder, aProduct, domain, startBench, type Bench } from "./support.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
  const [first] = aProduct(200).variants;
  bench.sandbox.tenant(domain).store.putMany({
    products: [
      aProduct(100),
      {
        ...aProduct(200),
        optionNames: ["Color", "Size"],
        variants: ["Red / Small", "Red / Large", "Green / Small"].map((title, index) => ({
          ...first!,
          id: 2001 + index,
          inventoryItemId: 20_001 + index,
          title,
        })),
      },
    ],
    customers: [aCustomer(1)],
    orders: [
      anOrder(1001, { customerId: 1, tax: 500 }),
      anOrder(1002, { customerId: 1, financialStatus: "AUTHORIZED" }),
    ],
  });
});
afterAll(() => bench.close());

const read = async (query: string) => {
  const { data, errors } = await bench.admin(query);
  expect(errors).toBeUndefined();
  return data;
};

it("a product's options are what its variants differ in; without names they differ in the title", async () => {
  const { named, plain } = await read(`{
    named: product(id: "gid://shopify/Product/200") { options { name position values optionValues { name hasVariants } }
      variants(first: 3) { nodes { selectedOptions { name value } } } }
    plain: product(id: "gid://shopify/Product/100") { options(first: 1) { name values }
      variants(first: 1) { nodes { selectedOptions { name value } } } } }`);
  expect(named.options).toMatchObject([
    { name: "Color", position: 1, values: ["Red", "Green"] },
    { name: "Size", position: 2, values: ["Small", "Large"] },
  ]);
  expect(named.variants.nodes[1].selectedOptions).toEqual([
    { name: "Color", value: "Red" },
    { name: "Size", value: "Large" },
  ]);
  expect(plain).toEqual({
    options: [{ name: "Title", values: ["Size 1", "Size 2"] }],
    variants: { nodes: [{ selectedOptions: [{ name: "Title", value: "Size 1" }] }] },
  });
});

it("of kinds the shop has none of, lists are empty, and nothing has to be known of them", async () => {
  const { product, nodes } = await read(`{
    product(id: "gid://shopify/Product/100") { category { fullName }
      collections(first: 5) { nodes { title ruleSet { rules { column } } } }
      media(first: 5) { nodes { alt ... on MediaImage { image { url } } } } }
    nodes(ids: ["gid://shopify/Product/100"]) { ... on Product { title } ... on Collection { title } ... on Article { title } } }`);
  expect(product).toEqual({
    category: null,
    collections: { nodes: [] },
    media: { nodes: [] },
  });
  expect(nodes).toEqual([{ title: "Product 100" }]);
  const wrong = await bench.admin(
    `{ nodes(ids: []) { ... on Collection { nonsense } ... on Product { vendor } } }`,
  );
  expect(wrong.errors).toMatchObject([{ extensions: { code: "undefinedField" } }]);
});

it("the lines share the order's tax by what was paid for them, to the cent", async () => {
  const { order } =
    await read(`{ order(id: "gid://shopify/Order/1001") { merchantEditable customAttributes { key }
    lineItems(first: 5) { nodes { customAttributes { key } taxLines { title rate priceSet { shopMoney { amount } } } } } } }`);
  const shares = order.lineItems.nodes.flatMap((line: { taxLines: object[] }) => line.taxLines) as {
    priceSet: { shopMoney: { amount: string } };
  }[];
  expect(shares.length).toBe(order.lineItems.nodes.length);
  const cents = shares.map(({ priceSet }) => Math.round(Number(priceSet.shopMoney.amount) * 100));
  expect(cents.reduce((sum, one) => sum + one, 0)).toBe(500);
  expect(order).toMatchObject({ merchantEditable: true, customAttributes: [] });
});

it("what is authorized can be captured", async () => {
  const { authorized, paid } = await read(`{
    authorized: order(id: "gid://shopify/Order/1002") { capturable totalCapturable currentTotalPriceSet { shopMoney { amount } } }
    paid: order(id: "gid://shopify/Order/1001") { capturable totalCapturable } }`);
  expect(authorized.capturable).toBe(true);
  expect(Number(authorized.totalCapturable)).toBe(
    Number(authorized.currentTotalPriceSet.shopMoney.amount),
  );
  expect(paid).toEqual({ capturable: false, totalCapturable: "0.00" });
});

it("a line that is no variant's may have a number of stock of its own, and keeps it", async () => {
  const { store } = bench.sandbox.tenant(domain);
  const order = store.order(1002)!;
  const [line] = order.lines;
  store.putOrder({
    ...order,
    lines: [{ ...line!, variantId: null, productId: null, sku: "INSTALL" }],
  });
  const { order: shown } = await read(
    `{ order(id: "gid://shopify/Order/1002") { lineItems(first: 2) { nodes { sku } } } }`,
  );
  expect(shown.lineItems.nodes).toEqual([{ sku: "INSTALL" }]);
});

it("a boolean that is false is told as text, as at Shopify", async () => {
  await bench.admin(
    `mutation { metafieldsSet(metafields: [
      { ownerId: "gid://shopify/Customer/1", namespace: "traits", key: "said_no", type: "boolean", value: "false" },
      { ownerId: "gid://shopify/Customer/1", namespace: "traits", key: "said_yes", type: "boolean", value: "true" }
    ]) { userErrors { message } } }`,
  );
  const { customer } = await read(`{ customer(id: "gid://shopify/Customer/1") {
    no: metafield(namespace: "traits", key: "said_no") { jsonValue } yes: metafield(namespace: "traits", key: "said_yes") { jsonValue } } }`);
  expect(customer).toEqual({ no: { jsonValue: "false" }, yes: { jsonValue: true } });
});
