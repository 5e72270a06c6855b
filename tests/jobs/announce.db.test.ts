import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool, transaction } from "../../app/db.server.ts";
import type { CustomerId, OrderId } from "../../app/ids.ts";
import { announce, announceAll } from "../../app/jobs/announce.server.ts";
import { enqueue } from "../../app/jobs/enqueue.server.ts";
import type { Piece } from "../../app/jobs/listeners.ts";
import { emptyQueue, jobsOf } from "../support/jobs.ts";

beforeEach(emptyQueue);
afterAll(closeDatabase);

const keys = async () => (await jobsOf(1)).map(({ key }) => key);

/** Order `n`, changed, of its own customer. */
const changed = (n: number): Piece => ({
  name: "order.changed",
  payload: {
    shopId: 1,
    orderId: n as OrderId,
    customerIds: [(100 + n) as CustomerId],
    isGuests: true,
    hasCode: true,
    days: ["2026-11-20"],
  },
});

describe("news", () => {
  it("brings about the jobs that listen", async () => {
    await announce(pool, "shop.installed", { shopId: 1 });
    expect(await keys()).toEqual([
      "flash-sales.end-interrupted:1",
      "offers.end-interrupted:1",
      "orders.begin:1",
      "products.import:1",
      "surveys.publish:1",
    ]);
  });

  it("of something that did not happen after all brings about nothing", async () => {
    const failing = transaction(async (db) => {
      await announce(db, "shop.installed", { shopId: 1 });
      throw new Error("the rows were refused");
    });
    await expect(failing).rejects.toThrow("refused");
    expect(await keys()).toEqual([]);
  });

  it("of many orders is told in one statement, and what several ask for is one job", async () => {
    const db = await pool.connect();
    let statements = 0;
    const counting = new Proxy(db, {
      get: (target, property) => {
        if (property === "query") statements++;
        const value = Reflect.get(target, property) as unknown;
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
    await announceAll(counting, [changed(1), changed(2), changed(3)]);
    db.release();
    expect(statements).toBe(1);
    expect(await keys()).toEqual([
      "customers.refresh-day:1:2026-11-20",
      ...[101, 102, 103].map((customer) => `customers.refresh-facts:1:${customer}`),
      "customers.refresh-totals:1",
      ...[1, 2, 3].map((order) => `offers.redeemed:1:${order}`),
      ...[1, 2, 3].map((order) => `surveys.match:1:${order}`),
    ]);
  });

  it("that never ends cannot put a paced job off: it keeps its moment", async () => {
    await announceAll(pool, [changed(1)]);
    const [before] = (await jobsOf(1)).filter(({ name }) => name === "customers.refresh-totals");
    await new Promise((resolve) => setTimeout(resolve, 30));
    await announceAll(pool, [changed(1)]);
    await announce(pool, "customer.erased", { shopId: 1, customerId: 101 as CustomerId });
    const [after] = (await jobsOf(1)).filter(({ name }) => name === "customers.refresh-totals");
    expect(after!.runAt).toEqual(before!.runAt);
    expect(before!.runAt.getTime() - Date.now()).toBeGreaterThan(500);
  });

  it("that two processes tell in opposite order does not make them block each other", async () => {
    const orders = Array.from({ length: 40 }, (_none, n) => changed(n + 1));
    const tell = (pieces: Piece[]) => transaction((db) => announceAll(db, pieces));
    const rounds = Array.from({ length: 10 }, () => [tell(orders), tell(orders.toReversed())]);
    await expect(Promise.all(rounds.flat())).resolves.toBeDefined();
  });
});

it("a next step that is due later is put off when it is asked for anew", async () => {
  const payload = { shopId: 1, importId: "0b0e2c5e-59c1-4a55-8f4c-5f6ff1e8f0aa" };
  const runAt = new Date("2026-12-01T10:00:00Z");
  await enqueue(pool, "orders.poll", payload);
  await enqueue(pool, "orders.poll", payload, { runAt });
  expect((await jobsOf(1)).map((job) => job.runAt)).toEqual([runAt]);
  await enqueue(pool, "orders.load", payload);
  const [only] = await jobsOf(1);
  expect(only!.name).toBe("orders.load");
});
