import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isListType,
  isNonNullType,
} from "graphql";
import type { Prepared } from "./execute.ts";
import { fieldsOf, walk } from "./selection.ts";
import { adminSchema } from "./schema.ts";

const mostConnections = 5;
const deepestNesting = 2;

/** Why Shopify's bulk operations would not take the query, in its sentences; empty when they would. */
export function unfit({ document, variables }: Prepared): string[] {
  if (document.operation.operation !== "query") {
    return ["Invalid operation type. Only `query` operations are supported."];
  }
  if ((document.operation.variableDefinitions ?? []).length > 0) {
    return ["Bulk queries cannot contain variables."];
  }
  const admin = adminSchema();
  const root = admin.schema.getQueryType()!;
  const roots = fieldsOf(admin, document, document.operation.selectionSet, root, variables);
  const problems: string[] = [];
  const forbidden = roots.map(({ node }) => node.name.value).find((name) => /^nodes?$/.test(name));
  if (forbidden) problems.push(`Bulk queries cannot contain a top level \`${forbidden}\` field.`);
  if (roots.length > 1) problems.push("Bulk queries cannot contain more than one top level field.");

  let connections = 0;
  let tooDeep = false;
  let inList = false;
  const byNodes: string[] = [];
  const withoutId: string[] = [];
  const levels = new Map<string, number>();
  const lists = new Set<string>();
  walk(admin, document, variables, ({ node, type, field, path }) => {
    const above = path.slice(0, -1).join(".");
    const level = levels.get(above) ?? 0;
    const isConnection = type.name.endsWith("Connection");
    levels.set(path.join("."), level + (isConnection ? 1 : 0));
    if (isConnection) {
      connections += 1;
      tooDeep ||= level > deepestNesting;
      inList ||= [...lists].some((list) => `${above}.`.startsWith(`${list}.`));
      const parts = partsOf(node, type);
      if (parts.some((part) => part.node.name.value === "nodes")) byNodes.push(node.name.value);
      if (parts.some(holdsConnection) && !parts.every(hasId)) withoutId.push(node.name.value);
    } else if (isPlainList(field.type) && !/^(edges|nodes)$/.test(node.name.value)) {
      lists.add(path.join("."));
    }
    return true;
  });

  function partsOf(node: FieldNode, type: GraphQLNamedType) {
    return fieldsOf(admin, document, node.selectionSet!, type, variables)
      .filter((part) => /^(edges|nodes)$/.test(part.node.name.value) && part.node.selectionSet)
      .map((part) => ({ ...part, inner: typeOf(part.on, part.node.name.value) }));
  }
  /** what is selected of each node of the connection */
  function itemFields({ node, inner }: ReturnType<typeof partsOf>[number]) {
    const fields = fieldsOf(admin, document, node.selectionSet!, inner, variables);
    if (node.name.value === "nodes") return fields;
    return fields
      .filter((one) => one.node.name.value === "node" && one.node.selectionSet)
      .flatMap((one) =>
        fieldsOf(admin, document, one.node.selectionSet!, typeOf(inner, "node"), variables),
      );
  }
  function holdsConnection(part: ReturnType<typeof partsOf>[number]): boolean {
    return itemFields(part).some(({ node, on }) => {
      if (node.name.value.startsWith("__")) return false;
      return typeOf(on, node.name.value).name.endsWith("Connection");
    });
  }
  function hasId(part: ReturnType<typeof partsOf>[number]): boolean {
    return itemFields(part).some(({ node }) => node.name.value === "id" && !node.alias);
  }

  if (byNodes.length > 0) {
    problems.push(
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${byNodes[0]} { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: ${byNodes.map((name) => `'${name}'`).join(", ")}.`,
    );
  }
  if (connections === 0) problems.push("Bulk queries must contain at least one connection.");
  if (connections > mostConnections) {
    problems.push(`Bulk queries cannot contain more than ${mostConnections} connections.`);
  }
  if (tooDeep) {
    problems.push(
      `Bulk queries cannot contain connections with a nesting depth greater than ${deepestNesting}.`,
    );
  }
  if (withoutId.length > 0) {
    problems.push(
      `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${withoutId.join(", ")}.`,
    );
  }
  if (inList) {
    problems.push(
      "Queries that contain a connection field within a list field are not currently supported.",
    );
  }
  return problems;
}

function typeOf(on: GraphQLNamedType, field: string): GraphQLNamedType {
  if (!("getFields" in on)) throw new Error(`${on.name} has no fields`);
  return getNamedType(on.getFields()[field]!.type) as GraphQLNamedType;
}

function isPlainList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
