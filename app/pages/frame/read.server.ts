import { env } from "../../env.server.ts";
import { historySinceDay } from "../../shops/history.ts";
import type { ShopRow } from "../../shops/shop.server.ts";

export function framePage(shop: ShopRow) {
  return { apiKey: env.SHOPIFY_API_KEY, historySince: historySinceDay(shop) };
}
