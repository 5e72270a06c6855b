import type { Db } from "../db.server.ts";
import type { HealthLine } from "../figures/health-line.ts";
import { openRequests } from "./privacy.server.ts";
import type { ShopRow } from "./shop.server.ts";
import { requestsLine } from "./words.ts";

/** Whether customers who asked for something wait, and for how long they may. */
export async function requestsHealth(
  db: Db,
  { shopId, timezone }: ShopRow,
  now: Date,
): Promise<HealthLine> {
  return requestsLine(await openRequests(db, shopId), { now, timeZone: timezone });
}
