import type { Database } from "./database.ts";

const tables = `
CREATE TABLE IF NOT EXISTS inventory_adjustments (id INTEGER PRIMARY KEY, doc TEXT NOT NULL) STRICT;
`;

/** What was changed together, by one request of an app. */
export interface AdjustmentRecord {
  id: number;
  createdAt: string;
  reason: string;
  referenceDocumentUri: string | null;
  changes: {
    name: string;
    delta: number;
    itemId: number;
    locationId: number;
    ledgerDocumentUri: string | null;
  }[];
}

export interface AdjustmentTable {
  get(id: number): AdjustmentRecord | null;
  write(record: AdjustmentRecord): void;
}

export function adjustmentTable(db: Database): AdjustmentTable {
  db.file.exec(tables);
  return {
    get(id) {
      const row = db.prepare("SELECT doc FROM inventory_adjustments WHERE id = ?").get(id);
      return row ? (JSON.parse(row["doc"] as string) as AdjustmentRecord) : null;
    },
    write(record) {
      db.prepare("INSERT INTO inventory_adjustments VALUES (?,?)").run(
        record.id,
        JSON.stringify(record),
      );
    },
  };
}
