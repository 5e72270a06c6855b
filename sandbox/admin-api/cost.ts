import { getNamedType, isCompositeType, isLeafType, type GraphQLNamedType } from "graphql";
import { fieldsOf, type Document } from "./selection.ts";
import { getArgumentValues, type GraphQLField, type SelectionSetNode } from "graphql";
import type { AdminSchema } from "./schema.ts";

export const singleQueryLimit = 1000;
const mutationCost = 10;
const wrappers = new Set(["edges", "nodes", "pageInfo"]);

/**
 * Points of an operation as Shopify counts them: scalars 0, objects 1, mutations 10, a connection
 * 2 and then each of its nodes. Asked-for nodes give the requested cost, returned ones the actual.
 *
 * Source: Shopify's rate-limit documentation and recorded `definedCost` traces
 * (customers(first: 10) { nodes { id } } costs 2 + 10 x 1 = 12). Not every field's cost at Shopify
 * is public; where it charges less, the sandbox is the stricter one.
 */
export function requestedCost(
  schema: AdminSchema,
  document: Document,
  variables: Record<string, unknown>,
): number {
  return costOf(schema, document, variables, null);
}

export function actualCost(
  schema: AdminSchema,
  document: Document,
  variables: Record<string, unknown>,
  data: unknown,
): number {
  return costOf(schema, document, variables, { value: data });
}

/** `found` is null while nothing was executed yet. */
function costOf(
  schema: AdminSchema,
  document: Document,
  variables: Record<string, unknown>,
  found: { value: unknown } | null,
): number {
  function inside(set: SelectionSetNode, type: GraphQLNamedType, value: Found): number {
    let common = 0;
    const perType = new Map<string, number>();
    for (const { node, on } of fieldsOf(schema, document, set, type)) {
      if (node.name.value.startsWith("__") || !("getFields" in on)) continue;
      const definition = on.getFields()[node.name.value] as GraphQLField<unknown, unknown>;
      const key = node.alias?.value ?? node.name.value;
      const child = value === null ? null : pick(value, key);
      const returned = getNamedType(definition.type);
      if (isLeafType(returned) || !node.selectionSet) continue;
      const args = getArgumentValues(definition, node, variables);
      const price = fieldCost(node.selectionSet, returned, args, child, on.name);
      if (on === type) common += price;
      else perType.set(on.name, (perType.get(on.name) ?? 0) + price);
    }
    return common + Math.max(0, ...perType.values());
  }

  function fieldCost(
    set: SelectionSetNode,
    type: GraphQLNamedType,
    args: Record<string, unknown>,
    value: Found,
    parent: string,
  ): number {
    if (value !== null && (value.value === null || value.value === undefined)) return 0;
    if (type.name.endsWith("Connection")) return connectionCost(set, type, args, value);
    const own = parent === "Mutation" ? mutationCost : 1;
    if (value !== null && Array.isArray(value.value)) {
      return (value.value as unknown[]).reduce<number>(
        (sum, item) => sum + own + inside(set, type, { value: item }),
        0,
      );
    }
    return isCompositeType(type) ? own + inside(set, type, value) : 0;
  }

  function connectionCost(
    set: SelectionSetNode,
    type: GraphQLNamedType,
    args: Record<string, unknown>,
    value: Found,
  ): number {
    const size = Number(args["first"] ?? args["last"] ?? 0);
    let nodes = 0;
    for (const { node, on } of fieldsOf(schema, document, set, type)) {
      const name = node.name.value;
      if (!wrappers.has(name) || name === "pageInfo" || !node.selectionSet) continue;
      if (!("getFields" in on)) continue;
      const inner = getNamedType((on.getFields()[name] as GraphQLField<unknown, unknown>).type);
      const key = node.alias?.value ?? name;
      const list = value === null ? null : (pick(value, key)?.value as unknown[] | undefined);
      const each = (item: Found): number =>
        name === "nodes"
          ? 1 + inside(node.selectionSet!, inner, item)
          : inside(node.selectionSet!, inner, item);
      const here =
        list === null || list === undefined
          ? size * each(null)
          : list.reduce<number>((sum, item) => sum + each({ value: item }), 0);
      nodes = Math.max(nodes, here);
    }
    return 2 + nodes;
  }

  const root = schema.schema.getRootType(document.operation.operation)!;
  return inside(document.operation.selectionSet, root, found);
}

type Found = { value: unknown } | null;

function pick(value: { value: unknown }, key: string): { value: unknown } {
  return { value: (value.value as Record<string, unknown> | null | undefined)?.[key] };
}
