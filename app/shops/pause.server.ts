import { pool } from "../db.server.ts";

/** Shopify does not serve this shop: the health page shows why; jobs go on trying, more and more slowly. */
export async function pauseShop(shopId: number, reason: string): Promise<void> {
  await pool.query(
    "UPDATE shops SET paused_reason = $2, paused_at = coalesce(paused_at, $3) WHERE shop_id = $1",
    [shopId, reason, new Date()],
  );
}

/** A job went through: whatever was wrong is over. */
export async function resumeShop(shopId: number): Promise<void> {
  await pool.query(
    "UPDATE shops SET paused_reason = NULL, paused_at = NULL WHERE shop_id = $1 AND paused_reason IS NOT NULL",
    [shopId],
  );
}
