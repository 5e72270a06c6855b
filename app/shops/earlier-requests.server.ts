import { randomUUID } from "node:crypto";
import { pool, rows } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";

/**
 * The release before named a request to erase a customer by a digest of their number, and kept the number in the job
 * only, which an uninstall took away. Of those that were never done the digest says whose they are, once, among the
 * customers of the shop; then they have a name that says nothing. Whoever is not among them is not held.
 */
export async function nameEarlierRequests(shopId: number): Promise<void> {
  const earlier = await rows<{ requestId: string }>(
    pool,
    `SELECT request_id AS "requestId" FROM privacy_requests
      WHERE shop_id = $1 AND request_id ~ '^redact-[0-9a-f]{16}$' AND completed_at IS NULL`,
    [shopId],
  );
  for (const { requestId } of earlier) {
    const [asker] = await rows<{ customerId: CustomerId }>(
      pool,
      `SELECT customer_id AS "customerId" FROM orders
        WHERE shop_id = $1 AND customer_id IS NOT NULL
          AND left(encode(sha256(convert_to(format('%s', customer_id), 'UTF8')), 'hex'), 16) = $2 LIMIT 1`,
      [shopId, requestId.slice("redact-".length)],
    );
    await pool.query(
      "UPDATE privacy_requests SET request_id = $3, customer_id = $4 WHERE shop_id = $1 AND request_id = $2",
      [shopId, requestId, randomUUID(), asker?.customerId ?? null],
    );
  }
}
