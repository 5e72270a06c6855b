import { randomUUID } from "node:crypto";
import { rows, type Db } from "../db.server.ts";
import { log } from "../log.server.ts";

export interface MonthDrift {
  /** YYYY-MM, UTC; "earlier" or "later" for orders outside of our months */
  month: string;
  /** orders Shopify counts */
  shopify: number;
  /** orders we hold */
  held: number;
}

export interface OrderCheck {
  kind: "updates" | "counts";
  beganAt: Date;
  finishedAt: Date;
  compared: number;
  repaired: number;
  drift: MonthDrift[];
}

const KEPT = 200;

/** Notes a comparison with Shopify: the health page shows the last ones. */
export async function noteCheck(
  db: Db,
  shopId: number,
  check: Omit<OrderCheck, "finishedAt">,
): Promise<void> {
  await db.query(
    `INSERT INTO order_checks (shop_id, check_id, kind, began_at, compared, repaired, drift) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      shopId,
      randomUUID(),
      check.kind,
      check.beganAt,
      check.compared,
      check.repaired,
      JSON.stringify(check.drift),
    ],
  );
  await db.query(
    `DELETE FROM order_checks WHERE shop_id = $1 AND check_id NOT IN
       (SELECT check_id FROM order_checks WHERE shop_id = $1 ORDER BY began_at DESC LIMIT $2)`,
    [shopId, KEPT],
  );
  if (check.repaired > 0)
    log.warn({ shopId, kind: check.kind, repaired: check.repaired }, "drift repaired");
}

/** The last comparisons with Shopify, newest first. */
export async function latestChecks(db: Db, shopId: number, limit = 10): Promise<OrderCheck[]> {
  return rows<OrderCheck>(
    db,
    `SELECT kind, began_at AS "beganAt", finished_at AS "finishedAt", compared, repaired, drift
       FROM order_checks WHERE shop_id = $1 ORDER BY began_at DESC LIMIT $2`,
    [shopId, limit],
  );
}
