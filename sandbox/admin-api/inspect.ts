import type { GraphQLError } from "graphql";
import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  isAbstractType,
  isObjectType,
} from "graphql";
import { isAbsent } from "./absent-kinds.ts";
import { accessDenied, badRequest, notImplemented } from "./errors.ts";
import { notApproved, type Approval } from "./protected-data.ts";
import { badPage, badValues } from "./given-values.ts";
import { implementsField } from "./registry.ts";
import type { AdminSchema } from "./schema.ts";
import { type Document, walk } from "./selection.ts";

/** mutations Shopify runs only with @idempotent(key:), since API 2026-04 */
export const needsKey: ReadonlySet<string> = new Set([
  ...["refundCreate", "locationActivate", "locationDeactivate", "inventoryActivate"],
  ...["inventoryAdjustQuantities", "inventoryMoveQuantities", "inventorySetQuantities"],
  ...["inventorySetOnHandQuantities", "inventoryTransferCreate", "inventoryTransferSetItems"],
  ...["inventoryTransferCreateAsReadyToShip", "inventoryTransferDuplicate"],
  ...["inventoryShipmentCreate", "inventoryShipmentCreateInTransit"],
  ...["inventoryShipmentAddItems", "inventoryShipmentReceive"],
]);

const missingKey = "The @idempotent directive is required for this mutation but was not provided.";

const viewCosts = {
  scopes: [],
  required: "The user must have `View product costs` permission.",
};

/** What stands against running the operation, and which of its fields the token may not read. */
export function inspect(
  schema: AdminSchema,
  document: Document,
  variables: Record<string, unknown>,
  scopes: Set<string>,
  options: { bulk: boolean; approval: Approval; costsHidden: boolean },
): { refusals: GraphQLError[]; denied: Map<FieldNode, GraphQLError> } {
  const refusals: GraphQLError[] = [];
  const denied = new Map<FieldNode, GraphQLError>();
  const { operation } = document;
  const label = operation.name
    ? `${operation.operation} ${operation.name.value}`
    : operation.operation;
  walk(schema, document, variables, (visit) => {
    const { node, parent, type } = visit;
    const name = node.name.value;
    const given = badValues(schema, visit, label);
    refusals.push(...given.refusals);
    if (type.name.endsWith("Connection") && !options.bulk) refusals.push(...badPage(visit));
    if (needsKey.has(name) && !node.directives?.some((one) => one.name.value === "idempotent")) {
      refusals.push(badRequest(missingKey, node));
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
    if (options.costsHidden && parent.name === "InventoryItem" && name === "unitCost") {
      denied.set(node, accessDenied(node, viewCosts));
      return false;
    }
    // nothing will ever be read of it
    if (isAbsentHere(schema, parent)) return false;
    if (given.notFound) denied.set(node, given.notFound);
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

/** A kind of thing the sandbox has none of, or an interface of such kinds only. */
function isAbsentHere(schema: AdminSchema, parent: GraphQLNamedType): boolean {
  if (!isAbstractType(parent)) return isAbsent(parent.name);
  return schema.schema.getPossibleTypes(parent).every(({ name }) => isAbsent(name));
}

/** A connection asks for what its nodes ask for, so that the error names the connection. */
function nodeAccess(schema: AdminSchema, type: GraphQLNamedType) {
  if (!isObjectType(type) || !type.name.endsWith("Connection")) return null;
  const { nodes, edges } = type.getFields();
  // the members of a segment are listed by edges only
  const edge = edges && getNamedType(edges.type);
  const node = nodes ?? (isObjectType(edge) ? edge.getFields()["node"] : undefined);
  return node ? schema.access(getNamedType(node.type).name) : null;
}
