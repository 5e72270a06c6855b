import { DateTime } from "luxon";
import type { OrderRecord } from "../../../sandbox/store/types.ts";
import type { ShopStore } from "../../../sandbox/platform/world.ts";
import { daysOfOrders, HELD_DAYS } from "../days-of-orders.ts";
import { trueLine, trueOrder } from "../truth.ts";

export type Query = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;
type Row = Record<string, string | number | boolean | null>;

/** What the app holds and what the shop holds, by the same keys. */
interface Table {
  name: string;
  held: Map<string, Row>;
  truth: Map<string, Row>;
}

const SHOWN = 5;

/**
 * Compares every order, line, customer, total and day with the shop, to the cent.
 * @param also `products` as well: those whose webhook was lost are found once a night
 * @returns sentences about what differs, the first rows of each table; empty = equal
 */
export async function differences(
  store: ShopStore,
  query: Query,
  also: { products: boolean },
): Promise<string[]> {
  const orders = [...store.orders()];
  const tables: Table[] = [
    await ordersTable(orders, store.shop.timezone, query),
    await linesTable(orders, store, query),
    await customersTable(orders, store.shop.timezone, query),
    await boughtTable(query),
    await totalsTable(orders, query),
    await daysTable(orders, store.shop.timezone, query),
    await valuesTable(query),
    await statesTable(query),
    ...(also.products ? [await productsTable(store, query)] : []),
  ];
  return tables.flatMap(differ);
}

function differ({ name, held, truth }: Table): string[] {
  const found: string[] = [];
  for (const key of new Set([...held.keys(), ...truth.keys()])) {
    const [ours, theirs] = [held.get(key), truth.get(key)];
    if (!ours) found.push(`${name} ${key}: missing, the shop has ${JSON.stringify(theirs)}`);
    else if (!theirs)
      found.push(`${name} ${key}: held, the shop has none: ${JSON.stringify(ours)}`);
    else
      for (const field of Object.keys(theirs))
        if (ours[field] !== theirs[field])
          found.push(
            `${name} ${key}: ${field} is held as ${JSON.stringify(ours[field])}, the shop says ${JSON.stringify(theirs[field])}`,
          );
  }
  return found.length > SHOWN
    ? [...found.slice(0, SHOWN), `${name}: ${found.length - SHOWN} more differ`]
    : found;
}

const byKey = (rows: Row[], key: string) => new Map(rows.map((row) => [String(row[key]), row]));
const iso = (instant: string) => new Date(instant).toISOString();
const dayOf = (instant: string, zone: string) => DateTime.fromISO(instant, { zone }).toISODate()!;

async function ordersTable(orders: OrderRecord[], zone: string, query: Query): Promise<Table> {
  const held = await query<Row>(
    `SELECT order_id::text AS id, customer_id::text AS customer, counts, test, cancelled_at IS NOT NULL AS cancelled,
            revenue_minor::float8 AS revenue, total_minor::float8 AS total, refunded_minor::float8 AS refunded,
            discount_minor::float8 AS discount, day::text AS day, financial_status AS status,
            to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"') AS updated
       FROM orders`,
  );
  const truth = orders.map((order): Row => {
    const { counts, revenueMinor, customerId } = trueOrder(order);
    return {
      id: String(order.id),
      customer: customerId,
      counts,
      test: order.test,
      cancelled: order.cancelledAt !== null,
      revenue: revenueMinor,
      total: order.total,
      refunded: order.totalRefunded,
      discount: order.totalDiscounts,
      day: dayOf(order.processedAt, zone),
      status: order.financialStatus,
      updated: iso(order.updatedAt),
    };
  });
  return { name: "order", held: byKey(held, "id"), truth: byKey(truth, "id") };
}

/**
 * A line is held with its product as it was read; of a product deleted since, Shopify says nothing any more, and says
 * so to nobody.
 */
async function linesTable(orders: OrderRecord[], store: ShopStore, query: Query): Promise<Table> {
  const products = new Set([...store.products()].map(({ id }) => String(id)));
  const ifThere = (line: Row): Row =>
    products.has(String(line["product"])) ? line : { ...line, product: null, variant: null };
  const held = await query<Row>(
    `SELECT order_id || '/' || line_id AS id, product_id::text AS product, variant_id::text AS variant, quantity,
            revenue_minor::float8 AS revenue FROM order_lines`,
  );
  const truth = orders.flatMap((order) =>
    order.lines.map((line) => ({
      id: `${order.id}/${line.id}`,
      product: line.productId === null ? null : String(line.productId),
      variant: line.variantId === null ? null : String(line.variantId),
      quantity: line.currentQuantity,
      revenue: trueLine(order, line),
    })),
  );
  return {
    name: "line",
    held: byKey(held.map(ifThere), "id"),
    truth: byKey(truth.map(ifThere), "id"),
  };
}

async function customersTable(orders: OrderRecord[], zone: string, query: Query): Promise<Table> {
  const held = await query<Row>(
    `SELECT customer_id::text AS id, orders, revenue_minor::float8 AS revenue, first_day::text AS first, last_day::text AS last,
            second_day::text AS second, order_days AS days, first_day_minor::float8 AS "firstDay",
            discounted_orders AS discounted, discount_minor::float8 AS discount,
            extract(epoch FROM first_order_at)::float8 AS "firstAt", extract(epoch FROM last_order_at)::float8 AS "lastAt"
       FROM customers`,
  );
  const mine = new Map<string, OrderRecord[]>();
  for (const order of orders)
    if (order.customerId !== null && trueOrder(order).counts) {
      const id = String(order.customerId);
      mine.set(id, [...(mine.get(id) ?? []), order]);
    }
  const truth = [...mine].map(([id, own]): Row => {
    const days = [...new Set(own.map((order) => dayOf(order.processedAt, zone)))].sort();
    const at = own.map((order) => Date.parse(order.processedAt) / 1000);
    const revenue = (some: OrderRecord[]) =>
      some.reduce((sum, order) => sum + trueOrder(order).revenueMinor, 0);
    return {
      id,
      orders: own.length,
      revenue: revenue(own),
      first: days[0]!,
      last: days.at(-1)!,
      second: days[1] ?? null,
      days: days.length,
      firstDay: revenue(own.filter((order) => dayOf(order.processedAt, zone) === days[0])),
      discounted: own.filter((order) => order.totalDiscounts > 0).length,
      discount: own.reduce((sum, order) => sum + order.totalDiscounts, 0),
      firstAt: Math.min(...at),
      lastAt: Math.max(...at),
    };
  });
  return { name: "customer", held: byKey(held, "id"), truth: byKey(truth, "id") };
}

/** Who bought what, held beside the orders and lines it comes from. */
async function boughtTable(query: Query): Promise<Table> {
  const id = (of: string) => `${of}.customer_id || '/' || l.product_id`;
  const held = await query<Row>(
    `SELECT ${id("l")} AS id, last_day::text AS last FROM customer_products l`,
  );
  const truth = await query<Row>(
    `SELECT ${id("o")} AS id, max(o.day)::text AS last FROM order_lines l JOIN orders o USING (shop_id, order_id)
      WHERE o.counts AND o.customer_id IS NOT NULL AND l.product_id IS NOT NULL AND l.quantity > 0 GROUP BY 1`,
  );
  return { name: "bought", held: byKey(held, "id"), truth: byKey(truth, "id") };
}

async function totalsTable(orders: OrderRecord[], query: Query): Promise<Table> {
  const held = await query<Row>(
    `SELECT 'shop' AS id, customers, repeat_customers AS repeaters, orders, revenue_minor::float8 AS revenue, guest_orders AS "guestOrders",
            guest_revenue_minor::float8 AS "guestRevenue", test_orders AS tests, cancelled_orders AS cancelled,
            refunded_orders AS "refundedOrders", refunded_minor::float8 AS refunded FROM shop_totals`,
  );
  const told = orders.map((order) => ({ order, ...trueOrder(order) }));
  const theirs = told.filter((one) => one.counts && one.customerId !== null);
  const guests = told.filter((one) => one.counts && one.customerId === null);
  const counts = new Map<string, number>();
  for (const { customerId } of theirs) counts.set(customerId!, (counts.get(customerId!) ?? 0) + 1);
  const refunded = orders.filter(
    (order) => order.totalRefunded > 0 && order.cancelledAt === null && !order.test,
  );
  const revenue = (some: typeof told) => some.reduce((sum, one) => sum + one.revenueMinor, 0);
  const truth: Row = {
    id: "shop",
    customers: counts.size,
    repeaters: [...counts.values()].filter((n) => n > 1).length,
    orders: theirs.length,
    revenue: revenue(theirs),
    guestOrders: guests.length,
    guestRevenue: revenue(guests),
    tests: orders.filter((order) => order.test).length,
    cancelled: orders.filter((order) => order.cancelledAt !== null && !order.test).length,
    refundedOrders: refunded.length,
    refunded: refunded.reduce((sum, order) => sum + order.totalRefunded, 0),
  };
  return { name: "total", held: byKey(held, "id"), truth: byKey([truth], "id") };
}

async function daysTable(orders: OrderRecord[], zone: string, query: Query): Promise<Table> {
  const truth = daysOfOrders(
    orders.map((order) => ({
      ...trueOrder(order),
      orderId: String(order.id),
      day: dayOf(order.processedAt, zone),
      discountMinor: order.totalDiscounts,
    })),
  );
  return { name: "day", held: byKey(await query<Row>(HELD_DAYS), "day"), truth };
}

/** Predictions have no truth; that each customer has one, and nobody else, has. */
async function valuesTable(query: Query): Promise<Table> {
  const held = await query<Row>("SELECT customer_id::text AS id FROM customer_values");
  const truth = await query<Row>("SELECT customer_id::text AS id FROM customers");
  return { name: "value of customer", held: byKey(held, "id"), truth: byKey(truth, "id") };
}

/** What segments and home read instead of counting every customer. */
async function statesTable(query: Query): Promise<Table> {
  const held = await query<Row>(
    `SELECT state AS id, customers, value_at_risk_minor::float8 AS "atRisk", revenue_minor::float8 AS revenue
       FROM state_totals WHERE customers > 0`,
  );
  const truth = await query<Row>(
    `SELECT v.state AS id, count(*)::int AS customers, sum(v.value_at_risk_minor)::float8 AS "atRisk",
            sum(c.revenue_minor)::float8 AS revenue
       FROM customer_values v JOIN customers c USING (shop_id, customer_id) GROUP BY v.state`,
  );
  return { name: "state", held: byKey(held, "id"), truth: byKey(truth, "id") };
}

async function productsTable(store: ShopStore, query: Query): Promise<Table> {
  const held = await query<Row>("SELECT product_id::text AS id, title, status FROM products");
  const truth = [...store.products()].map(({ id, title, status }): Row => ({
    id: String(id),
    title,
    status,
  }));
  return { name: "product", held: byKey(held, "id"), truth: byKey(truth, "id") };
}
