import {
  type FieldNode,
  getArgumentValues,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  isAbstractType,
  isLeafType,
  type SelectionSetNode,
} from "graphql";
import { ownPrice, pageWeight } from "./prices.ts";
import type { AdminSchema } from "./schema.ts";
import { fieldsOf, type Document } from "./selection.ts";

export const singleQueryLimit = 1000;
const connectionPrice = 2;
const lists = new Set(["edges", "nodes"]);

/**
 * Points of an operation as Shopify counts them, fitted to recorded requests: leaves are free,
 * objects cost 1, mutations 10, a connection 2 and then the weight of its page times one node. Of an
 * abstract type's fragments the dearest type counts. Asked-for pages give the requested cost,
 * returned ones the actual, which is never higher.
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
  return Math.min(
    requestedCost(schema, document, variables),
    costOf(schema, document, variables, { value: data }),
  );
}

type Found = { value: unknown } | null;
interface Asked {
  nodes: FieldNode[];
  on: GraphQLNamedType;
}

/** `found` is null while nothing was executed yet. */
function costOf(
  schema: AdminSchema,
  document: Document,
  variables: Record<string, unknown>,
  found: Found,
): number {
  /** fields with the same name in the answer are one field */
  function asked(sets: SelectionSetNode[], type: GraphQLNamedType): Map<string, Asked> {
    const byKey = new Map<string, Asked>();
    for (const set of sets) {
      for (const { node, on } of fieldsOf(schema, document, set, type, variables)) {
        if (node.name.value.startsWith("__") || !node.selectionSet || !("getFields" in on))
          continue;
        const key = `${on.name} ${node.alias?.value ?? node.name.value}`;
        const same = byKey.get(key);
        if (same) same.nodes.push(node);
        else byKey.set(key, { nodes: [node], on });
      }
    }
    return byKey;
  }

  function inside(sets: SelectionSetNode[], type: GraphQLNamedType, value: Found): number {
    const prices = new Map<GraphQLNamedType, number>();
    for (const { nodes, on } of asked(sets, type).values()) {
      prices.set(on, (prices.get(on) ?? 0) + fieldCost(nodes, on, value));
    }
    if (!isAbstractType(type)) return [...prices.values()].reduce((sum, one) => sum + one, 0);
    const possible = schema.schema.getPossibleTypes(type).map((one) =>
      [...prices].reduce((sum, [on, price]) => {
        const applies =
          on === one || (isAbstractType(on) && schema.schema.isSubType(on, one)) || on === type;
        return applies ? sum + price : sum;
      }, 0),
    );
    return Math.max(0, ...possible);
  }

  function fieldCost(nodes: FieldNode[], on: GraphQLNamedType, parent: Found): number {
    const [node] = nodes as [FieldNode];
    if (!("getFields" in on)) return 0;
    const field = on.getFields()[node.name.value] as GraphQLField<unknown, unknown>;
    const type = getNamedType(field.type);
    if (isLeafType(type)) return 0;
    const value = pick(parent, node.alias?.value ?? node.name.value);
    const sets = nodes.flatMap((one) => one.selectionSet ?? []);
    const own = ownPrice(on.name, field.name, type.name);
    if (value !== null && (value.value === null || value.value === undefined)) {
      return on.name === "Mutation" ? own : 0;
    }
    if (type.name.endsWith("Connection")) {
      const args = getArgumentValues(field, node, variables);
      return connectionCost(sets, type, Number(args["first"] ?? args["last"] ?? 0), value);
    }
    if (value !== null && Array.isArray(value.value)) {
      const items = value.value.map((item) => inside(sets, type, { value: item }));
      return items.length === 0 ? 0 : own + Math.max(...items);
    }
    return own + inside(sets, type, value);
  }

  function connectionCost(
    sets: SelectionSetNode[],
    type: GraphQLNamedType,
    size: number,
    value: Found,
  ): number {
    let points = connectionPrice;
    for (const { nodes, on } of asked(sets, type).values()) {
      const [node] = nodes as [FieldNode];
      const name = node.name.value;
      if (!lists.has(name) || !("getFields" in on)) continue;
      const inner = getNamedType((on.getFields()[name] as GraphQLField<unknown, unknown>).type);
      const own = name === "nodes" ? 1 : 0;
      const below = nodes.flatMap((one) => one.selectionSet ?? []);
      const list = pick(value, node.alias?.value ?? name)?.value;
      const each = Array.isArray(list)
        ? list.map((item) => own + inside(below, inner, { value: item }))
        : [own + inside(below, inner, null)];
      points += pageWeight(Array.isArray(list) ? list.length : size) * Math.max(0, ...each);
    }
    return points;
  }

  const root = schema.schema.getRootType(document.operation.operation)!;
  return Math.max(1, inside([document.operation.selectionSet], root, found));
}

function pick(parent: Found, key: string): Found {
  return parent === null
    ? null
    : { value: (parent.value as Record<string, unknown> | null | undefined)?.[key] };
}
