import { type BulkOperation, operationTable } from "../../bulk/operation-table.ts";
import { textOf, textOrNull, type Seed } from "./read.ts";

/** An operation the recorded shop had run before the scenario began. */
export const seedBulkOperation: Seed = (id, seen, { tenant, now }) => {
  const size = textOrNull(seen, "fileSize");
  operationTable(tenant.store.db, () => now).write({
    id,
    status: textOf(seen, "status", "COMPLETED") as BulkOperation["status"],
    type: textOf(seen, "type", "QUERY") as BulkOperation["type"],
    errorCode: textOrNull(seen, "errorCode") as BulkOperation["errorCode"],
    query: textOf(seen, "query", ""),
    upload: null,
    groupObjects: false,
    scopes: [],
    createdAt: textOf(seen, "createdAt", now),
    completedAt: textOrNull(seen, "completedAt"),
    objectCount: Number(textOf(seen, "objectCount", "0")),
    rootObjectCount: Number(textOf(seen, "rootObjectCount", "0")),
    // of one that was canceled the address is shown, never the size
    fileSize: size === null ? (textOrNull(seen, "url") === null ? null : 1) : Number(size),
  });
};
