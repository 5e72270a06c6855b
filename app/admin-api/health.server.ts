import type { Db } from "../db.server.ts";
import type { HealthLine } from "../figures/health-line.ts";
import { tokenHealth } from "./token.server.ts";
import { keyLine } from "./words.ts";

export async function keyHealth(
  db: Db,
  shop: { domain: string; timezone: string },
): Promise<HealthLine> {
  return keyLine(await tokenHealth(db, shop.domain), shop.timezone);
}
