import { afterAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { enqueue } from "../../app/jobs/enqueue.server.ts";
import { exposition } from "../../app/pages/metrics/exposition.ts";
import { mayRead, metrics } from "../../app/pages/metrics/read.server.ts";
import { env } from "../../app/env.server.ts";

let shopId: number;
beforeEach(async () => {
  await pool.query("TRUNCATE shops RESTART IDENTITY CASCADE");
  const { rows } = await pool.query<{ shop_id: number }>(
    "INSERT INTO shops (domain, paused_reason, paused_job) VALUES ('a.myshopify.com', 'why', 'orders.import') RETURNING shop_id",
  );
  shopId = rows[0]!.shop_id;
});
afterAll(() => closeDatabase());

const valueOf = (text: string, sample: string) =>
  text
    .split("\n")
    .find((line) => line.startsWith(`${sample} `))
    ?.split(" ")
    .at(-1);

it("what waits, what Shopify refuses and how late its messages are can be read off", async () => {
  await enqueue(pool, "clv.compute", { shopId }, { runAt: new Date(Date.now() - 90_000) });
  await pool.query(
    `INSERT INTO order_imports (shop_id, import_id, way, phase, purpose) VALUES ($1, gen_random_uuid(), 'bulk', 'loading', 'import')`,
    [shopId],
  );
  for (const seconds of [1, 1, 1, 5])
    await pool.query(
      `INSERT INTO webhook_receipts (shop_id, webhook_id, topic, triggered_at, received_at)
       VALUES ($1, gen_random_uuid()::text, 'orders/updated', now() - make_interval(secs => $2), now())`,
      [shopId, seconds],
    );
  const text = await metrics(pool);
  expect(valueOf(text, 'boomerang_jobs_waiting{job="clv.compute",work="long"}')).toBe("1");
  expect(
    Number(valueOf(text, 'boomerang_job_oldest_seconds{job="clv.compute",work="long"}')),
  ).toBeGreaterThan(89);
  expect(valueOf(text, 'boomerang_imports{phase="loading",purpose="import"}')).toBe("1");
  expect(valueOf(text, "boomerang_shops")).toBe("1");
  expect(valueOf(text, 'boomerang_shops_refused{class="protected_data"}')).toBe("1");
  expect(valueOf(text, 'boomerang_shops_refused{class="no_key"}')).toBe("1");
  expect(valueOf(text, "boomerang_webhooks_10m")).toBe("4");
  expect(Number(valueOf(text, "boomerang_webhook_lag_seconds"))).toBeGreaterThan(3);
  expect(text).not.toContain("myshopify");
});

it("only the holder of the token may read, and nobody where none is set", () => {
  const token = "a-token-of-24-characters";
  const before = env.METRICS_TOKEN;
  env.METRICS_TOKEN = token;
  expect(mayRead(`Bearer ${token}`)).toBe(true);
  for (const other of [null, "", token, `Bearer ${token}x`, `bearer ${token}`, "Bearer "])
    expect(mayRead(other)).toBe(false);
  delete env.METRICS_TOKEN;
  expect(mayRead("Bearer undefined")).toBe(false);
  if (before !== undefined) env.METRICS_TOKEN = before;
});

it("a label may hold anything without breaking its line", () => {
  const samples = [{ labels: { job: 'a"b\\c\nd' }, value: 1 }];
  expect(exposition([{ name: "n", help: "h", samples }])).toBe(
    '# HELP n h\n# TYPE n gauge\nn{job="a\\"b\\\\c\\nd"} 1\n',
  );
});
