import os from "node:os";
import { readBucket } from "../../app/admin-api/bucket.server.ts";
import { pool, rows } from "../../app/db.server.ts";
import type { ShopRow } from "../../app/shops/shop.server.ts";
import { webhooksSeen } from "../../app/shops/webhook-health.server.ts";
import { nobodyIn } from "./nobody.ts";
import { statusOf } from "./status.ts";

/** Rows of a shop in each table that has any. */
async function rowsHeld(shopId: number): Promise<Record<string, number>> {
  const tables = await rows<{ name: string }>(
    pool,
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = current_schema() AND c.column_name = 'shop_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [found] = await rows<{ count: number }>(
      pool,
      `SELECT count(*)::int AS count FROM "${name}" WHERE shop_id = $1`,
      [shopId],
    );
    if (found!.count > 0) counts[name] = found!.count;
  }
  return counts;
}

/** Everything that is known of a shop without naming a person: for a report, and for who reads it elsewhere. */
export async function diagnosticsOf(shop: ShopRow) {
  const { shopId } = shop;
  const queue = await rows<{ name: string; jobs: number; failing: number; nextAt: Date }>(
    pool,
    `SELECT t.identifier AS name, count(*)::int AS jobs, count(j.last_error)::int AS failing, min(j.run_at) AS "nextAt"
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE (payload->>'shopId')::int = $1 GROUP BY 1 ORDER BY 1`,
    [shopId],
  );
  const readings = await rows<{
    purpose: string;
    way: string;
    phase: string;
    problem: string | null;
  }>(
    pool,
    `SELECT purpose, way, phase, started_at AS "startedAt", finished_at AS "finishedAt", orders_expected AS "ordersExpected",
            orders_read AS "ordersRead", bulk_refused AS "bulkRefused", problem
       FROM order_imports WHERE shop_id = $1 ORDER BY started_at DESC LIMIT 5`,
    [shopId],
  );
  const checks = await rows(
    pool,
    `SELECT kind, began_at AS "beganAt", compared, repaired, removed FROM order_checks
      WHERE shop_id = $1 ORDER BY began_at DESC LIMIT 5`,
    [shopId],
  );
  const [versions] = await rows<{ postgres: string; migration: string }>(
    pool,
    `SELECT current_setting('server_version') AS postgres,
            (SELECT migration_name FROM _prisma_migrations ORDER BY finished_at DESC NULLS LAST, migration_name DESC LIMIT 1) AS migration`,
  );
  return {
    ...(await statusOf(shop)),
    currency: shop.currency,
    timeZone: shop.timezone,
    plan: shop.planName,
    scopes: shop.scopes,
    historySince: shop.historySince,
    rowsHeld: await rowsHeld(shopId),
    queue,
    readings: readings.map((one) => ({ ...one, problem: one.problem && nobodyIn(one.problem) })),
    checks,
    messages: (await webhooksSeen(pool, shopId)).filter((one) => one.lastReceivedAt !== null),
    bucket: await readBucket(shop.domain),
    versions: { ...versions, node: process.version, machine: `${os.platform()} ${os.arch()}` },
  };
}
