import { pool } from "../../db.server.ts";
import { env } from "../../env.server.ts";
import { hasFiledOrders } from "../../orders/file/files.server.ts";
import { historySinceDay } from "../../shops/history.ts";
import type { ShopRow } from "../../shops/shop.server.ts";

export async function framePage(shop: ShopRow) {
  const historySince = historySinceDay(shop);
  return {
    apiKey: env.SHOPIFY_API_KEY,
    historySince,
    olderFromFile: historySince !== null && (await hasFiledOrders(pool, shop.shopId)),
  };
}
