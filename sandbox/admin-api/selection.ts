import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type GraphQLField,
  type GraphQLNamedType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Args } from "./call.ts";
import type { AdminSchema } from "./schema.ts";

export interface Document {
  operation: OperationDefinitionNode;
  fragments: Map<string, FragmentDefinitionNode>;
}

export interface Visit {
  node: FieldNode;
  parent: GraphQLNamedType;
  field: GraphQLField<unknown, unknown>;
  type: GraphQLNamedType;
  args: Args;
  /** response names from the root */
  path: string[];
}

/** Whether @skip and @include leave it in. */
function isAsked(selection: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!selection.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.["if"] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.["if"] !== false;
}

/**
 * The selected fields of a selection set with fragments opened and what @skip and @include take out
 * left away; `on` is the type each belongs to.
 */
export function fieldsOf(
  schema: AdminSchema,
  document: Document,
  set: SelectionSetNode,
  on: GraphQLNamedType,
  variables: Record<string, unknown>,
): { node: FieldNode; on: GraphQLNamedType }[] {
  return set.selections.flatMap((selection) => {
    if (!isAsked(selection, variables)) return [];
    if (selection.kind === Kind.FIELD) return [{ node: selection, on }];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      const inner = condition ? schema.schema.getType(condition)! : on;
      return fieldsOf(schema, document, selection.selectionSet, inner, variables);
    }
    const fragment = document.fragments.get(selection.name.value)!;
    const inner = schema.schema.getType(fragment.typeCondition.name.value)!;
    return fieldsOf(schema, document, fragment.selectionSet, inner, variables);
  });
}

/** Walks every selected field with its arguments; `visit` says whether to go deeper. */
export function walk(
  schema: AdminSchema,
  document: Document,
  variables: Record<string, unknown>,
  visit: (visit: Visit) => boolean,
): void {
  const down = (set: SelectionSetNode, parent: GraphQLNamedType, path: string[]): void => {
    for (const { node, on } of fieldsOf(schema, document, set, parent, variables)) {
      if (node.name.value.startsWith("__")) continue;
      if (!("getFields" in on)) continue;
      const field = on.getFields()[node.name.value] as GraphQLField<unknown, unknown>;
      const type = getNamedType(field.type);
      const here = [...path, node.alias?.value ?? node.name.value];
      const args = getArgumentValues(field, node, variables);
      const deeper = visit({ node, parent: on, field, type, args, path: here });
      if (deeper && node.selectionSet) down(node.selectionSet, type, here);
    }
  };
  const root = schema.schema.getRootType(document.operation.operation)!;
  down(document.operation.selectionSet, root, []);
}
