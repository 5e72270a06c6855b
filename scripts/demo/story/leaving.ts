// Step 9: the shop leaves and comes back.
import type { Step } from "../step.ts";
import { ask, askShop, post, shopDomain, until } from "./ask.ts";

export const uninstallAndReturn: Step = {
  name: "Uninstalled, nothing is left running; installed again, everything is read anew",
  async run(walk) {
    const domain = await shopDomain(walk);
    await post(walk, `/__sandbox/shops/${domain}/uninstall`, {});
    await until(async () => {
      const [left] = await ask<{ sessions: number; jobs: number; gone: boolean }>(
        walk,
        `SELECT (SELECT count(*)::int FROM "Session") AS sessions, uninstalled_at IS NOT NULL AS gone,
                (SELECT count(*)::int FROM graphile_worker._private_jobs
                  WHERE payload->>'shopId' IS NOT NULL AND attempts < max_attempts) AS jobs FROM shops`,
      );
      return left?.gone && left.sessions === 0 && left.jobs === 0
        ? { found: left }
        : {
            missing: `${left?.sessions} sessions, ${left?.jobs} jobs, marked as gone: ${left?.gone}`,
          };
    }, 30_000);
    await post(walk, `/__sandbox/shops/${domain}/install`, {});
    await walk.page.goto(walk.stack.url);
    await walk.page.locator("#app-nav a").first().waitFor();
    const done = await until<{ n: number; seconds: number }>(async () => {
      const [row] = await askShop<{ phase: string; n: number; seconds: number }>(
        walk,
        `SELECT phase, (SELECT count(*)::int FROM order_imports WHERE shop_id = $1) AS n,
                extract(epoch FROM finished_at - started_at)::float8 AS seconds
           FROM order_imports WHERE shop_id = $1 ORDER BY started_at DESC LIMIT 1`,
      );
      return row?.phase === "done" && row.n === 2
        ? { found: row }
        : { missing: `import ${row?.n} is ${row?.phase}` };
    }, 300_000);
    return `read again in ${done.seconds.toFixed(1)} s`;
  },
};

export const exportAndErase: Step = {
  name: "Shopify's privacy requests export a customer, and erase them",
  async run(walk) {
    const domain = await shopDomain(walk);
    const [customer] = await askShop<{ id: string }>(
      walk,
      "SELECT customer_id::text AS id FROM customers WHERE shop_id = $1 ORDER BY orders DESC, customer_id LIMIT 1",
    );
    await post(walk, `/__sandbox/shops/${domain}/customers/${customer!.id}/data-request`, {});
    const held = await until<number>(async () => {
      const [row] = await askShop<{ n: number | null }>(
        walk,
        `SELECT jsonb_array_length(export->'held'->'orders') AS n FROM privacy_requests
          WHERE shop_id = $1 AND topic = 'customers/data_request' AND completed_at IS NOT NULL`,
      );
      return row?.n ? { found: row.n } : { missing: "the export is not made" };
    }, 30_000);
    await post(walk, `/__sandbox/shops/${domain}/customers/${customer!.id}/redact`, {});
    await until(async () => {
      const [row] = await askShop<{ n: number }>(
        walk,
        `SELECT (SELECT count(*) FROM customers WHERE shop_id = $1 AND customer_id = $2)
              + (SELECT count(*) FROM orders WHERE shop_id = $1 AND customer_id = $2)
              + (SELECT count(*) FROM customer_values WHERE shop_id = $1 AND customer_id = $2) AS n`,
        [customer!.id],
      );
      return Number(row?.n) === 0
        ? { found: true }
        : { missing: `${row?.n} rows of the customer are left` };
    }, 30_000);
    return `${held} orders exported, then nothing left`;
  },
};
