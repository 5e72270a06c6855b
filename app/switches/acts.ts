import { parse } from "graphql";
import type { Act } from "../jobs/job.ts";

/**
 * Every mutation of Shopify's that Boomerang sends, and the switch that stops it. Null: it ends something, puts prices
 * back, or only reads, and nothing ever stops that.
 */
export const actOfMutation: Readonly<Record<string, Act | null>> = {
  discountCodeBasicCreate: "launching",
  discountCodeFreeShippingCreate: "launching",
  discountRedeemCodeBulkAdd: "launching",
  discountAutomaticBasicCreate: "launching",
  // the survey as shoppers see it
  metafieldsSet: "launching",
  metafieldsDelete: null,
  discountCodeDeactivate: null,
  discountAutomaticDeactivate: null,
  discountAutomaticDelete: null,
  bulkOperationRunQuery: null,
  bulkOperationCancel: null,
};

const known = new Map<string, readonly Act[]>();

/**
 * What a document does that a switch can stop; empty for a query.
 * @throws Error for a mutation that is not in the list: nobody has said what stops it
 */
export function actsOf(document: string): readonly Act[] {
  const before = known.get(document);
  if (before) return before;
  const acts = new Set<Act>();
  for (const definition of parse(document).definitions) {
    if (definition.kind !== "OperationDefinition" || definition.operation !== "mutation") continue;
    for (const selection of definition.selectionSet.selections) {
      const name = selection.kind === "Field" ? selection.name.value : "a fragment";
      const act = actOfMutation[name];
      if (act === undefined) throw new Error(`no switch is named for the mutation ${name}`);
      if (act !== null) acts.add(act);
    }
  }
  const found = [...acts];
  known.set(document, found);
  return found;
}
