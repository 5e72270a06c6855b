import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { rebuildDays } from "../../app/customers/days.server.ts";
import { comparedSeries, daySeries } from "../../app/customers/day-series.server.ts";
import { runningSums } from "../../app/customers/day-figures.ts";
import { rebuildFacts, refreshTotals, shopTotals } from "../../app/customers/facts.server.ts";
import { closeDatabase, pool, rows, transaction } from "../../app/db.server.ts";
import type { CustomerId, OrderId } from "../../app/ids.ts";
import { entryOf, type JobName } from "../../app/jobs/catalog.ts";
import { recordChanges } from "../../app/orders/changes.server.ts";
import type { OrderRecord } from "../../app/orders/order-record.ts";
import { forgetOrder } from "../../app/orders/refresh.server.ts";
import { redactCustomer } from "../../app/shops/erasure.server.ts";
import { mergeCustomer } from "../../app/shops/merges.server.ts";
import { handlers } from "../../app/worker/handlers.server.ts";
import { holdings } from "../../app/worker/holdings.ts";
import { daysOfOrders, HELD_DAYS } from "../support/days-of-orders.ts";
import { emptyQueue } from "../support/jobs.ts";
import { fillOrders } from "../support/orders.ts";
import { runs } from "../support/runs.ts";

const TODAY = "2026-11-21";
let shopId: number;
let domain: string;
beforeEach(newShop);
afterAll(closeDatabase);

async function newShop(): Promise<void> {
  await emptyQueue();
  domain = `${randomUUID()}.myshopify.com`;
  const [shop] = await rows<{ shopId: number }>(
    pool,
    `INSERT INTO shops (domain) VALUES ($1) RETURNING shop_id AS "shopId"`,
    [domain],
  );
  shopId = shop!.shopId;
}

const dayOf = (n: number) => `2026-11-${String(n).padStart(2, "0")}`;

/** What the orders say of each day, and what is held. */
async function truth() {
  return daysOfOrders(
    await rows(
      pool,
      `SELECT order_id::text AS "orderId", customer_id::text AS "customerId", day::text AS day, counts,
              revenue_minor AS "revenueMinor", discount_minor AS "discountMinor" FROM orders WHERE shop_id = $1`,
      [shopId],
    ),
  );
}
async function held() {
  const found = await rows<{ day: string }>(pool, `${HELD_DAYS} AND shop_id = $1`, [shopId]);
  return new Map(found.map(({ day, ...row }) => [day, row]));
}

/** Does the customers' jobs that wait, one after the other as the queue does, in an order chance chooses. */
async function work(choose: (of: number) => number): Promise<void> {
  for (;;) {
    const waiting = await rows<{ id: string; name: JobName; payload: Record<string, unknown> }>(
      pool,
      `SELECT j.id::text AS id, t.identifier AS name, j.payload
         FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier LIKE 'customers.%' AND (payload->>'shopId')::int = $1 ORDER BY j.id`,
      [shopId],
    );
    if (waiting.length === 0) return;
    const job = waiting[choose(waiting.length)]!;
    await pool.query("DELETE FROM graphile_worker._private_jobs WHERE id = $1", [job.id]);
    const handler = handlers[job.name]!;
    const run = typeof handler === "function" ? handler : handler.run;
    await run(entryOf(job.name).payload.parse(job.payload) as never);
  }
}

const order = (n: number, at: number, more: Partial<OrderRecord>): OrderRecord => ({
  orderId: n as OrderId,
  customerId: null,
  name: `#${n}`,
  processedAt: `${more.day ?? dayOf(1)}T10:00:00Z`,
  updatedAt: new Date(Date.UTC(2026, 10, 21) + at * 1000).toISOString(),
  cancelledAt: null,
  day: dayOf(1),
  test: false,
  counts: true,
  revenueMinor: 1000 + n,
  totalMinor: 1000 + n,
  refundedMinor: 0,
  discountMinor: 0,
  sourceName: "web",
  financialStatus: "PAID",
  discountCodes: [],
  confirmationNumber: null,
  checkoutTokenHash: null,
  lines: [],
  ...more,
});

/** What can become of an order of few customers on few days, so that it often does. */
const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("order" as const),
      n: fc.integer({ min: 1, max: 12 }),
      customer: fc.option(fc.integer({ min: 1, max: 4 })),
      day: fc.integer({ min: 1, max: 9 }),
      counts: fc.boolean(),
      discountMinor: fc.constantFrom(0, 250),
    }),
  },
  fc.record({ kind: fc.constant("gone" as const), n: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    kind: fc.constant("merge" as const),
    customer: fc.integer({ min: 1, max: 4 }),
    into: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant("erase" as const), customer: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant("work" as const) }),
);

type Happening = typeof event extends fc.Arbitrary<infer What> ? What : never;

async function happen(what: Happening, at: number): Promise<void> {
  switch (what.kind) {
    case "order": {
      const { n, customer, day, counts, discountMinor } = what;
      const found = order(n, at, {
        customerId: customer as CustomerId | null,
        day: dayOf(day),
        counts,
        revenueMinor: counts ? 1000 + n : 0,
        discountMinor,
      });
      await transaction((db) => recordChanges(db, shopId, [found], { latest: true }));
      return;
    }
    case "gone":
      return forgetOrder(shopId, what.n as OrderId);
    case "merge":
      if (what.customer !== what.into)
        await mergeCustomer(holdings, shopId, what.customer as CustomerId, what.into as CustomerId);
      return;
    case "erase":
      return redactCustomer(holdings, shopId, randomUUID(), what.customer as CustomerId);
    case "work":
      return;
  }
}

describe("the days of a shop", () => {
  it("are what its orders add up to, whatever became of them and whichever job came first", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 5, maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        async (events, chance) => {
          await newShop();
          const choose = (of: number) => (chance.next().value as number) % of;
          for (const [at, what] of events.entries()) {
            await happen(what, at);
            if (what.kind === "work") await work(choose);
          }
          await work(choose);
          expect(await held()).toEqual(await truth());
          await transaction((db) => rebuildDays(db, shopId, TODAY));
          expect(await held()).toEqual(await truth());
        },
      ),
      { ...runs(25), endOnFailure: true },
    );
  }, 120_000);

  it("have one new customer less when Shopify makes one of a regular and a newcomer", async () => {
    const [regular, newcomer] = [1, 2] as CustomerId[] as [CustomerId, CustomerId];
    const found = [
      order(1, 0, { customerId: regular, day: dayOf(1) }),
      order(2, 0, { customerId: regular, day: dayOf(2) }),
      order(3, 0, { customerId: newcomer, day: dayOf(5) }),
    ];
    await transaction((db) => recordChanges(db, shopId, found, { latest: true }));
    await work(() => 0);
    expect((await held()).get(dayOf(5))).toMatchObject({ newCustomers: 1, returning: 0 });
    await mergeCustomer(holdings, shopId, newcomer, regular);
    await work(() => 0);
    expect((await held()).get(dayOf(5))).toMatchObject({ newCustomers: 0, returning: 1 });
    expect(await held()).toEqual(await truth());
  });

  it("know of a customer who was erased only that there were orders", async () => {
    const kim = 1 as CustomerId;
    const found = [1, 2].map((n) => order(n, 0, { customerId: kim, day: dayOf(n) }));
    await transaction((db) => recordChanges(db, shopId, found, { latest: true }));
    await work(() => 0);
    await redactCustomer(holdings, shopId, randomUUID(), kim);
    await work(() => 0);
    expect((await held()).get(dayOf(1))).toMatchObject({ newCustomers: 0, orders: 0, guests: 1 });
    expect(await held()).toEqual(await truth());
  });

  it("add up to the totals of the shop, and to what was before a period", async () => {
    await fillOrders(pool, shopId, 80, { today: TODAY, days: 200 });
    await transaction((db) => rebuildFacts(db, shopId));
    await refreshTotals(pool, shopId, { median: null, low: null, high: null });
    await transaction((db) => rebuildDays(db, shopId, TODAY));
    const totals = (await shopTotals(pool, shopId))!;
    const period = { from: "2026-09-01", to: TODAY };
    const series = await daySeries(pool, shopId, period);
    expect(series.days).toHaveLength(82);
    expect(runningSums(series.days, series.before).at(-1)).toMatchObject({
      orders: totals.orders,
      revenueMinor: totals.revenueMinor,
      newCustomers: totals.customers,
      secondOrders: totals.repeatCustomers,
      guestOrders: totals.guestOrders,
      guestRevenueMinor: totals.guestRevenueMinor,
    });
    expect(series.since).toBe([...(await truth()).keys()].toSorted()[0]);
    const { then } = await comparedSeries(pool, shopId, {
      period: { ...period, kind: "own", against: "before" },
      compared: { from: "2026-06-11", to: "2026-08-31" },
    });
    expect(then!.days.at(-1)!.day).toBe("2026-08-31");
    expect(runningSums(then!.days, then!.before).at(-1)).toEqual(series.before);
  });

  it("of a shop without orders are not known, and nothing", async () => {
    await transaction((db) => rebuildDays(db, shopId, TODAY));
    const series = await daySeries(pool, shopId, { from: "2026-11-20", to: TODAY });
    expect(series.since).toBeNull();
    expect(series.days.map(({ day, orders }) => [day, orders])).toEqual([
      ["2026-11-20", 0],
      [TODAY, 0],
    ]);
  });
});
