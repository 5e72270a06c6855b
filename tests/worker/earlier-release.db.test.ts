import { Logger, runOnce } from "graphile-worker";
import { afterAll, expect, it, vi } from "vitest";
import { closeDatabase, pool, rows } from "../../app/db.server.ts";
import type { OrderId } from "../../app/ids.ts";
import { announce } from "../../app/jobs/announce.server.ts";
import type { Handlers } from "../../app/jobs/handlers.ts";
import { patient } from "../../scripts/patience.ts";
import { tasksOf } from "../../app/worker/tasks.server.ts";

afterAll(closeDatabase);

it("jobs an earlier release left, under its names and keys, are done beside those of this one", async () => {
  const [shop] = await rows<{ shopId: number }>(
    pool,
    `INSERT INTO shops (domain) VALUES ('earlier.myshopify.com') RETURNING shop_id AS "shopId"`,
  );
  const { shopId } = shop!;
  const left: [name: string, key: string, payload: object][] = [
    ["shop.install", `install:${shopId}`, { shopId }],
    ["orders.refresh", `order:7:${shopId}`, { shopId, orderId: "7" }],
    ["customers.refresh-totals", `totals:${shopId}`, { shopId }],
    ["flash-sales.edge", `edge:${shopId}:x:start`, { shopId, saleId: crypto.randomUUID() }],
  ];
  for (const [name, key, payload] of left)
    await pool.query(
      "SELECT graphile_worker.add_job($1, payload := $2::json, job_key := $3, queue_name := $4)",
      [name, JSON.stringify(payload), key, `shop:${shopId}:${name.split(".")[0]}`],
    );
  await announce(pool, "shopify.order-changed", { shopId, orderId: 7 as OrderId });
  const done: string[] = [];
  const note = (name: string) => async () => void done.push(name);
  const handlers: Handlers = {
    "shops.install": note("shops.install"),
    // ids were texts in the queue of earlier releases
    "orders.refresh": async ({ orderId }) => void done.push(`orders.refresh ${typeof orderId}`),
    "customers.refresh-totals": note("customers.refresh-totals"),
    "flash-sales.edge": note("flash-sales.edge"),
  };
  await runOnce({ pgPool: pool, taskList: tasksOf(handlers), logger: new Logger(() => () => {}) });
  expect(done.sort()).toEqual([
    "customers.refresh-totals",
    "flash-sales.edge",
    "orders.refresh number",
    "orders.refresh number",
    "shops.install",
  ]);
  // the queue's library does not wait until its note of the last job done is written
  await vi.waitFor(
    async () => expect(await rows(pool, "SELECT last_error FROM graphile_worker.jobs")).toEqual([]),
    { timeout: patient(5000) },
  );
});
