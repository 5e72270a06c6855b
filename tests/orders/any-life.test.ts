import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALL_ORDERS } from "../../app/orders/admin-api.server.ts";
import {
  orderRecord,
  type AdminOrder,
  type AdminOrderLine,
} from "../../app/orders/order-record.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { domain, startBench, type Bench } from "../sandbox/support.ts";
import { EITHER_READING } from "../support/readings.ts";
import { createLife } from "../support/storm/life.ts";
import { trueOrders } from "../support/truth.ts";

let bench: Bench;

type Node = AdminOrder & { lineItems: { edges: { node: AdminOrderLine }[] } };

async function* ordersOfTheShop() {
  const page = ALL_ORDERS.replace(
    "orders {",
    "orders(first: 50, after: $after) { pageInfo { hasNextPage endCursor }",
  ).replace("lineItems {", "lineItems(first: 20) {");
  for (let after: string | null = null, more = true; more;) {
    const { data, errors } = await bench.admin(`query ($after: String) ${page}`, { after });
    expect(errors).toBeUndefined();
    const { edges, pageInfo } = data.orders as {
      edges: { node: Node }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    for (const { node } of edges) yield node;
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
}

describe.each([
  ["tax on top of its prices", "US"],
  ["tax in its prices", "DE"],
])("in a shop with %s", (_, country) => {
  beforeAll(async () => {
    bench = await startBench({ shops: [{ domain, planName: "Plus", country }] });
    const { store } = bench.sandbox.tenant(domain);
    const seed = `any life in ${country}`;
    await generateShop(store, { orders: 150, seed, endsAt: bench.sandbox.clock.now() });
    const life = createLife(bench.sandbox, domain, seed);
    for (let step = 0; step < 250; step++) life.step();
  }, 60_000);
  afterAll(() => bench.close());

  it.each(EITHER_READING)(
    "whatever happened to an order, it is worth what the shop says to the cent: %s",
    async (_, readings) => {
      const tenant = bench.sandbox.tenant(domain);
      tenant.play(readings);
      const found = new Map<string, object>();
      for await (const node of ordersOfTheShop()) {
        const lines = node.lineItems.edges.map((edge) => edge.node);
        const record = orderRecord(node, lines, (instant) => instant.slice(0, 10));
        const { orderId, customerId, counts, revenueMinor } = record;
        found.set(String(orderId), {
          orderId: String(orderId),
          customerId: customerId === null ? null : String(customerId),
          counts,
          revenueMinor,
        });
      }
      expect(found.size).toBeGreaterThan(100);
      expect(found).toEqual(trueOrders(tenant.store));
    },
  );
});
