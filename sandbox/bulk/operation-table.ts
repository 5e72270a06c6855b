import type { Database } from "../store/database.ts";

const table = `
CREATE TABLE IF NOT EXISTS bulk_operations (
  id INTEGER PRIMARY KEY, status TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
`;
const keptMilliseconds = 7 * 86_400_000;

export interface BulkOperation {
  id: number;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED" | "EXPIRED";
  type: "QUERY" | "MUTATION";
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  /** what is asked, or the mutation that is run with each line of the upload */
  query: string;
  /** where the lines of a mutation lie; null = a query */
  upload: string | null;
  groupObjects: boolean;
  scopes: string[];
  createdAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  /** null = nothing was written */
  fileSize: number | null;
}

export const hasEnded = ({ status }: BulkOperation): boolean =>
  ["COMPLETED", "CANCELED", "FAILED", "EXPIRED"].includes(status);

/** A shop's bulk operations as its file keeps them; a week after its end one has expired. */
export function operationTable(db: Database, now: () => string) {
  db.file.exec(table);

  function get(id: number): BulkOperation | null {
    const row = db.prepare("SELECT doc FROM bulk_operations WHERE id = ?").get(id);
    if (!row) return null;
    const operation = {
      // what was written before there were imports
      ...({ type: "QUERY", upload: null } satisfies Partial<BulkOperation>),
      ...(JSON.parse(row["doc"] as string) as BulkOperation),
    };
    if (operation.completedAt === null) return operation;
    const age = Date.parse(now()) - Date.parse(operation.completedAt);
    return age > keptMilliseconds ? { ...operation, status: "EXPIRED", fileSize: null } : operation;
  }
  /** newest first */
  function list(): BulkOperation[] {
    const rows = db
      .prepare("SELECT id FROM bulk_operations ORDER BY doc ->> 'createdAt' DESC, id DESC")
      .all();
    return rows.map((row) => get(row["id"] as number)!);
  }
  return {
    get,
    list,
    unfinished: (): BulkOperation[] => list().filter((operation) => !hasEnded(operation)),
    write(operation: BulkOperation): void {
      if (db.isClosed()) return;
      db.prepare("INSERT OR REPLACE INTO bulk_operations (id, status, doc) VALUES (?, ?, ?)").run(
        operation.id,
        operation.status,
        JSON.stringify(operation),
      );
    },
  };
}
