import { gid } from "./gid.ts";
import type { AdminClient } from "./client.server.ts";

export interface BulkOperationState {
  id: string;
  status: string;
  /** on Shopify's clock */
  createdAt: Date;
  errorCode: string | null;
  objectCount: number;
  rootObjectCount: number;
  url: string | null;
  fileSize: number | null;
}

/** Starts a bulk query; @returns the number of the operation. @throws UserErrors, AccessDenied */
export async function startBulkQuery(admin: AdminClient, query: string): Promise<string> {
  const data = await admin.mutate(
    `#graphql
    mutation StartBulkQuery($query: String!) {
      bulkOperationRunQuery(query: $query, groupObjects: true) {
        bulkOperation { id status }
        userErrors { field message code }
      }
    }`,
    { query },
  );
  const operation = data.bulkOperationRunQuery?.bulkOperation;
  if (!operation)
    throw new Error(
      `bulkOperationRunQuery for ${admin.domain}: neither an operation nor an error came back`,
    );
  return operation.id.split("/").pop()!;
}

/** null when Shopify does not know the operation any more. */
export async function bulkOperation(
  admin: AdminClient,
  id: string,
): Promise<BulkOperationState | null> {
  const { bulkOperation: found } = await admin.request(
    `#graphql
    query BulkOperationState($id: ID!) {
      bulkOperation(id: $id) { id status createdAt errorCode objectCount rootObjectCount url fileSize }
    }`,
    { id: gid("BulkOperation", id) },
  );
  if (!found) return null;
  return {
    id,
    status: found.status,
    createdAt: new Date(found.createdAt),
    errorCode: found.errorCode ?? null,
    objectCount: Number(found.objectCount),
    rootObjectCount: Number(found.rootObjectCount),
    url: found.url ?? null,
    fileSize: found.fileSize ? Number(found.fileSize) : null,
  };
}

/**
 * A bulk query of ours that runs already: asked before one is started, because a connection that broke on the way back
 * leaves one behind.
 * @param since only one that began at this moment or later, on Shopify's clock
 * @param abandoned numbers of operations nobody waits for any more
 */
export async function runningBulkQuery(
  admin: AdminClient,
  query: string,
  since: Date,
  abandoned: string[],
): Promise<string | null> {
  const { bulkOperations } = await admin.request(
    `#graphql
    query RunningBulkQueries {
      bulkOperations(first: 20, query: "operation_type:query", sortKey: CREATED_AT) {
        nodes { id status query createdAt }
      }
    }`,
    {},
  );
  // the newest come first; states are chosen here, because a list of them finds nothing at Shopify
  const ours = bulkOperations.nodes.filter(
    ({ status, ...node }) =>
      (status === "CREATED" || status === "RUNNING") &&
      node.query === query &&
      Date.parse(node.createdAt) >= since.getTime(),
  );
  const numbers = ours.map((node) => node.id.split("/").pop()!);
  return numbers.find((number) => !abandoned.includes(number)) ?? null;
}

export async function cancelBulkOperation(admin: AdminClient, id: string): Promise<void> {
  await admin.mutate(
    `#graphql
    mutation CancelBulkQuery($id: ID!) {
      bulkOperationCancel(id: $id) { bulkOperation { id status } userErrors { field message } }
    }`,
    { id: gid("BulkOperation", id) },
  );
}
