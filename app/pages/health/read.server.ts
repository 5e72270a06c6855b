import type { AdminClient } from "../../admin-api/client.server.ts";
import { keyHealth } from "../../admin-api/health.server.ts";
import { DAY_MS } from "../../calendar/days.ts";
import { valuesHealth } from "../../clv/health.server.ts";
import { pool, type Db } from "../../db.server.ts";
import type { HealthLine } from "../../figures/health-line.ts";
import { jobWords } from "../../jobs/catalog.ts";
import { queueHealth } from "../../jobs/queue-health.server.ts";
import { lastOfEachKind } from "../../orders/checks.server.ts";
import { bulkHealth, readingHealth } from "../../orders/health.server.ts";
import { isRunning, latestImport } from "../../orders/import-state.server.ts";
import { accessHealth, connectionHealth, historyHealth } from "../../shops/health.ts";
import { requestsHealth } from "../../shops/requests-health.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { messagesNotOurs, webhooksSeen } from "../../shops/webhook-health.server.ts";
import { stopsHealth } from "../../switches/health.server.ts";
import { comparisons, type Comparisons } from "./comparisons.ts";
import { diagnosticsText } from "./diagnostics-words.ts";
import { refusalsOf, versionsNow } from "./diagnostics.server.ts";
import { troublesIn } from "./trouble.ts";
import { namesHealth } from "./names-health.server.ts";

/** What each room says of its own health, in the order the page shows it. */
const rooms: ((db: Db, shop: ShopRow, now: Date) => Promise<HealthLine>)[] = [
  async (_, shop) => connectionHealth(shop),
  stopsHealth,
  keyHealth,
  async (_, shop) => accessHealth(shop),
  readingHealth,
  bulkHealth,
  async (_, shop) => historyHealth(shop),
  valuesHealth,
  requestsHealth,
];

const LATELY_MS = 7 * DAY_MS;

/** Whether everything works, and what does not. */
export async function healthPage(shop: ShopRow, now: Date, admin: AdminClient) {
  const { shopId } = shop;
  const [lines, names, webhooks, notOurs, queue, compared, versions, refusals] = await Promise.all([
    Promise.all(rooms.map((line) => line(pool, shop, now))),
    namesHealth(pool, shopId, admin),
    webhooksSeen(pool, shopId),
    messagesNotOurs(pool, shopId),
    queueHealth(pool, shopId),
    comparisonsOf(shopId, now),
    versionsNow(pool),
    refusalsOf(pool, shop),
  ]);
  const all = [...lines, names];
  return {
    timeZone: shop.timezone,
    currency: shop.currency,
    lines: all,
    troubles: troublesIn(all, queue.givenUp),
    comparisons: compared,
    queue: {
      ...queue,
      failed: queue.failed.map((job) => ({ ...job, words: jobWords(job.name) })),
    },
    webhooks,
    notOurs,
    diagnostics: diagnosticsText({
      shop,
      now,
      versions,
      lines: all,
      queue,
      refusals,
      repairedLately: compared.repairedLately,
      lastNews: webhooks,
    }),
  };
}

async function comparisonsOf(shopId: number, now: Date): Promise<Comparisons> {
  const since = new Date(now.getTime() - LATELY_MS);
  const [checks, weekly] = await Promise.all([
    lastOfEachKind(pool, shopId, since),
    latestImport(pool, shopId, "weekly"),
  ]);
  return comparisons(checks, weekly && { ...weekly, isRunning: isRunning(weekly.phase) });
}
