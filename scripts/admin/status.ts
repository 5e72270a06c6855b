import { tokenHealth } from "../../app/admin-api/token.server.ts";
import { pool, rows } from "../../app/db.server.ts";
import { queueHealth } from "../../app/jobs/queue-health.server.ts";
import { latestImport } from "../../app/orders/import-state.server.ts";
import { openRequests } from "../../app/shops/privacy.server.ts";
import type { ShopRow } from "../../app/shops/shop.server.ts";
import { ALL_SHOPS, stopsOf } from "../../app/switches/switches.server.ts";
import { lastActions } from "./audit.ts";
import { nobodyIn } from "./nobody.ts";

/** Jobs of a shop that failed at their last try, with the number `replay` takes. */
async function givenUp(shopId: number) {
  const found = await rows<{ job: number; name: string; at: Date; error: string }>(
    pool,
    `SELECT j.id AS job, t.identifier AS name, j.updated_at AS at, coalesce(j.last_error, '') AS error
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE (payload->>'shopId')::int = $1 AND j.attempts >= j.max_attempts AND j.locked_at IS NULL AND j.last_error IS NOT NULL
      ORDER BY j.updated_at DESC LIMIT 20`,
    [shopId],
  );
  return found.map((job) => ({ ...job, error: nobodyIn(job.error.split("\n")[0]!).slice(0, 200) }));
}

/** Where a shop stands, for whoever was woken up by it. */
export async function statusOf(shop: ShopRow) {
  const { shopId, domain } = shop;
  const [queue, reading, key, requests] = await Promise.all([
    queueHealth(pool, shopId),
    latestImport(pool, shopId),
    tokenHealth(pool, domain),
    openRequests(pool, shopId),
  ]);
  return {
    shop: domain,
    installedAt: shop.installedAt,
    uninstalledAt: shop.uninstalledAt,
    stopped: await stopsOf(pool, shopId),
    notServedByShopify: shop.pausedReason,
    key: key.state,
    reading: reading && { phase: reading.phase, orders: reading.ordersRead },
    jobs: {
      waiting: queue.waiting,
      running: queue.running,
      scheduled: queue.scheduled,
      givenUp: await givenUp(shopId),
    },
    customersRequests: requests,
    lastActions: await lastActions(pool, shopId),
  };
}

/** What is stopped for every shop, and where else. */
export async function statusOfAll() {
  const [shops] = await rows<{ installed: number }>(
    pool,
    "SELECT count(*)::int AS installed FROM shops WHERE uninstalled_at IS NULL",
  );
  const single = await rows<{ domain: string; act: string; cause: string; since: Date }>(
    pool,
    `SELECT s.domain, st.act, st.cause, st.since FROM stops st JOIN shops s ON s.shop_id = st.shop_id
      WHERE st.shop_id <> 0 ORDER BY st.since`,
  );
  return {
    shops: shops!.installed,
    stopped: await stopsOf(pool, ALL_SHOPS),
    stoppedForSingleShops: single,
    lastActions: await lastActions(pool, ALL_SHOPS),
  };
}
