import type { Db } from "../db.server.ts";
import type { HealthLine } from "../figures/health-line.ts";
import { stopsOf } from "./switches.server.ts";
import { stopsLine } from "./words.ts";

export async function stopsHealth(
  db: Db,
  shop: { shopId: number; timezone: string },
): Promise<HealthLine> {
  return stopsLine(await stopsOf(db, shop.shopId), shop.timezone);
}
