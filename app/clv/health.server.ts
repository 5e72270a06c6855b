import type { Db } from "../db.server.ts";
import type { HealthLine } from "../figures/health-line.ts";
import type { ShopRow } from "../shops/shop.server.ts";
import { latestFit } from "./predict/values.server.ts";
import { valuesLine } from "./words.ts";

export async function valuesHealth(db: Db, shop: ShopRow): Promise<HealthLine> {
  const fit = await latestFit(db, shop.shopId);
  return valuesLine(fit?.computedAt ?? null, shop.timezone, fit?.picture.leftOut ?? null);
}
