import {
  type FieldNode,
  getNamedType,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLNamedType,
  isAbstractType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Args } from "./call.ts";
import { accessDenied, badRequest, notImplemented } from "./errors.ts";
import { parseGid } from "./gid.ts";
import { notApproved, type Approval } from "./protected-data.ts";
import { implementsField } from "./registry.ts";
import type { AdminSchema } from "./schema.ts";
import { type Document, walk } from "./selection.ts";

/** mutations Shopify runs only with @idempotent(key:), since API 2026-04 */
const needsKey = new Set(["refundCreate"]);
const mostPerPage: Record<string, number> = { customerSegmentMembers: 1000 };

/** What stands against running the operation, and which of its fields the token may not read. */
export function inspect(
  schema: AdminSchema,
  document: Document,
  variables: Record<string, unknown>,
  scopes: Set<string>,
  options: { bulk: boolean; approval: Approval },
): { refusals: GraphQLError[]; denied: Map<FieldNode, GraphQLError> } {
  const refusals: GraphQLError[] = [];
  const denied = new Map<FieldNode, GraphQLError>();
  walk(schema, document, variables, ({ node, parent, field, type, args }) => {
    const name = node.name.value;
    for (const argument of field.args) {
      const coordinate = `${parent.name}.${name}.${argument.name}`;
      refusals.push(...badGids(schema, argument.type, args[argument.name], coordinate, node));
    }
    if (type.name.endsWith("Connection") && !options.bulk) refusals.push(...badPage(args, node));
    if (needsKey.has(name) && !node.directives?.some((one) => one.name.value === "idempotent")) {
      refusals.push(badRequest(`${name} needs the @idempotent directive with a key`, node));
    }
    const missing = [
      schema.access(parent.name, name),
      schema.access(type.name),
      nodeAccess(schema, type),
    ].find((access) => access && !access.scopes.some((scope) => scopes.has(scope)));
    if (missing) {
      denied.set(node, accessDenied(node, missing));
      return false;
    }
    const unapproved = notApproved(options.approval, parent, type, node);
    if (unapproved) {
      denied.set(node, unapproved);
      return false;
    }
    if (isObjectType(parent) && !implementsField(parent, name)) {
      refusals.push(notImplemented(`${parent.name}.${name}`, node));
      return false;
    }
    if (isAbstractType(parent)) {
      const known = schema.schema
        .getPossibleTypes(parent)
        .some((possible) => implementsField(possible, name));
      if (!known) refusals.push(notImplemented(`${parent.name}.${name}`, node));
    }
    return true;
  });
  return { refusals, denied };
}

/** A connection asks for what its nodes ask for, so that the error names the connection. */
function nodeAccess(schema: AdminSchema, type: GraphQLNamedType) {
  if (!isObjectType(type) || !type.name.endsWith("Connection")) return null;
  const nodes = type.getFields()["nodes"];
  return nodes ? schema.access(getNamedType(nodes.type).name) : null;
}

function badPage(args: Args, node: FieldNode): GraphQLError[] {
  const first = args["first"] as number | null | undefined;
  const last = args["last"] as number | null | undefined;
  const name = node.name.value;
  if (first == null && last == null) {
    return [badRequest(`you must provide one of first or last (on ${name})`, node)];
  }
  if (first != null && last != null) {
    return [badRequest(`providing both first and last is not supported (on ${name})`, node)];
  }
  const [side, size] = first != null ? ["first", first] : ["last", last!];
  const most = mostPerPage[name] ?? 250;
  if (size > most) {
    return [badRequest(`${side} cannot exceed ${most} (on ${name}, found ${size})`, node)];
  }
  if (size < 0) return [badRequest(`${side} cannot be negative (on ${name})`, node)];
  return [];
}

function badGids(
  schema: AdminSchema,
  type: GraphQLInputType,
  value: unknown,
  coordinate: string,
  node: FieldNode,
): GraphQLError[] {
  if (value === null || value === undefined) return [];
  if (isNonNullType(type)) return badGids(schema, type.ofType, value, coordinate, node);
  if (isListType(type)) {
    const items = Array.isArray(value) ? (value as unknown[]) : [value];
    if (items.length > 250) {
      const size = `The input array size of ${items.length} is greater than the maximum allowed of 250.`;
      return [badRequest(`${size} (${coordinate})`, node)];
    }
    return items.flatMap((item) => badGids(schema, type.ofType, item, coordinate, node));
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) =>
      badGids(schema, field.type, (value as Args)[field.name], `${type.name}.${field.name}`, node),
    );
  }
  if (getNamedType(type).name !== "ID") return [];
  const parsed = parseGid(String(value));
  if (!parsed) {
    return [
      new GraphQLError(`Invalid global id '${String(value)}'`, {
        nodes: node,
        extensions: { code: "argumentLiteralsIncompatible", argument: coordinate },
      }),
    ];
  }
  const kinds = schema.gidTypes(coordinate);
  if (kinds && !kinds.has(parsed.kind)) {
    return [
      new GraphQLError(`Invalid id: ${String(value)}`, {
        nodes: node,
        extensions: { code: "RESOURCE_NOT_FOUND", argument: coordinate },
      }),
    ];
  }
  return [];
}
