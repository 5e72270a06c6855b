import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { type Prepared } from "../admin-api/execute.ts";
import { parseGid } from "../admin-api/gid.ts";
import { adminSchema } from "../admin-api/schema.ts";
import { fieldsOf } from "../admin-api/selection.ts";
import { isRecord } from "./ids.ts";

/** An object of an answer under Shopify's field names: aliases undone, connections are plain lists. */
export type Seen = Record<string, unknown>;

/** The objects with an id that an answer shows, by that id. */
export function sightings(prepared: Prepared, data: unknown): Map<string, Seen> {
  const admin = adminSchema();
  const { document, variables } = prepared;
  const found = new Map<string, Seen>();

  function read(set: SelectionSetNode, type: GraphQLNamedType, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => read(set, type, item));
    if (!isRecord(value)) return value;
    const seen: Seen = {};
    for (const { node, on } of fieldsOf(admin, document, set, type, variables)) {
      const name = node.name.value;
      const key = node.alias?.value ?? name;
      if (!(key in value)) continue;
      const field = "getFields" in on ? on.getFields()[name] : undefined;
      if (!field || !node.selectionSet) {
        seen[name] = value[key];
        continue;
      }
      const inner = read(node.selectionSet, getNamedType(field.type), value[key]);
      if (name === "codeDiscountNodeByCode" && isRecord(inner)) addCode(inner, node);
      add(seen, name, inner);
    }
    if (type.name.endsWith("Connection")) return nodesOf(seen);
    remember(seen);
    return seen;
  }

  /** who is asked for by a code has that code */
  function addCode(inner: Seen, node: FieldNode): void {
    const given = node.arguments?.find((argument) => argument.name.value === "code")?.value;
    const code = given?.kind === Kind.VARIABLE ? variables[given.name.value] : undefined;
    inner["codes"] ??= code === undefined ? [] : [{ code }];
    remember(inner);
  }

  function remember(seen: Seen): void {
    const id = seen["id"];
    if (typeof id !== "string" || !parseGid(id)) return;
    found.set(id, merged(found.get(id), seen));
  }

  const root = admin.schema.getRootType(document.operation.operation)!;
  read(document.operation.selectionSet, root, data);
  return found;
}

/** One thing asked for under two aliases is one thing; two metafields are two. */
function add(seen: Seen, name: string, value: unknown): void {
  if (name === "metafield" || name === "metafields") {
    const list = Array.isArray(value) ? (value as unknown[]) : value === null ? [] : [value];
    seen["metafields"] = [...((seen["metafields"] as unknown[] | undefined) ?? []), ...list];
  } else if (isRecord(seen[name]) && isRecord(value)) {
    seen[name] = { ...seen[name], ...value };
  } else seen[name] = value;
}

function nodesOf(seen: Seen): unknown[] {
  const edges = seen["edges"] as { node?: unknown }[] | undefined;
  return (seen["nodes"] as unknown[] | undefined) ?? edges?.map((edge) => edge.node) ?? [];
}

/** What is known of an object after it was seen once more. */
export function merged(before: Seen | undefined, now: Seen): Seen {
  return { ...before, ...now };
}
