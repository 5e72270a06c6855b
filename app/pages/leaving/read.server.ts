import type { AdminClient } from "../../admin-api/client.server.ts";
import { pool } from "../../db.server.ts";
import { pendingOf } from "../../leaving/end.server.ts";
import { GATHERED_DAYS, gatheredOf } from "../../leaving/gathered.server.ts";
import { leavingOf } from "../../leaving/leave.server.ts";
import { standingIn } from "../../leaving/standing.server.ts";
import { log } from "../../log.server.ts";
import type { Standing } from "../../shops/ending.ts";
import type { ShopRow } from "../../shops/shop.server.ts";

/** What stands in Shopify; null when it cannot be asked. */
async function askWhatStands(admin: AdminClient, shopId: number): Promise<Standing[] | null> {
  try {
    return await standingIn(admin, shopId);
  } catch (error) {
    log.warn({ shop: admin.domain, problem: (error as Error).message }, "what stands is not known");
    return null;
  }
}

/** What a shop that leaves ends, how far it is, and what could not be ended. */
export async function leavingPage({ shopId, timezone }: ShopRow, admin: AdminClient) {
  const leaving = await leavingOf(pool, shopId);
  return {
    timeZone: timezone,
    everything: await gatheredOf(pool, shopId),
    gatheredDays: GATHERED_DAYS,
    leaving: leaving && { ...leaving, pending: await pendingOf(shopId) },
    // asked again and again while the page looks at its progress, it would be in the way of those who end it
    standing: leaving ? null : await askWhatStands(admin, shopId),
  };
}
