import { createMetafieldDefinitions } from "../store/metafield-definitions.ts";
import { rfmGroupSql } from "./rfm-groups.ts";
import { segmentCondition } from "./query.ts";
import { databaseOf } from "../store/database-of.ts";
import type { ShopStore } from "../platform/world.ts";

/**
 * Whether a customer belongs to a segment now. A segment that was deleted has nobody; throws on a query
 * that the sandbox cannot answer.
 */
export function isInSegment(
  store: ShopStore,
  segmentId: number,
  customerId: number,
  now: Date,
): boolean {
  const segment = store.segment(segmentId);
  const db = databaseOf(store);
  if (!segment || !db) return false;
  const definitions = createMetafieldDefinitions(db).of("CUSTOMER");
  const { sql, parameters } = segmentCondition(segment.query, {
    timezone: store.shop.timezone,
    currency: store.shop.currency,
    now: now.toISOString(),
    metafield: (namespace, key) =>
      definitions.find((each) => each.key === key && each.namespace === namespace) ?? null,
    rfmGroup: () => rfmGroupSql(db),
  });
  const member = db
    .prepare(`SELECT 1 FROM customers WHERE id = ? AND ${sql}`)
    .get(customerId, ...parameters);
  return member !== undefined;
}
