import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstOrderFacts } from "../../app/clv/cohort-fits/first-order-facts.server.ts";
import { firstOrderSales } from "../../app/clv/pictures/first-order-sales.server.ts";
import { firstOrderWaits, firstProducts } from "../../app/clv/pictures/first-orders.server.ts";
import { rebuildFacts, refreshFacts } from "../../app/customers/facts.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import type { CustomerId } from "../../app/ids.ts";
import { fillOrders } from "../support/orders.ts";

const TODAY = "2026-11-21";
const DAY = 86_400_000;
let shopId: number;

interface Placed {
  id: number;
  customer: number;
  day: string;
  minor: number;
  discount: number;
  channel: string;
  product: number;
  pieces: number;
  cost: number | null;
}
/** Every order of the shop, oldest first. */
let placed: Placed[];

const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;
const monthsFrom = (from: string, to: string) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** Customers by the groups of their first order, counted by hand. */
function members(): Map<string, Placed[][]> {
  const groups = new Map<string, Placed[][]>();
  const byCustomer = Map.groupBy(placed, ({ customer }) => customer);
  for (const orders of byCustomer.values()) {
    const first = orders[0]!;
    for (const id of [
      "all/",
      `discount/${first.discount > 0 ? "with" : "without"}`,
      `channel/${first.channel}`,
      `product/${first.product}`,
    ])
      groups.set(id, [...(groups.get(id) ?? []), orders]);
  }
  return groups;
}

beforeAll(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain, scopes) VALUES ('firsts.myshopify.com', '{read_inventory}') RETURNING shop_id AS id",
  );
  shopId = rows[0]!.id;
  await fillOrders(pool, shopId, 250, { today: TODAY });
  // what is bought of product 1 costs a third, of product 2 nothing is known
  await pool.query("UPDATE order_lines SET variant_id = product_id WHERE shop_id = $1", [shopId]);
  await pool.query(
    "INSERT INTO variant_costs (shop_id, variant_id, product_id, unit_cost_minor) VALUES ($1, 1, 1, 900), ($1, 3, 3, 100)",
    [shopId],
  );
  // an order a customer never paid is no first order
  await pool.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes, source_name)
     SELECT shop_id, order_id + 1000000, customer_id, 'x', processed_at - interval '9 days', now(), day - 9, false, false,
            1, 1, 0, 1, '{}', 'never' FROM orders WHERE shop_id = $1 AND order_id % 7 = 0`,
    [shopId],
  );
  await rebuildFacts(pool, shopId);
  const { rows: found } = await pool.query<Placed>(
    `SELECT o.order_id::int AS id, customer_id::int AS customer, to_char(day, 'YYYY-MM-DD') AS day, o.revenue_minor::float8 AS minor,
            discount_minor::int AS discount, source_name AS channel, l.product_id::int AS product, l.quantity AS pieces,
            c.unit_cost_minor::int AS cost
       FROM orders o JOIN order_lines l USING (shop_id, order_id) LEFT JOIN variant_costs c USING (shop_id, variant_id)
      WHERE shop_id = $1 AND counts ORDER BY day, processed_at, o.order_id`,
    [shopId],
  );
  placed = found;
});
afterAll(closeDatabase);

describe("who is in which group of first orders", () => {
  const held = async (oneIn: number) => {
    const facts = await firstOrderFacts(pool, shopId, oneIn * 25_000);
    return {
      everybody: [...facts.customerId],
      groups: new Map(
        facts.groups.map(({ kind, key, members: own }) => [
          `${kind}/${key}`,
          [...own].map((at) => facts.customerId[at]!),
        ]),
      ),
    };
  };

  it("is who began with that product, through that channel, with or without a discount", async () => {
    const { everybody, groups } = await held(1);
    const truth = new Map(
      [...members()].map(([id, own]) => [
        id,
        [...new Set(own.map(([first]) => first!.customer))].sort((a, b) => a - b),
      ]),
    );
    expect(everybody).toEqual(truth.get("all/"));
    expect(groups.size).toBeGreaterThan(4);
    for (const [id, own] of groups) expect({ id, own }).toEqual({ id, own: truth.get(id) });
  });

  it("is asked of an even sample in a large shop, the same one every night", async () => {
    const { everybody, groups } = await held(4);
    const all = (await held(1)).everybody;
    expect(everybody.length).toBeGreaterThan(all.length / 8);
    expect(everybody.length).toBeLessThan(all.length / 2);
    expect((await held(4)).everybody).toEqual(everybody);
    for (const own of groups.values()) for (const id of own) expect(everybody).toContain(id);
  });
});

describe("a customer's first order", () => {
  it("is the earliest that counts, with its channel and whether it was discounted", async () => {
    const { rows } = await pool.query<{
      id: number;
      customer: number;
      channel: string;
      discounted: boolean;
    }>(
      `SELECT first_order_id::int AS id, customer_id::int AS customer, first_channel AS channel, first_discounted AS discounted
         FROM customers WHERE shop_id = $1`,
      [shopId],
    );
    const truth = new Map(
      members()
        .get("all/")!
        .map(([first]) => [first!.customer, first!]),
    );
    expect(rows).toHaveLength(truth.size);
    for (const { id, customer, channel, discounted } of rows) {
      const first = truth.get(customer)!;
      expect([id, channel, discounted]).toEqual([first.id, first.channel, first.discount > 0]);
    }
  });

  it("of two in one moment is the one with the lower number, also when the facts are counted anew for one", async () => {
    const { customer, id } = placed[0]!;
    await pool.query(
      `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
         total_minor, refunded_minor, discount_minor, discount_codes, source_name)
       SELECT shop_id, 900000, customer_id, 'twin', processed_at, now(), day, false, true, 5, 5, 0, 0, '{}', 'twin'
         FROM orders WHERE shop_id = $1 AND order_id = $2`,
      [shopId, id],
    );
    await refreshFacts(pool, shopId, [customer as CustomerId]);
    const first = async () =>
      (
        await pool.query<{ id: number }>(
          "SELECT first_order_id::int AS id FROM customers WHERE shop_id = $1 AND customer_id = $2",
          [shopId, customer],
        )
      ).rows[0]!.id;
    expect(await first()).toBe(id);
    await pool.query("DELETE FROM orders WHERE shop_id = $1 AND order_id = 900000", [shopId]);
    await refreshFacts(pool, shopId, [customer as CustomerId]);
    expect(await first()).toBe(id);
  });
});

describe("what follows first orders, by what they were", () => {
  it("waits as long as the orders say", async () => {
    const found = await firstOrderWaits(pool, shopId, await firstProducts(pool, shopId), TODAY);
    const groups = members();
    expect(found.map(({ kind, key }) => `${kind}/${key}`).sort()).toEqual(
      [...groups.keys()].sort(),
    );
    for (const { kind, key, waits } of found) {
      const inside = groups.get(`${kind}/${key}`)!;
      const seconds = inside.map(
        (orders) => orders.find(({ day }) => day > orders[0]!.day)?.day ?? null,
      );
      expect(sum(waits.map(({ events }) => events))).toBe(seconds.filter(Boolean).length);
      const total = sum(inside.map((orders, at) => daysFrom(orders[0]!.day, seconds[at] ?? TODAY)));
      expect(sum(waits.map(({ time, events, censored }) => time * (events + censored)))).toBe(
        total,
      );
    }
  });

  it("brings by month what the orders say, and costs what the goods cost", async () => {
    const { sales } = await firstOrderSales(pool, shopId, await firstProducts(pool, shopId), TODAY);
    const groups = members();
    for (const {
      kind,
      key,
      month,
      since,
      customers,
      revenueMinor,
      knownMinor,
      costMinor,
    } of sales) {
      const inside = groups
        .get(`${kind}/${key}`)!
        .filter(([first]) => first!.day.startsWith(month.slice(0, 7)));
      const own = inside.map((orders) =>
        orders.filter(({ day }) => monthsFrom(orders[0]!.day, day) === since),
      );
      expect(customers).toBe(own.filter((orders) => orders.length > 0).length);
      expect(revenueMinor).toBe(sum(own.flat().map(({ minor }) => minor)));
      const costed = own.flat().filter(({ cost }) => cost !== null);
      expect(knownMinor).toBeCloseTo(sum(costed.map(({ minor }) => minor)), 4);
      expect(costMinor).toBeCloseTo(sum(costed.map(({ cost, pieces }) => cost! * pieces)), 4);
    }
    const inAYear = placed.filter((order) => {
      const first = placed.find(({ customer }) => customer === order.customer)!;
      return monthsFrom(first.day, order.day) <= 12;
    });
    const all = sales.filter(({ kind }) => kind === "all");
    expect(sum(all.map(({ revenueMinor }) => revenueMinor))).toBe(
      sum(inAYear.map(({ minor }) => minor)),
    );
  });

  it("brings within 90 days what the orders say, of customers watched so long", async () => {
    const { spend } = await firstOrderSales(pool, shopId, await firstProducts(pool, shopId), TODAY);
    const groups = members();
    for (const { kind, key, customers, v, vv, kr } of spend) {
      const watched = groups
        .get(`${kind}/${key}`)!
        .filter(([first]) => daysFrom(first!.day, TODAY) >= 90)
        .map((orders) => orders.filter(({ day }) => daysFrom(orders[0]!.day, day) <= 90));
      const spent = watched.map((orders) => sum(orders.map(({ minor }) => minor)));
      expect(customers).toBe(watched.length);
      expect(v).toBeCloseTo(sum(spent), 4);
      expect(vv / sum(spent.map((one) => one * one))).toBeCloseTo(1, 9);
      const parts = watched.map((orders) => {
        const known = orders.filter(({ cost }) => cost !== null);
        const k = sum(known.map(({ minor, cost, pieces }) => minor - cost! * pieces));
        return k * sum(orders.filter(({ cost }) => cost === null).map(({ minor }) => minor));
      });
      expect(kr).toBeCloseTo(sum(parts), 0);
    }
  });

  it("costs nothing that is known where the merchant does not show costs", async () => {
    await pool.query("UPDATE shops SET scopes = '{}' WHERE shop_id = $1", [shopId]);
    const { sales, spend } = await firstOrderSales(
      pool,
      shopId,
      await firstProducts(pool, shopId),
      TODAY,
    );
    expect(sum(sales.map(({ knownMinor, costMinor }) => knownMinor + costMinor))).toBe(0);
    expect(sum(spend.map(({ k, known }) => k + known))).toBe(0);
    expect(sum(spend.map(({ r }) => r))).toBe(sum(spend.map(({ v }) => v)));
  });
});
