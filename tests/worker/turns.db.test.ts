import { EventEmitter } from "node:events";
import { Logger, run, type Runner, type WorkerEvents } from "graphile-worker";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { entryOf } from "../../app/jobs/catalog.ts";
import { enqueue, enqueueAll } from "../../app/jobs/enqueue.server.ts";
import type { Handlers } from "../../app/jobs/handlers.ts";
import type { OrderId } from "../../app/ids.ts";
import { tasksOf } from "../../app/worker/tasks.server.ts";
import { fairTurns } from "../../app/worker/turns.server.ts";
import { emptyQueue } from "../support/jobs.ts";

const PLACES = 4;
const runners: Runner[] = [];

beforeEach(async () => {
  await emptyQueue();
  await pool.query(
    "INSERT INTO shops (shop_id, domain) SELECT n, n || '.myshopify.com' FROM generate_series(1, 3) n ON CONFLICT DO NOTHING",
  );
});
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
  // the queue does not wait until the end of its last jobs is written
  const locked = "SELECT 1 FROM graphile_worker._private_job_queues WHERE locked_at IS NOT NULL";
  while ((await pool.query(locked)).rowCount !== 0) await pause(10);
});
afterAll(closeDatabase);

async function begin(handlers: Handlers, long: boolean): Promise<void> {
  const events: WorkerEvents = new EventEmitter();
  runners.push(
    await run({
      events,
      pgPool: pool,
      concurrency: PLACES,
      pollInterval: 100,
      noHandleSignals: true,
      taskList: tasksOf(handlers, (name) => (entryOf(name).long ?? false) === long),
      forbiddenFlags: fairTurns(events, PLACES),
      parsedCronItems: [],
      logger: new Logger(() => () => {}),
    }),
  );
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds: () => boolean): Promise<void> {
  for (const began = Date.now(); !holds(); await pause(10))
    if (Date.now() - began > 30_000) throw new Error("it never came to that");
}

/** A handler that notes how many of each shop run at once. */
function watched(ms: number) {
  const running = new Map<number, number>();
  const most = new Map<number, number>();
  const done: number[] = [];
  const handle = async ({ shopId }: { shopId: number }) => {
    const now = (running.get(shopId) ?? 0) + 1;
    running.set(shopId, now);
    most.set(shopId, Math.max(most.get(shopId) ?? 0, now));
    await pause(ms);
    running.set(shopId, running.get(shopId)! - 1);
    done.push(shopId);
  };
  return { handle, most, done };
}

const orders = (shopId: number, count: number) =>
  Array.from({ length: count }, (_none, n) => ({ shopId, orderId: (n + 1) as OrderId }));

it("a shop in a storm never takes more than half of the places, and another shop's order does not wait behind it", async () => {
  const { handle, most, done } = watched(20);
  await enqueueAll(pool, "orders.refresh", orders(1, 60));
  await begin({ "orders.refresh": handle }, false);
  await until(() => done.length >= 6);
  await enqueueAll(pool, "orders.refresh", orders(2, 1));
  await until(() => done.includes(2));
  // it came last, and most of those before it still wait
  expect(done.length).toBeLessThan(40);
  await until(() => done.length === 61);
  expect(most.get(1)).toBe(PLACES / 2);
});

it("two shops in a storm leave a place for a third", async () => {
  const { handle, done } = watched(20);
  await enqueueAll(pool, "orders.refresh", [...orders(1, 60), ...orders(2, 60)]);
  await begin({ "orders.refresh": handle }, false);
  await until(() => done.length >= 6);
  await enqueueAll(pool, "orders.refresh", orders(3, 1));
  await until(() => done.includes(3));
  expect(done.length).toBeLessThan(60);
});

it("long work, however much there is, keeps no order waiting", async () => {
  let finish = () => {};
  const long = new Promise<void>((resolve) => (finish = resolve));
  const begun: number[] = [];
  const { handle, done } = watched(1);
  const handlers: Handlers = {
    "clv.compute": async ({ shopId }) => {
      begun.push(shopId);
      await long;
    },
    "orders.refresh": handle,
  };
  await begin(handlers, true);
  await begin(handlers, false);
  for (const shopId of [1, 2, 3]) await enqueue(pool, "clv.compute", { shopId });
  try {
    await until(() => begun.length === 3);
    await enqueueAll(pool, "orders.refresh", orders(1, 3));
    await until(() => done.length === 3);
  } finally {
    finish();
  }
});
