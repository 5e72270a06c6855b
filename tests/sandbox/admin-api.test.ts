import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCustomer, anOrder, aProduct, domain, startBench, type Bench } from "./support.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
  const store = bench.sandbox.tenant(domain).store;
  store.putMany({
    products: [aProduct(100)],
    customers: [1, 2, 3].map((id) => aCustomer(id)),
    orders: Array.from({ length: 25 }, (_none, index) =>
      anOrder(1001 + index, { customerId: (index % 3) + 1 }),
    ),
  });
});
afterAll(() => bench.close());

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
});
