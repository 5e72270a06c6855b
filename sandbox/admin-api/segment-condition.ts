import { rfmGroupSql } from "../segments/rfm-groups.ts";
import { SegmentQueryError } from "../segments/tokens.ts";
import { type SegmentCondition, segmentCondition } from "../segments/query.ts";
import type { Call } from "./call.ts";

/** Metafields go by the name the list of filters gives them, never by "$app". */
export function conditionOf(query: string, call: Call): SegmentCondition {
  const { shop } = call.store;
  return segmentCondition(query, {
    timezone: shop.timezone,
    currency: shop.currency,
    now: call.now,
    metafield: (namespace, key) => {
      const definition = call.tenant.definitions.get("CUSTOMER", namespace, key);
      return definition ? { namespace, type: definition.type } : null;
    },
    rfmGroup: () => rfmGroupSql(call.store.db),
  });
}

/** The condition of a query; null when it cannot be answered any more, its metafield's definition being gone. */
export function answerable(query: string, call: Call): SegmentCondition | null {
  try {
    return conditionOf(query, call);
  } catch (error) {
    if (error instanceof SegmentQueryError) return null;
    throw error;
  }
}
