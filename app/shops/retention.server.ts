import { DAY_MS } from "../calendar/days.ts";
import { pool } from "../db.server.ts";
import { dropOldEntries } from "./access-log.server.ts";
import { forgetOldChoices } from "./choices.server.ts";
import { retentionSettings } from "./settings.ts";
import { readSettings } from "./room-settings.server.ts";

/** Job shops.drop-old: what is kept for a time only, and whose time is over. */
export async function dropOld(shopId: number, now: Date): Promise<void> {
  await dropOldEntries(pool, shopId, now);
  await forgetOldChoices(pool, shopId, now);
  const { exportDays } = await readSettings(pool, shopId, retentionSettings);
  await pool.query(
    `UPDATE privacy_requests SET export = NULL
      WHERE shop_id = $1 AND export IS NOT NULL AND completed_at < $2`,
    [shopId, new Date(now.getTime() - exportDays * DAY_MS)],
  );
}
