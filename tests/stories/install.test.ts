import { afterAll, beforeAll, expect, it } from "vitest";
import { generateShop } from "../../sandbox/generator/generate.ts";
import type { ShopStore } from "../../sandbox/platform/world.ts";
import { OTHER_READINGS } from "../support/readings.ts";
import { startStory, type Story } from "../support/story.ts";
import { trueCustomers, trueOrder, trueOrders } from "../support/truth.ts";

let story: Story;

/** Gives 5.00 of one order back as goodwill: the generator does so too, but not before every end. */
function givesGoodwill(store: ShopStore) {
  for (const order of store.orders()) {
    if (!trueOrder(order).counts || order.customerId === null || order.refunds.length > 0) continue;
    if (order.subtotal < 2000 || order.lines.some((line) => line.isGiftCard)) continue;
    order.totalRefunded = 500;
    order.currentTotal = order.total - order.totalRefunded;
    order.financialStatus = "PARTIALLY_REFUNDED";
    const refund = { createdAt: order.updatedAt, note: "Goodwill", amount: 500, lines: [] };
    order.refunds.push({ id: store.nextId("refund"), ...refund });
    store.putOrder(order);
    goodwillOrder = order.id;
    return;
  }
  throw new Error("the shop has no such order");
}
let goodwillOrder: number;
beforeAll(async () => {
  story = await startStory({
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: 1500, seed: "install", endsAt: sandbox.clock.now() });
      givesGoodwill(store);
    },
  });
  await story.open();
  await story.until("the import is done", async () => {
    const [row] = await story.db.query<{ phase: string }>("SELECT phase FROM order_imports");
    return row?.phase === "done";
  });
  await story.settle();
});
afterAll(() => story.close());

it("all orders came by one bulk operation, and each is worth what the shop says, to the cent", async () => {
  const [way] = await story.db.query("SELECT way, orders_read, problem FROM order_imports");
  expect(way).toMatchObject({ way: "bulk", orders_read: story.store.orderCount(), problem: null });
  const held = await story.db.query<Record<string, string | boolean | null>>(
    `SELECT order_id::text AS "orderId", customer_id::text AS "customerId", counts, revenue_minor::int AS "revenueMinor"
       FROM orders ORDER BY order_id`,
  );
  const truth = [...trueOrders(story.store).values()].sort(
    (a, b) => Number(a.orderId) - Number(b.orderId),
  );
  expect(held).toEqual(truth);
  // the shop of this story has every kind of order there is
  expect(truth.some((order) => !order.counts)).toBe(true);
  expect(truth.some((order) => order.customerId === null && order.counts)).toBe(true);
});

it("under the other reading of Shopify's sums another import finds every order worth the same", async () => {
  const worth = () =>
    story.db.query(
      `SELECT o.order_id::text AS id, counts, o.revenue_minor::int AS revenue, sum(l.revenue_minor)::int AS lines
         FROM orders o JOIN order_lines l USING (shop_id, order_id) GROUP BY o.shop_id, o.order_id ORDER BY 1`,
    );
  const before = await worth();
  const { startImport } = await import("../../app/orders/import.server.ts");
  const shopId = await story.shopId();
  await story.db.query("UPDATE orders SET revenue_minor = revenue_minor + 1");
  await story.playing(OTHER_READINGS, async () => {
    await startImport(shopId);
    await story.until("another import is done", async () => {
      const rows = await story.db.query<{ phase: string }>("SELECT phase FROM order_imports");
      return rows.length === 2 && rows.every(({ phase }) => phase === "done");
    });
    await story.settle();
  });
  expect(await worth()).toEqual(before);
  await story.db.query(
    "DELETE FROM order_imports WHERE started_at > (SELECT min(started_at) FROM order_imports)",
  );
});

it("money given back without a return lowers what its order is worth by just that", async () => {
  const goodwill = story.store.order(goodwillOrder)!;
  const [held] = await story.db.query(
    `SELECT revenue_minor::int AS revenue, refunded_minor::int AS refunded FROM orders WHERE order_id = ${goodwill.id}`,
  );
  expect(held).toEqual({
    revenue: goodwill.subtotal - goodwill.totalRefunded,
    refunded: goodwill.totalRefunded,
  });
});

it("each customer's orders and spend are the sums over the shop's orders", async () => {
  const held = await story.db.query<{ customerId: string; orders: number; revenueMinor: number }>(
    `SELECT customer_id::text AS "customerId", orders, revenue_minor::int AS "revenueMinor" FROM customers`,
  );
  const truth = trueCustomers(trueOrders(story.store).values());
  expect(new Map(held.map(({ customerId, ...rest }) => [customerId, rest]))).toEqual(truth);
});

it("the totals on home are those sums, guests counted apart", async () => {
  const [held] = await story.db.query(
    `SELECT customers, repeat_customers AS repeaters, orders, revenue_minor::int AS revenue, guest_orders AS "guestOrders",
            guest_revenue_minor::int AS "guestRevenue", test_orders AS tests FROM shop_totals`,
  );
  const orders = [...trueOrders(story.store).values()];
  const customers = [...trueCustomers(orders).values()];
  const guests = orders.filter((order) => order.counts && order.customerId === null);
  const sum = (list: { revenueMinor: number }[]) =>
    list.reduce((total, one) => total + one.revenueMinor, 0);
  expect(held).toEqual({
    customers: customers.length,
    repeaters: customers.filter((customer) => customer.orders > 1).length,
    orders: customers.reduce((total, customer) => total + customer.orders, 0),
    revenue: sum(customers),
    guestOrders: guests.length,
    guestRevenue: sum(guests),
    tests: [...story.store.orders()].filter((order) => order.test).length,
  });
});

it("every customer is in exactly one churn state", async () => {
  const [held] = await story.db.query<{ customers: number; values: number }>(
    `SELECT (SELECT count(*)::int FROM customers) AS customers, (SELECT count(*)::int FROM customer_values) AS values`,
  );
  expect(held!.values).toBe(held!.customers);
});

it("the tokens in the database are encrypted", async () => {
  const sessions = await story.db.query<{ accessToken: string; refreshToken: string }>(
    `SELECT "accessToken", "refreshToken" FROM "Session"`,
  );
  expect(sessions).toHaveLength(1);
  for (const token of Object.values(sessions[0]!)) expect(token).toMatch(/^enc2\./);
});

it("opening the app again starts nothing new", async () => {
  await story.open();
  await story.open();
  await story.settle();
  const [row] = await story.db.query<{ imports: number }>(
    "SELECT count(*)::int AS imports FROM order_imports",
  );
  expect(row!.imports).toBe(1);
});
