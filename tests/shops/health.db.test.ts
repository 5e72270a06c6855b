import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { queueHealth } from "../../app/jobs/queue-health.server.ts";
import { webhooksCard } from "../../app/pages/health/words.ts";
import { requiredScopes } from "../../app/shops/access.ts";
import { messagesNotOurs, webhooksSeen } from "../../app/shops/webhook-health.server.ts";
import { inProject } from "../../scripts/paths.ts";

afterAll(closeDatabase);

describe("health", () => {
  it("knows every topic the app is registered for, by the name Shopify gives it", async () => {
    const manifest = readFileSync(inProject("shopify.app.toml"), "utf8");
    const declared = [...manifest.matchAll(/topics = \[([^\]]*)\]/g)].flatMap(([, list]) =>
      [...list!.matchAll(/"([^"]+)"/g)].map(([, topic]) => topic),
    );
    const seen = await webhooksSeen(pool, 7);
    expect(seen.map(({ topic }) => topic).sort()).toEqual(declared.sort());
  });

  it("asks for the scopes the app is registered with", () => {
    const manifest = readFileSync(inProject("shopify.app.toml"), "utf8");
    const declared = /^scopes = "([^"]+)"/m.exec(manifest)?.[1]?.split(",") ?? [];
    expect([...requiredScopes].sort()).toEqual(declared.sort());
  });

  it("shows when a topic last came in, for this shop alone", async () => {
    await pool.query(
      `INSERT INTO webhook_receipts (shop_id, webhook_id, topic, received_at) VALUES
         (7, 'a', 'ORDERS_CREATE', '2026-11-20T10:00Z'), (7, 'b', 'ORDERS_CREATE', '2026-11-21T10:00Z'),
         (8, 'c', 'ORDERS_UPDATED', '2026-11-21T10:00Z')`,
    );
    const seen = new Map(
      (await webhooksSeen(pool, 7)).map(({ topic, lastReceivedAt }) => [topic, lastReceivedAt]),
    );
    expect(seen.get("orders/create")).toEqual(new Date("2026-11-21T10:00Z"));
    expect(seen.get("orders/updated")).toBeNull();
  });

  it("says how many messages named numbers no shop has, and when the last came", async () => {
    expect(await messagesNotOurs(pool, 6)).toEqual({ messages: 0, lastReceivedAt: null });
    await pool.query(
      `INSERT INTO webhook_receipts (shop_id, webhook_id, topic, outcome, received_at) VALUES
         (6, 'd', 'CUSTOMERS_REDACT', 'not_ours', '2026-11-20T10:00Z'), (6, 'e', 'ORDERS_CREATE', 'not_ours', '2026-11-21T10:00Z'),
         (6, 'f', 'ORDERS_CREATE', NULL, '2026-11-22T10:00Z'), (8, 'g', 'ORDERS_CREATE', 'not_ours', '2026-11-22T10:00Z')`,
    );
    const lastReceivedAt = new Date("2026-11-21T10:00Z");
    expect(await messagesNotOurs(pool, 6)).toEqual({ messages: 2, lastReceivedAt });
    const { notOurs } = webhooksCard;
    expect(notOurs(2, lastReceivedAt.toISOString(), "UTC")).toMatch(
      /^2 messages .*numbers no shop has.*Nov 21.*They were answered and not acted on\.$/,
    );
  });

  it("counts the jobs of this shop, and names those given up without their secrets", async () => {
    const add = (shopId: number, delay: string) =>
      pool.query(
        `SELECT graphile_worker.add_job('orders.reconcile', json_build_object('shopId', $1::int), run_at := now() + $2::interval)`,
        [shopId, delay],
      );
    await add(7, "0");
    await add(7, "1 hour");
    await add(8, "0");
    await pool.query(
      `SELECT graphile_worker.add_job('orders.refresh', '{"shopId":7,"orderId":"1"}', max_attempts := 3)`,
    );
    await pool.query(
      `UPDATE graphile_worker._private_jobs SET attempts = 3, last_error = 'refused for anna@example.com' WHERE max_attempts = 3`,
    );
    const health = await queueHealth(pool, 7);
    expect(health).toMatchObject({ waiting: 1, scheduled: 1, running: 0 });
    expect(health.failed).toMatchObject([{ name: "orders.refresh", attempts: 3, givenUp: true }]);
    expect(health.failed[0]?.lastError).toBe("refused for …@…");
  });
});
