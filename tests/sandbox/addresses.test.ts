import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fulfillOrder } from "../../sandbox/life/order.ts";
import type { Approval } from "../../sandbox/admin-api/protected-data.ts";
import { aCustomer, anOrder, aProduct, domain, startBench, type Bench } from "./support.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
  bench.sandbox.tenant(domain).store.putMany({
    products: [aProduct(100)],
    customers: [
      aCustomer(1, { address: { countryCode: "CA" }, phone: "+15550000001" }),
      aCustomer(2, { email: null, phone: "+15550000002", firstName: "", lastName: "" }),
    ],
    orders: [
      anOrder(1001, { customerId: 1, fulfillmentStatus: "UNFULFILLED" }),
      anOrder(1002, { customerId: 2, sourceName: "pos" }),
      anOrder(1003, {
        customerId: 1,
        shippingAddress: { countryCode: "DE", city: "Bonn", zip: "53111", firstName: "Kim" },
      }),
    ],
  });
});
afterAll(() => bench.close());

const order = (id: number, fields: string) =>
  bench.admin(`{ order(id: "gid://shopify/Order/${id}") { ${fields} } }`);

describe("the address of an order", () => {
  it("is where it goes: as told, else in the customer's country, and nowhere over the counter", async () => {
    const fields =
      "shippingAddress { name firstName city zip country countryCodeV2 phone formatted formattedArea }";
    expect((await order(1003, fields)).data.order.shippingAddress).toEqual({
      name: "Kim Number 1",
      firstName: "Kim",
      city: "Bonn",
      zip: "53111",
      country: "Germany",
      countryCodeV2: "DE",
      phone: null,
      formatted: ["1 Sandbox Street", "Bonn 53111", "Germany"],
      formattedArea: "Bonn, Germany",
    });
    expect((await order(1001, fields)).data.order.shippingAddress.countryCodeV2).toBe("CA");
    expect((await order(1002, fields)).data.order.shippingAddress).toBeNull();
  });

  it("is kept with the order, and what nobody told is not", () => {
    const { store } = bench.sandbox.tenant(domain);
    expect(store.order(1003)!.shippingAddress).toMatchObject({ city: "Bonn" });
    expect(store.customer(1)!.address).toEqual({ countryCode: "CA" });
    expect("shippingAddress" in store.order(1001)!).toBe(false);
  });
});

it("a customer's address is theirs alone, the only one of all they have", async () => {
  const { data } = await bench.admin(
    `{ customers(first: 2) { nodes { defaultAddress { id countryCodeV2 } addressesV2(first: 5) { nodes { id } } } } }`,
  );
  const [told, silent] = data.customers.nodes;
  expect(told.defaultAddress).toMatchObject({
    id: expect.stringContaining("model_name=CustomerAddress") as string,
    countryCodeV2: "CA",
  });
  expect(told.addressesV2.nodes).toEqual([{ id: told.defaultAddress.id }]);
  expect(silent).toEqual({ defaultAddress: null, addressesV2: { nodes: [] } });
});

describe("parcels of an order", () => {
  it("are there once it was sent, with what is in them", async () => {
    const fields =
      "fulfillmentsCount { count } fulfillments { status displayStatus createdAt totalQuantity trackingInfo { number } fulfillmentLineItems(first: 5) { nodes { quantity lineItem { id } } } }";
    expect((await order(1001, fields)).data.order).toEqual({
      fulfillmentsCount: { count: 0 },
      fulfillments: [],
    });
    const { fulfilledAt } = fulfillOrder(bench.sandbox, domain, 1001);
    expect((await order(1001, fields)).data.order.fulfillments).toEqual([
      {
        status: "SUCCESS",
        displayStatus: "FULFILLED",
        createdAt: fulfilledAt,
        totalQuantity: 2,
        trackingInfo: [{ number: "94001001" }],
        fulfillmentLineItems: {
          nodes: [1, 2].map((n) => ({
            quantity: 1,
            lineItem: { id: `gid://shopify/LineItem/1001${n}` },
          })),
        },
      },
    ]);
  });
});

describe("who is known by a phone only", () => {
  it("is a customer, shown and found by the number", async () => {
    const { data } = await bench.admin(
      `{ customers(first: 5, query: "+15550000002") { nodes { id displayName email phone defaultPhoneNumber { phoneNumber } } } }`,
    );
    expect(data.customers.nodes).toEqual([
      {
        id: "gid://shopify/Customer/2",
        displayName: "+1 555-000-0002",
        email: null,
        phone: "+15550000002",
        defaultPhoneNumber: { phoneNumber: "+15550000002" },
      },
    ]);
    expect((await order(1002, "phone email customer { id }")).data.order).toEqual({
      phone: "+15550000002",
      email: null,
      customer: { id: "gid://shopify/Customer/2" },
    });
  });
});

describe("an address as protected customer data", () => {
  const ask = async (level: Approval, fields: string) => {
    bench.sandbox.tenant(domain).approve(level);
    const answer = await order(1003, `shippingAddress { ${fields} }`);
    bench.sandbox.tenant(domain).approve("2");
    expect(answer.status).toBe(200);
    return {
      address: answer.data?.order?.shippingAddress as unknown,
      errors: answer.errors?.map(({ message, extensions }) => [
        message.split(". ")[0],
        extensions?.["code"],
      ]),
    };
  };

  it("an object is refused as a whole without level 1, by whatever way it is asked for", async () => {
    bench.sandbox.tenant(domain).approve("none");
    const answer = await bench.admin(
      `{ nodes(ids: ["gid://shopify/Customer/1"]) { ... on Customer { id displayName } } }`,
    );
    bench.sandbox.tenant(domain).approve("2");
    expect(answer.errors?.[0]?.message).toMatch(/not approved to access the Customer object/);
  });

  it("is null with an error below level 2, its country too", async () => {
    expect(await ask("1", "countryCodeV2")).toEqual({
      address: null,
      errors: [["This app is not approved to use the shippingAddress field", "ACCESS_DENIED"]],
    });
  });

  it("tells its country, and no more, where level 1 allows that", async () => {
    expect(await ask("1 and countries", "countryCodeV2 city")).toEqual({
      address: { countryCodeV2: "DE", city: null },
      errors: [["This app is not approved to use the city field", "ACCESS_DENIED"]],
    });
  });

  it("is told at level 2", async () => {
    expect(await ask("2", "countryCodeV2 city")).toEqual({
      address: { countryCodeV2: "DE", city: "Bonn" },
      errors: undefined,
    });
  });
});

it("errors of discounts have the information Shopify adds, which is none", async () => {
  const { data } = await bench.admin(
    `mutation { discountCodeDeactivate(id: "gid://shopify/DiscountCodeNode/999") { userErrors { code extraInfo } } }`,
  );
  expect(data.discountCodeDeactivate.userErrors[0].extraInfo).toBeNull();
});

it("customers, orders and products are taken away by their mutations, as long as nothing hangs on them", async () => {
  const { store } = bench.sandbox.tenant(domain);
  store.putMany({
    products: [aProduct(900)],
    customers: [aCustomer(90)],
    orders: [anOrder(9001, { customerId: 1 })],
  });
  const remove = async (mutation: string) => {
    const { data } = await bench.admin(`mutation { ${mutation} }`);
    return Object.values(data as Record<string, unknown>)[0];
  };
  const customer = (id: number) =>
    remove(
      `customerDelete(input: { id: "gid://shopify/Customer/${id}" }) { deletedCustomerId userErrors { field message } }`,
    );
  const order = () =>
    remove(
      `orderDelete(orderId: "gid://shopify/Order/9001") { deletedId userErrors { field message code } }`,
    );
  const product = () =>
    remove(
      `productDelete(input: { id: "gid://shopify/Product/900" }) { deletedProductId userErrors { field message } }`,
    );
  expect(await customer(1)).toEqual({
    deletedCustomerId: null,
    userErrors: [
      { field: ["id"], message: "Customer can’t be deleted because they have associated orders" },
    ],
  });
  expect(await customer(90)).toMatchObject({ deletedCustomerId: "gid://shopify/Customer/90" });
  expect(await order()).toEqual({ deletedId: "gid://shopify/Order/9001", userErrors: [] });
  expect(await order()).toEqual({
    deletedId: null,
    userErrors: [{ field: ["orderId"], message: "Order does not exist", code: "NOT_FOUND" }],
  });
  expect(await product()).toMatchObject({ userErrors: [] });
  expect(await product()).toMatchObject({
    deletedProductId: null,
    userErrors: [{ message: "Product does not exist" }],
  });
  expect([store.customer(90), store.order(9001), store.product(900)]).toEqual([null, null, null]);
});
