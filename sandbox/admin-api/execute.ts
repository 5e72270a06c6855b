import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isObjectType,
  Kind,
  getNamedType,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
} from "graphql";
import { costsHidden } from "../inventory/costs.ts";
import type { Args, Call } from "./call.ts";
import { actualCost, requestedCost, singleQueryLimit } from "./cost.ts";
import { notImplemented, throttled, tooExpensive } from "./errors.ts";
import { inspect } from "./inspect.ts";
import { once } from "./idempotency.ts";
import type { Document } from "./selection.ts";
import { connection, Listing } from "./listing.ts";
import { resolverOf } from "./registry.ts";
import { adminSchema } from "./schema.ts";
import { validationErrors, variableErrors } from "./validation.ts";

export interface Answer {
  data?: unknown;
  errors?: unknown[];
  extensions?: Record<string, unknown>;
}

export interface Prepared {
  ast: DocumentNode;
  document: Document;
  variables: Record<string, unknown>;
  /** response-independent names of the fields at the root, for faults */
  roots: string[];
}

const parsed = new Map<string, { ast: DocumentNode; errors: readonly GraphQLError[] }>();

/** Parses and validates against Shopify's schema; the last 500 queries are remembered. */
function read(query: string): { ast: DocumentNode; errors: readonly GraphQLError[] } {
  let found = parsed.get(query);
  if (!found) {
    const ast = parse(query);
    found = { ast, errors: validationErrors(ast, validate(adminSchema().schema, ast)) };
    if (parsed.size >= 500) parsed.clear();
    parsed.set(query, found);
  }
  return found;
}

/** A request ready to run, or the errors Shopify would answer. */
export function prepare(
  query: string,
  input: Record<string, unknown>,
  operationName: string | null,
): Prepared | { errors: readonly GraphQLError[] } {
  let ast: DocumentNode;
  try {
    const { ast: tree, errors } = read(query);
    if (errors.length > 0) return { errors };
    ast = tree;
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
  const operation = getOperationAST(ast, operationName);
  if (!operation) {
    return { errors: [new GraphQLError("An operation name is required")] };
  }
  const { schema } = adminSchema();
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], input);
  if (values.errors) return { errors: variableErrors(values.errors, input) };
  const fragments = new Map(
    ast.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
  const roots = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
  return { ast, document: { operation, fragments }, variables: values.coerced, roots };
}

/** Checks, charges and runs one request. */
export async function run(prepared: Prepared, call: Call, empty = false): Promise<Answer> {
  const admin = adminSchema();
  const { document, variables } = prepared;
  const { refusals, denied } = inspect(admin, document, variables, call.scopes, {
    bulk: false,
    approval: call.approval,
    costsHidden: costsHidden(call.store),
  });
  const { bucket } = call.tenant;
  const requested = requestedCost(admin, document, variables);
  const cost = (actual: number | null) => ({
    cost: {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: empty ? { ...bucket.status(), currentlyAvailable: 0 } : bucket.status(),
    },
  });
  if (refusals.length > 0) {
    const isTooLong = refusals.some((one) => one.extensions["code"] === "MAX_INPUT_SIZE_EXCEEDED");
    return { errors: refusals, ...(isTooLong ? { extensions: cost(null) } : {}) };
  }
  if (requested > singleQueryLimit) {
    return { errors: [tooExpensive(requested, singleQueryLimit)] };
  }
  if (empty || !bucket.take(requested)) return { errors: [throttled], extensions: cost(null) };

  const result = await perform(prepared, call, denied);
  const actual = actualCost(admin, document, variables, result.data);
  bucket.giveBack(Math.max(0, requested - actual));
  return {
    ...(result.errors ? { errors: [...result.errors] } : {}),
    data: result.data ?? null,
    extensions: cost(actual),
  };
}

/** Runs one line of an import: checked as every request, charged with nothing. */
export async function runLine(
  prepared: Prepared,
  call: Call,
): Promise<Answer & { denied: boolean }> {
  const { refusals, denied } = inspect(
    adminSchema(),
    prepared.document,
    prepared.variables,
    call.scopes,
    { bulk: false, approval: call.approval, costsHidden: costsHidden(call.store) },
  );
  if (refusals.length > 0) return { errors: refusals, denied: false };
  const { errors, data } = await perform(prepared, call, denied);
  return {
    ...(errors ? { errors: [...errors] } : {}),
    data: data ?? null,
    denied: denied.size > 0,
  };
}

async function perform(
  { ast, document, variables }: Prepared,
  call: Call,
  denied: Call["denied"],
): Promise<ExecutionResult> {
  call.denied = denied;
  return execute({
    schema: adminSchema().schema,
    document: ast,
    operationName: document.operation.name?.value ?? null,
    variableValues: variables,
    rootValue: {},
    contextValue: call,
    fieldResolver: resolve,
    typeResolver: (value) => (value as { __typename?: string }).__typename,
  });
}

const resolve: GraphQLFieldResolver<unknown, Call, Args> = (source, args, call, info) => {
  const node = info.fieldNodes[0]!;
  const denied = call.denied.get(node);
  if (denied) throw denied;
  const read = () => readField(info.parentType.name, info.fieldName, source, args, call);
  const value = info.parentType.name === "Mutation" ? once(info, args, call, read) : read();
  if (value instanceof Listing) return connection(value, args);
  const type = getNamedType(info.returnType);
  if (value === undefined && isObjectType(info.parentType)) {
    throw notImplemented(`${info.parentType.name}.${info.fieldName} (${type.name})`, node);
  }
  return value;
};

/** The value of one field, as ordinary requests and bulk operations both read it. */
export function readField(
  type: string,
  field: string,
  source: unknown,
  args: Args,
  call: Call,
): unknown {
  const resolver = resolverOf(type, field);
  if (resolver) return resolver(source as never, args, call);
  return (source as Args | null | undefined)?.[field];
}
