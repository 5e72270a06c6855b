import { rfmGroupSql } from "../segments/rfm-groups.ts";
import { type SegmentCondition, segmentCondition } from "../segments/query.ts";
import type { Call } from "./call.ts";
import { storedNamespace } from "./resolvers/metafield-fields.ts";

export function conditionOf(query: string, call: Call): SegmentCondition {
  const { shop } = call.store;
  return segmentCondition(query, {
    timezone: shop.timezone,
    currency: shop.currency,
    now: call.now,
    metafield: (given, key) => {
      const namespace = storedNamespace(given, call);
      const definition = call.tenant.definitions.get("CUSTOMER", namespace, key);
      return definition ? { namespace, type: definition.type } : null;
    },
    rfmGroup: () => rfmGroupSql(call.store.db),
  });
}
