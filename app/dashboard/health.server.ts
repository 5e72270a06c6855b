import { latestFit } from "../clv/values.server.ts";
import { pool } from "../db.server.ts";
import { queueHealth } from "../jobs/queue-health.server.ts";
import { latestImport } from "../orders/import.server.ts";
import { missingScopes } from "../shops/access.ts";
import { privacyRequests } from "../shops/privacy.server.ts";
import { getSettings } from "../shops/settings.server.ts";
import type { ShopRow } from "../shops/shop.server.ts";
import { webhooksSeen } from "../shops/webhook-health.server.ts";
import { importProgress } from "./import-progress.ts";

/** The settings page: what can be chosen, and whether everything works. */
export async function settingsPage(shop: ShopRow, now: Date) {
  const { shopId } = shop;
  const [settings, imported, webhooks, queue, fit, privacy] = await Promise.all([
    getSettings(pool, shopId),
    latestImport(pool, shopId),
    webhooksSeen(pool, shopId),
    queueHealth(pool, shopId),
    latestFit(pool, shopId),
    privacyRequests(pool, shopId),
  ]);
  return {
    settings,
    timeZone: shop.timezone,
    health: {
      pausedReason: shop.pausedReason,
      import: imported
        ? { ...importProgress(imported, now.getTime()), finishedAt: imported.finishedAt }
        : null,
      missingScopes: missingScopes(shop.scopes),
      historySince: shop.historySince,
      computedAt: fit?.computedAt ?? null,
      queue,
      webhooks,
    },
    privacy,
  };
}
