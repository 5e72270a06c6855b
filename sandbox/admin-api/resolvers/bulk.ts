import type { BulkOperation } from "../../bulk/operation-table.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { badRequest } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { parseSearch, type Search } from "../search.ts";

export const bulkNode = (id: number, call: Call): BulkOperation | null => call.tenant.bulk.get(id);

const BulkOperationFields: Fields<BulkOperation> = {
  id: (operation) => gid("BulkOperation", operation.id),
  status: (operation) => operation.status,
  errorCode: (operation) => operation.errorCode,
  type: (operation) => operation.type,
  query: (operation) => operation.query,
  createdAt: (operation) => operation.createdAt,
  completedAt: (operation) => operation.completedAt,
  objectCount: (operation) => operation.objectCount,
  rootObjectCount: (operation) => operation.rootObjectCount,
  fileSize: (operation) => operation.fileSize,
  url: (operation, _args, call) =>
    operation.status === "COMPLETED" && operation.fileSize !== null
      ? call.tenant.bulk.url(operation)
      : null,
  partialDataUrl: (operation, _args, call) =>
    operation.status !== "COMPLETED" &&
    operation.completedAt !== null &&
    operation.fileSize !== null
      ? call.tenant.bulk.url(operation)
      : null,
};

function matches(operation: BulkOperation, search: Search): boolean {
  if (search.kind === "all") return true;
  if (search.kind === "and") return search.sides.every((side) => matches(operation, side));
  if (search.kind === "or") return search.sides.some((side) => matches(operation, side));
  if (search.kind === "not") return !matches(operation, search.side);
  const value = search.value.toUpperCase();
  if (search.field === "status") return value.split(",").includes(operation.status);
  if (search.field === "operation_type" || search.field === "type") return value === operation.type;
  if (search.field === "id") return operation.id === Number(search.value.split("/").pop());
  throw badRequest(`The sandbox does not implement searching bulkOperations by "${search.field}"`);
}

export const bulk: Domain = {
  types: {
    QueryRoot: {
      bulkOperation: (_source: unknown, args, call) =>
        call.tenant.bulk.get(idOf(args["id"] as string)),
      currentBulkOperation: (_source: unknown, args, call) =>
        call.tenant.bulk.list().find(({ type }) => type === (args["type"] ?? "QUERY")) ?? null,
      bulkOperations: (_source: unknown, args, call) => {
        const search = parseSearch((args["query"] as string | null | undefined) ?? "");
        return new Items<BulkOperation>(
          () =>
            call.tenant.bulk
              .list()
              .reverse()
              .filter((operation) => matches(operation, search)),
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
