import { pool } from "../../db.server.ts";
import { env } from "../../env.server.ts";
import { hasFiledOrders } from "../../orders/file/files.server.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import { rights, teamSettings, whoMay, type Right } from "../../shops/team.ts";
import { mayNot } from "../../shops/words.ts";
import { historySinceDay } from "../../shops/history.ts";
import { leavingSince } from "../../switches/switches.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";

export async function framePage(shop: ShopRow, may: readonly Right[]) {
  const historySince = historySinceDay(shop);
  const lacking = rights.filter((right) => !may.includes(right));
  const team = lacking.length > 0 ? await readSettings(pool, shop.shopId, teamSettings) : null;
  return {
    /** what the merchant keeps from who looks, and who may */
    mayNot: Object.fromEntries(
      lacking.map((right) => [right, mayNot(right, whoMay(team!, right))]),
    ) as Partial<Record<Right, string>>,
    apiKey: env.SHOPIFY_API_KEY,
    shop: shop.domain,
    historySince,
    isLeaving: (await leavingSince(pool, shop.shopId)) !== null,
    olderFromFile: historySince !== null && (await hasFiledOrders(pool, shop.shopId)),
  };
}
