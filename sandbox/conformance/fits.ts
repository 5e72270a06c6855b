import { getNamedType, type GraphQLNamedType, type SelectionSetNode } from "graphql";
import type { Prepared } from "../admin-api/execute.ts";
import { adminSchema } from "../admin-api/schema.ts";
import { fieldsOf } from "../admin-api/selection.ts";
import { isRecord } from "./ids.ts";

/** Whether an answer holds nothing but what the request asks for. What does not was given to another request. */
export function isAnswerTo({ document, variables }: Prepared, data: unknown): boolean {
  const admin = adminSchema();

  function fits(set: SelectionSetNode, type: GraphQLNamedType, value: unknown): boolean {
    if (Array.isArray(value)) return value.every((item) => fits(set, type, item));
    if (!isRecord(value)) return true;
    const asked = fieldsOf(admin, document, set, type, variables);
    return Object.entries(value).every(([key, inner]) => {
      const same = asked.filter(({ node }) => (node.alias?.value ?? node.name.value) === key);
      return same.some(({ node, on }) => {
        const field = "getFields" in on ? on.getFields()[node.name.value] : undefined;
        if (!field || !node.selectionSet) return true;
        // one thing asked for twice is asked for by both
        const whole = {
          ...node.selectionSet,
          selections: same.flatMap((one) => one.node.selectionSet?.selections ?? []),
        };
        return fits(whole, getNamedType(field.type), inner);
      });
    });
  }

  const root = admin.schema.getRootType(document.operation.operation)!;
  return fits(document.operation.selectionSet, root, data);
}
