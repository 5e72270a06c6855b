import { adminFor } from "../admin-api/client.server.ts";
import { rows, transaction, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { mayReadCosts } from "./access.ts";
import { fetchShop } from "./admin-api.server.ts";
import type { ShopRow } from "./shop.server.ts";

/** What the merchant has granted, from a webhook or asked for: what became readable is read, what did not is let go. */
export async function noteScopes(db: Db, shopId: number, current: string[]): Promise<void> {
  const [shop] = await rows<{ scopes: string[] }>(
    db,
    "SELECT scopes FROM shops WHERE shop_id = $1 FOR UPDATE",
    [shopId],
  );
  if (!shop) return;
  await db.query("UPDATE shops SET scopes = $2 WHERE shop_id = $1", [shopId, current]);
  // orders that were out of reach are read now
  if (current.includes("read_all_orders") && !shop.scopes.includes("read_all_orders"))
    await enqueue(db, "shops.install", { shopId });
  if (mayReadCosts(current) !== mayReadCosts(shop.scopes))
    await announce(db, "shop.costs-access-changed", { shopId });
}

/** The merchant has just answered a question for access: Shopify's message about it may be late, or never come. */
export async function lookAtScopes(shop: ShopRow): Promise<void> {
  const { scopes } = await fetchShop(adminFor(shop.domain, "page"));
  await transaction((db) => noteScopes(db, shop.shopId, scopes));
}
