import { pool, rows } from "../db.server.ts";

/**
 * Shopify does not serve this shop: home and the health page show why; jobs go on trying, more and more slowly.
 * @param job the only one whose success shows that it is over; null: any job shows it
 * @returns since when it is not served
 */
export async function pauseShop(
  shopId: number,
  reason: string,
  job: string | null,
): Promise<{ since: Date }> {
  const now = new Date();
  const [paused] = await rows<{ since: Date | null }>(
    pool,
    `UPDATE shops SET paused_reason = $2, paused_at = coalesce(paused_at, $3), paused_job = $4
      WHERE shop_id = $1 RETURNING paused_at AS since`,
    [shopId, reason, now, job],
  );
  return { since: paused?.since ?? now };
}

/** A job went through: what was wrong with it is over. */
export async function resumeShop(shopId: number, job: string): Promise<void> {
  await pool.query(
    `UPDATE shops SET paused_reason = NULL, paused_at = NULL, paused_job = NULL
      WHERE shop_id = $1 AND paused_reason IS NOT NULL AND coalesce(paused_job, $2) = $2`,
    [shopId, job],
  );
}
