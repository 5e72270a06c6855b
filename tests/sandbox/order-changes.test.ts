import { afterEach, beforeEach, expect, it } from "vitest";
import {
  aCustomer,
  anOrder,
  aProduct,
  domain,
  startBench,
  startReceiver,
  type Bench,
} from "./support.ts";

let bench: Bench;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  receiver = await startReceiver();
  bench = await startBench({ topics: ["orders/updated"], appUrl: receiver.url });
  bench.sandbox.tenant(domain).store.putMany({
    products: [aProduct(100)],
    customers: [aCustomer(1), aCustomer(2)],
    orders: [anOrder(1001, { customerId: 1 }), anOrder(1002, { customerId: 1, closedAt: null })],
  });
});
afterEach(async () => {
  await bench.close();
  await receiver.close();
});

const order = "gid://shopify/Order/1001";
const ordersOf = (id: number) => bench.sandbox.tenant(domain).store.customer(id)!.numberOfOrders;
const set = async (orderId: string, customerId: string) =>
  (
    await bench.admin(
      `mutation S($orderId: ID!, $customerId: ID!) { orderCustomerSet(orderId: $orderId, customerId: $customerId) { order { customer { id } } userErrors { field message code } } }`,
      { orderId, customerId },
    )
  ).data.orderCustomerSet;

it("an order is given to another customer, then to nobody; figures follow and the app is told", async () => {
  expect([ordersOf(1), ordersOf(2)]).toEqual([2, 0]);
  expect(await set(order, "gid://shopify/Customer/2")).toEqual({
    order: { customer: { id: "gid://shopify/Customer/2" } },
    userErrors: [],
  });
  expect([ordersOf(1), ordersOf(2)]).toEqual([1, 1]);
  const { data } = await bench.admin(
    `mutation { orderCustomerRemove(orderId: "${order}") { order { customer { id } } userErrors { message } } }`,
  );
  expect(data.orderCustomerRemove).toEqual({ order: { customer: null }, userErrors: [] });
  expect([ordersOf(1), ordersOf(2)]).toEqual([1, 0]);
  await bench.sandbox.settle();
  expect(receiver.received).toHaveLength(2);
});

it("what is not there is refused with Shopify's sentences", async () => {
  expect((await set("gid://shopify/Order/9", "gid://shopify/Customer/2")).userErrors).toEqual([
    { field: ["orderId"], message: "Order does not exist", code: "NOT_FOUND" },
  ]);
  expect((await set(order, "gid://shopify/Customer/9")).userErrors).toEqual([
    { field: ["customerId"], message: "Customer does not exist", code: "NOT_FOUND" },
  ]);
});

it("an order goes to the archive and comes back; once more changes nothing and is not told", async () => {
  const change = async (name: "orderClose" | "orderOpen") =>
    (
      await bench.admin(
        `mutation { ${name}(input: { id: "gid://shopify/Order/1002" }) { order { closed } userErrors { message } } }`,
      )
    ).data[name];
  expect(await change("orderClose")).toEqual({ order: { closed: true }, userErrors: [] });
  expect(await change("orderClose")).toEqual({ order: { closed: true }, userErrors: [] });
  expect(await change("orderOpen")).toEqual({ order: { closed: false }, userErrors: [] });
  await bench.sandbox.settle();
  expect(receiver.received).toHaveLength(2);
});
