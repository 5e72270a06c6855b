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
  /** what was asked for less what was given back, minor units; left out where only the orders were counted */
  shopifyMinor?: number;
  heldMinor?: number;
}

export interface OrderCheck {
  /** updates: hourly. counts: nightly. all: weekly. */
  kind: "updates" | "counts" | "all";
  beganAt: Date;
  finishedAt: Date;
  compared: number;
  repaired: number;
  /** orders we held that Shopify does not have */
  removed: number;
  drift: MonthDrift[];
}

/** Of each kind. */
const KEPT = 200;

/** Notes a comparison with Shopify: the health page shows the last ones. */
export async function noteCheck(
  db: Db,
  shopId: number,
  check: Omit<OrderCheck, "finishedAt">,
): Promise<void> {
  await db.query(
    `INSERT INTO order_checks (shop_id, check_id, kind, began_at, compared, repaired, removed, drift)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      shopId,
      randomUUID(),
      check.kind,
      check.beganAt,
      check.compared,
      check.repaired,
      check.removed,
      JSON.stringify(check.drift),
    ],
  );
  await db.query(
    `DELETE FROM order_checks WHERE shop_id = $1 AND kind = $2 AND check_id NOT IN
       (SELECT check_id FROM order_checks WHERE shop_id = $1 AND kind = $2 ORDER BY began_at DESC LIMIT $3)`,
    [shopId, check.kind, KEPT],
  );
  const { kind, compared, repaired, removed } = check;
  if (repaired + removed > 0)
    log.warn({ shopId, kind, compared, repaired, removed }, "drift repaired");
  else log.info({ shopId, kind, compared }, "orders compared");
}

const columns = `kind, began_at AS "beganAt", finished_at AS "finishedAt", compared, repaired, removed, drift`;

/** The last comparison of each kind, and what all of that kind repaired since `since`. */
export async function lastOfEachKind(
  db: Db,
  shopId: number,
  since: Date,
): Promise<(OrderCheck & { repairedLately: number })[]> {
  return rows(
    db,
    `SELECT DISTINCT ON (kind) ${columns},
            coalesce(sum(repaired + removed) FILTER (WHERE began_at >= $2) OVER (PARTITION BY kind), 0)::int AS "repairedLately"
       FROM order_checks WHERE shop_id = $1 ORDER BY kind, began_at DESC`,
    [shopId, since],
  );
}

/** The last comparisons with Shopify, newest first. */
export async function latestChecks(db: Db, shopId: number, limit = 10): Promise<OrderCheck[]> {
  return rows<OrderCheck>(
    db,
    `SELECT ${columns} FROM order_checks WHERE shop_id = $1 ORDER BY began_at DESC LIMIT $2`,
    [shopId, limit],
  );
}
