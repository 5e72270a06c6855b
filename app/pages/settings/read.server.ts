import { tokenHealth } from "../../admin-api/token.server.ts";
import { DAY_MS } from "../../calendar/days.ts";
import { latestFit } from "../../clv/predict/values.server.ts";
import { pool } from "../../db.server.ts";
import { jobWords } from "../../jobs/catalog.ts";
import { queueHealth } from "../../jobs/queue-health.server.ts";
import { bulkAccess } from "../../orders/bulk-access.server.ts";
import { lastOfEachKind } from "../../orders/checks.server.ts";
import { isRunning, latestImport } from "../../orders/import-state.server.ts";
import { missingScopes, readsWholeHistory } from "../../shops/access.ts";
import { privacyRequests } from "../../shops/privacy.server.ts";
import { getSettings } from "../../shops/settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { webhooksSeen } from "../../shops/webhook-health.server.ts";
import { comparisons, type Comparisons } from "./comparisons.ts";
import { importProgress } from "../../orders/import-progress.ts";

const LATELY_MS = 7 * DAY_MS;

/** The settings page: what can be chosen, and whether everything works. */
export async function settingsPage(shop: ShopRow, now: Date) {
  const { shopId } = shop;
  const [settings, imported, webhooks, queue, fit, privacy, token, bulk, compared] =
    await Promise.all([
      getSettings(pool, shopId),
      latestImport(pool, shopId),
      webhooksSeen(pool, shopId),
      queueHealth(pool, shopId),
      latestFit(pool, shopId),
      privacyRequests(pool, shopId),
      tokenHealth(pool, shop.domain),
      bulkAccess(pool, shopId),
      comparisonsOf(shopId, now),
    ]);
  return {
    settings,
    timeZone: shop.timezone,
    currency: shop.currency,
    health: {
      pausedReason: shop.pausedReason,
      token,
      bulk,
      import: imported
        ? { ...importProgress(imported, now.getTime()), finishedAt: imported.finishedAt }
        : null,
      // null until the first job has asked Shopify
      missingScopes: shop.scopes.length > 0 ? missingScopes(shop.scopes) : null,
      readsWholeHistory: readsWholeHistory(shop.scopes),
      historySince: shop.historySince,
      computedAt: fit?.computedAt ?? null,
      comparisons: compared,
      queue: {
        ...queue,
        failed: queue.failed.map((job) => ({ ...job, words: jobWords(job.name) })),
      },
      webhooks,
    },
    privacy,
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
