import type { BulkOperation } from "../../bulk/operation-table.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { badRequest } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { parseSearch, type Search, type Term } from "../search.ts";

export const bulkNode = (id: number, call: Call): BulkOperation | null => call.tenant.bulk.get(id);

const BulkOperationFields: Fields<BulkOperation> = {
  id: (operation) => gid("BulkOperation", operation.id),
  status: (operation) => operation.status,
  errorCode: (operation) => operation.errorCode,
  type: (operation) => operation.type,
  query: (operation) => operation.query,
  createdAt: (operation) => operation.createdAt,
  // of one that was canceled neither is told (recorded)
  completedAt: (operation) => (isCanceled(operation) ? null : operation.completedAt),
  objectCount: (operation) => operation.objectCount,
  rootObjectCount: (operation) => operation.rootObjectCount,
  fileSize: (operation) => (isCanceled(operation) ? null : operation.fileSize),
  url: (operation, _args, call) =>
    (operation.status === "COMPLETED" || isCanceled(operation)) && operation.fileSize !== null
      ? call.tenant.bulk.url(operation)
      : null,
  partialDataUrl: (operation, _args, call) =>
    operation.status === "FAILED" && operation.fileSize !== null
      ? call.tenant.bulk.url(operation)
      : null,
};

function isCanceled({ status }: BulkOperation): boolean {
  return status === "CANCELED";
}

type Test = (operation: BulkOperation) => boolean;

/** What of the operations a search means; refused at once, also where there are none. */
function testOf(search: Search): Test {
  if (search.kind === "all") return () => true;
  if (search.kind === "term") return testOfTerm(search);
  if (search.kind === "not") {
    const inner = testOf(search.side);
    return (operation) => !inner(operation);
  }
  const sides = search.sides.map(testOf);
  return search.kind === "and"
    ? (operation) => sides.every((side) => side(operation))
    : (operation) => sides.some((side) => side(operation));
}

function testOfTerm({ field, value, comparator }: Term): Test {
  // a status Shopify does not know finds nothing, and a list of several is none it knows
  if (field === "status") return ({ status }) => status === value.toUpperCase();
  if (field === "operation_type" || field === "type") {
    return ({ type }) => type === value.toUpperCase();
  }
  if (field === "id") return ({ id }) => id === Number(value.split("/").pop());
  if (field !== "created_at") {
    throw badRequest(`The sandbox does not implement searching bulkOperations by "${field}"`);
  }
  const asked = Date.parse(value);
  if (Number.isNaN(asked)) throw badRequest("Invalid timestamp for query filter `created_at`.");
  return ({ createdAt }) => {
    const began = Date.parse(createdAt);
    if (began === asked) return comparator.endsWith("=");
    return comparator.startsWith(">") ? began > asked : comparator.startsWith("<") && began < asked;
  };
}

/** The newest first, as Shopify lists them (recorded); by completion those without one come last. */
function inOrder(operations: BulkOperation[], sortKey: unknown): BulkOperation[] {
  if (sortKey !== "COMPLETED_AT") return operations;
  const ended = (one: BulkOperation): string => (isCanceled(one) ? "" : (one.completedAt ?? ""));
  return operations.toSorted((a, b) => (ended(a) < ended(b) ? 1 : ended(a) > ended(b) ? -1 : 0));
}

export const bulk: Domain = {
  types: {
    QueryRoot: {
      bulkOperation: (_source: unknown, args, call) =>
        call.tenant.bulk.get(idOf(args["id"] as string)),
      currentBulkOperation: (_source: unknown, args, call) =>
        call.tenant.bulk.list().find(({ type }) => type === (args["type"] ?? "QUERY")) ?? null,
      bulkOperations: (_source: unknown, args, call) => {
        const isMeant = testOf(parseSearch((args["query"] as string | null | undefined) ?? ""));
        return new Items<BulkOperation>(
          () => inOrder(call.tenant.bulk.list(), args["sortKey"]).filter(isMeant),
          args["reverse"] === true,
        );
      },
    } satisfies Fields<unknown>,
    Mutation: {
      bulkOperationRunQuery: (_source: unknown, args, call) => {
        const started = call.tenant.bulk.start(
          args["query"] as string,
          args["groupObjects"] === true,
          [...call.scopes],
        );
        return "operation" in started
          ? { bulkOperation: started.operation, userErrors: [] }
          : { bulkOperation: null, userErrors: started.refused };
      },
      bulkOperationCancel: (_source: unknown, args, call) => {
        const operation = call.tenant.bulk.cancel(idOf(args["id"] as string));
        if (operation === null) {
          return {
            bulkOperation: null,
            userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }],
          };
        }
        const canceling = operation.status === "CANCELING" || operation.status === "CANCELED";
        const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
        return {
          bulkOperation: operation,
          userErrors: canceling ? [] : [{ field: null, message }],
        };
      },
    } satisfies Fields<unknown>,
    BulkOperation: BulkOperationFields,
  },
  plain: {
    BulkOperationRunQueryPayload: "bulkOperation userErrors",
    BulkOperationUserError: "field message code",
    BulkOperationCancelPayload: "bulkOperation userErrors",
  },
};
