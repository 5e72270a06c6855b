import type { Db } from "../db.server.ts";
import type { HealthLine } from "../figures/health-line.ts";
import type { ShopRow } from "../shops/shop.server.ts";
import { bulkAccess } from "./bulk-access.server.ts";
import { importProgress } from "./import-progress.ts";
import { latestImport } from "./import-state.server.ts";
import { bulkLine, readingLine } from "./words.ts";

export async function readingHealth(db: Db, shop: ShopRow, now: Date): Promise<HealthLine> {
  const found = await latestImport(db, shop.shopId);
  const reading = found && {
    ...importProgress(found, now.getTime()),
    finishedAt: found.finishedAt,
  };
  return readingLine(reading, shop.timezone, shop.pausedReason === null);
}

export async function bulkHealth(db: Db, shop: ShopRow): Promise<HealthLine> {
  return bulkLine(await bulkAccess(db, shop.shopId), shop.timezone);
}
