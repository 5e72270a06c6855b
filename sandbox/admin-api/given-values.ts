import {
  type FieldNode,
  getNamedType,
  GraphQLError,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
} from "graphql";
import type { Args } from "./call.ts";
import { badRequest } from "./errors.ts";
import { parseGid } from "./gid.ts";
import type { AdminSchema } from "./schema.ts";
import type { Visit } from "./selection.ts";
import { invalidVariable, ValidationError } from "./validation.ts";

const mostPerPage: Record<string, number> = { customerSegmentMembers: 1000 };
const mostInput = 250;

/** A page that has no size, two, or one that Shopify does not give. */
export function badPage({ args, node, path }: Visit): GraphQLError[] {
  const first = args["first"] as number | null | undefined;
  const last = args["last"] as number | null | undefined;
  const refuse = (message: string) => [badRequest(message, node, path)];
  if (first == null && last == null) return refuse("you must provide one of first or last");
  if (first != null && last != null) {
    return refuse("providing both first and last is not supported");
  }
  const [side, size] = first != null ? ["first", first] : ["last", last!];
  const most = mostPerPage[node.name.value] ?? 250;
  if (size > most) return refuse(`${side} cannot exceed ${most}`);
  if (size < 0) return refuse(`${side} cannot be negative`);
  return [];
}

interface Place {
  /** "QueryRoot.order.id" or "OrderInput.id" */
  coordinate: string;
  /** from the argument's name down */
  path: string[];
}

/**
 * Lists that are too long and ids that are none refuse the request; an id of another kind makes the
 * field null with an error.
 */
export function badValues(
  schema: AdminSchema,
  visit: Visit,
  operation: string,
): { refusals: GraphQLError[]; notFound: GraphQLError | null } {
  const refusals: GraphQLError[] = [];
  let notFound: GraphQLError | null = null;
  const { node } = visit;

  function check(type: GraphQLInputType, value: unknown, place: Place): void {
    if (value === null || value === undefined) return;
    if (isNonNullType(type)) return check(type.ofType, value, place);
    if (isListType(type)) {
      const items = Array.isArray(value) ? (value as unknown[]) : [value];
      if (items.length > mostInput)
        refusals.push(tooLong(node, [...visit.path, ...place.path], items));
      else for (const item of items) check(type.ofType, item, place);
      return;
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        const inner = {
          coordinate: `${type.name}.${field.name}`,
          path: [...place.path, field.name],
        };
        check(field.type, (value as Args)[field.name], inner);
      }
      return;
    }
    if (getNamedType(type).name !== "ID") return;
    const parsed = parseGid(String(value));
    if (!parsed) {
      refusals.push(noGid(String(value), node, [operation, ...visit.path, ...place.path]));
      return;
    }
    const kinds = schema.gidTypes(place.coordinate);
    if (kinds && !kinds.has(parsed.kind)) {
      notFound ??= new GraphQLError(`Invalid id: ${String(value)}`, {
        nodes: node,
        extensions: { code: "RESOURCE_NOT_FOUND" },
      });
    }
  }

  for (const argument of visit.field.args) {
    const coordinate = `${visit.parent.name}.${visit.field.name}.${argument.name}`;
    check(argument.type, visit.args[argument.name], { coordinate, path: [argument.name] });
  }
  return { refusals, notFound };
}

function tooLong(node: FieldNode, path: string[], items: unknown[]): GraphQLError {
  return new GraphQLError(
    `The input array size of ${items.length} is greater than the maximum allowed of ${mostInput}.`,
    { nodes: node, path, extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } },
  );
}

/** An id that is none: the variable's mistake where one was given, else the argument's. */
function noGid(value: string, node: FieldNode, place: string[]): GraphQLError {
  const message = `Invalid global id '${value}'`;
  const argument = node.arguments?.find(({ name }) => place.includes(name.value));
  const error = new GraphQLError(message, { nodes: node });
  if (argument?.value.kind !== Kind.VARIABLE) {
    const extensions = { code: "argumentLiteralsIncompatible", typeName: "CoercionError" };
    return new ValidationError(message, error, place, extensions);
  }
  const problems = [{ path: [], explanation: message }];
  return invalidVariable(argument.value.name.value, value, problems, error);
}
