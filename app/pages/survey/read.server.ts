import { pool } from "../../db.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { surveySettings } from "../../surveys/settings.server.ts";

/** The question as it was last saved. */
export async function questionPage(shop: ShopRow) {
  return { settings: await surveySettings(pool, shop.shopId), timeZone: shop.timezone };
}
