import {
  getNamedType,
  type GraphQLOutputType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Prepared } from "./execute.ts";
import { fieldsOf, walk } from "./selection.ts";
import { adminSchema } from "./schema.ts";

const mostConnections = 5;
const deepestNesting = 2;

/** Why Shopify's bulk operations would not take the query; null when they would. */
export function unfit({ document, variables }: Prepared): string | null {
  if (document.operation.operation !== "query") return "only queries can be run";
  if ((document.operation.variableDefinitions ?? []).length > 0) {
    return "a bulk query cannot have variables";
  }
  const admin = adminSchema();
  const roots = fieldsOf(
    admin,
    document,
    document.operation.selectionSet,
    admin.schema.getQueryType()!,
    variables,
  );
  if (roots.length !== 1) return "the query must have exactly one field at the top";
  const top = roots[0]!.node.name.value;
  if (top === "node" || top === "nodes") return `${top} cannot be used at the top of a bulk query`;

  let connections = 0;
  let problem: string | null = null;
  const levels = new Map<string, number>();
  const lists = new Set<string>();
  walk(admin, document, variables, ({ node, type, field, path }) => {
    const above = path.slice(0, -1).join(".");
    const level = levels.get(above) ?? 0;
    const isConnection = type.name.endsWith("Connection");
    levels.set(path.join("."), level + (isConnection ? 1 : 0));
    const insideList = [...lists].some((list) => `${above}.`.startsWith(`${list}.`));
    if (isConnection) {
      connections += 1;
      if (level > deepestNesting)
        problem ??= `connections can be nested ${deepestNesting} deep only`;
      if (insideList) {
        problem ??= `${node.name.value} is a connection inside a list, which is not supported`;
      }
      const nodes = isObjectType(type) ? type.getFields()["nodes"] : undefined;
      const inner = nodes ? getNamedType(nodes.type) : null;
      const isNode =
        inner !== null &&
        (isAbstractType(inner) ||
          (isObjectType(inner) && inner.getInterfaces().some((one) => one.name === "Node")));
      if (level > 0 && !isNode) problem ??= `the nodes of ${node.name.value} have no id`;
    } else if (isPlainList(field.type) && !/^(edges|nodes)$/.test(node.name.value)) {
      lists.add(path.join("."));
    }
    return true;
  });
  if (problem !== null) return problem;
  if (connections === 0) return "the query must contain at least one connection";
  if (connections > mostConnections) {
    return `the query has ${connections} connections, at most ${mostConnections} are allowed`;
  }
  return null;
}

function isPlainList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
