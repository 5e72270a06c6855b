import { adminFor } from "../admin-api/client.server.ts";
import { wallMinute } from "../calendar/wall-time.ts";
import { pool, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { readsWholeHistory, SHOWN_TO_ALL_MS } from "./access.ts";
import { fetchShop } from "./admin-api.server.ts";
import { requireShop } from "./shop.server.ts";

/** Job shops.install: asks who the shop is; other rooms then read its products and orders. */
export async function install(shopId: number): Promise<void> {
  await refreshShop(shopId);
  await announce(pool, "shop.installed", { shopId });
}

/** The shop's name, currency, zone and our scopes as Shopify has them now. */
async function refreshShop(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const facts = await fetchShop(adminFor(shop.domain));
  await pool.query(
    `UPDATE shops SET name = $2, currency = $3, timezone = $4, plan_name = $5, scopes = $6,
            night_of = $9, history_since = CASE WHEN $7 THEN history_since ELSE coalesce(history_since, $8) END
      WHERE shop_id = $1`,
    [
      shopId,
      facts.name,
      facts.currency,
      facts.timezone,
      facts.planName,
      facts.scopes,
      // granted later: the label stays until the older orders are really there
      readsWholeHistory(facts.scopes),
      new Date(Date.now() - SHOWN_TO_ALL_MS),
      // everything is read anew: the night before has nothing to add
      wallMinute(Date.now(), facts.timezone).day,
    ],
  );
}

/** All orders of the shop were read, those older than 60 days too. */
export async function historyIsWhole(db: Db, shopId: number): Promise<void> {
  await db.query("UPDATE shops SET history_since = NULL WHERE shop_id = $1", [shopId]);
}
