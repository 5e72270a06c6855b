import { adminFor } from "../admin-api/client.server.ts";
import { ShopUnavailable } from "../admin-api/errors.ts";
import { tokenHealth } from "../admin-api/token.server.ts";
import { pool, rows, transaction } from "../db.server.ts";
import { cancelJobsOfShop, enqueue } from "../jobs/enqueue.server.ts";
import { log } from "../log.server.ts";
import { fetchShop } from "./admin-api.server.ts";
import { resumeAll } from "../switches/switches.server.ts";
import { getShop, requireShop } from "./shop.server.ts";
import type { WebhookMessage } from "./webhook-envelope.ts";

/**
 * Shopify says that the app is gone. Of the message only the body is signed, and it names no moment: whoever kept an
 * old one could send it again under new headers. So a body that was heard before, and one whose moment is not after
 * the installation, is believed only when the shop's key does not work any more.
 */
export async function hearOfUninstall(message: WebhookMessage): Promise<void> {
  const { domain, topic, eventId, triggeredAt, signature } = message;
  const shop = await getShop(pool, domain);
  const at = triggeredAt === null ? null : new Date(triggeredAt);
  if (!shop) return uninstall(domain, at ?? new Date());
  const { rowCount } = await pool.query(
    `INSERT INTO webhook_receipts (shop_id, webhook_id, event_id, topic, triggered_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [shop.shopId, `signed ${signature}`, eventId, topic, triggeredAt],
  );
  if (shop.uninstalledAt) return;
  if (rowCount === 1 && at !== null && at > shop.installedAt) return uninstall(domain, at);
  await enqueue(pool, "shops.look-whether-gone", { shopId: shop.shopId });
}

/** With it Shopify refuses the key of an app that is gone; other refusals have other ends. */
const KEY_REFUSED = 401;

/** Unknown: its key had ended before Shopify was asked, and one that cannot be renewed says nothing of the app. */
export type Whereabouts = "installed" | "gone" | "unknown";

/** Shopify itself says whether the app is still installed. @throws when Shopify does not answer, or not for a while */
export async function whereabouts(domain: string): Promise<Whereabouts> {
  const { state, until } = await tokenHealth(pool, domain);
  const isGood = state !== "missing" && (until === null || until > new Date());
  try {
    await fetchShop(adminFor(domain));
    return "installed";
  } catch (error) {
    if (!(error instanceof ShopUnavailable) || error.status !== KEY_REFUSED) throw error;
    return isGood ? "gone" : "unknown";
  }
}

/** Job shops.look-whether-gone. */
export async function lookWhetherGone(shopId: number, ask = whereabouts): Promise<void> {
  const { domain } = await requireShop(pool, shopId);
  const found = await ask(domain);
  if (found === "gone") await uninstall(domain, new Date());
  else log.warn({ shopId, found }, "a message of an uninstall is old, and not believed");
}

/**
 * Uninstalled: no token is left, nothing runs any more but what the law asks for. Facts stay until Shopify asks to
 * erase them.
 * @param at when it was uninstalled; a message that comes after the shop was installed again is old news
 */
async function uninstall(domain: string, at: Date): Promise<void> {
  await transaction(async (db) => {
    const [shop] = await rows<{ shopId: number; installedAt: Date }>(
      db,
      `SELECT shop_id AS "shopId", installed_at AS "installedAt" FROM shops WHERE domain = $1 FOR UPDATE`,
      [domain],
    );
    if (shop && shop.installedAt > at) return;
    await db.query(`DELETE FROM "Session" WHERE shop = $1`, [domain]);
    if (!shop) return;
    await db.query(
      "UPDATE shops SET uninstalled_at = coalesce(uninstalled_at, $2) WHERE shop_id = $1",
      [shop.shopId, at],
    );
    // it has left: whoever installs it again has come back
    await resumeAll(db, shop.shopId, "leaving");
    await cancelJobsOfShop(db, shop.shopId);
  });
}
