import { rows, type Db } from "../../db.server.ts";
import type { TimelinePosition } from "../../orders/timeline-position.ts";
import type { CustomerId } from "../../ids.ts";
import type { CustomerState } from "./states.ts";

export interface CustomerStateChange {
  /** the shop's day; at most one change a day */
  day: string;
  /** null: the first state known */
  from: CustomerState | null;
  to: CustomerState;
  /** the end of that day: after the order that may have caused it */
  at: Date;
}

/**
 * States a customer came into, the newest first.
 * @param before where the page begins, null for the newest
 */
export async function stateChangesOfCustomer(
  db: Db,
  shop: { shopId: number; timezone: string },
  customerId: CustomerId,
  before: TimelinePosition | null,
  limit: number,
): Promise<CustomerStateChange[]> {
  return rows(
    db,
    `SELECT day, from_state AS from, to_state AS to, at
       FROM (SELECT *, (day + time '23:59:59.999') AT TIME ZONE $3 AS at FROM state_changes
              WHERE shop_id = $1 AND customer_id = $2) changes
      WHERE $4::timestamptz IS NULL OR at < $4 OR (at = $4 AND ($5::date IS NULL OR day < $5))
      ORDER BY day DESC LIMIT $6`,
    [shop.shopId, customerId, shop.timezone, before?.at ?? null, before?.id ?? null, limit],
  );
}
