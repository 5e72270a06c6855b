import type { Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";

const tables = `
CREATE TABLE IF NOT EXISTS returns (
  id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL,
  doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS returns_order ON returns (order_id);
`;

export interface ReturnRecord {
  id: number;
  orderId: number;
  /** its place among the order's, from 1 */
  number: number;
  status: "REQUESTED" | "OPEN" | "CLOSED" | "DECLINED" | "CANCELED";
  createdAt: string;
  approvedAt: string | null;
  closedAt: string | null;
  decline: { reason: string; note: string | null } | null;
  lines: ReturnLineRecord[];
  /** of the order's refunds, those given for it */
  refundIds: number[];
  /** what comes back, once it was approved */
  reverse: ReverseRecord | null;
}

export interface ReturnLineRecord {
  id: number;
  fulfillmentLineId: number;
  lineId: number;
  quantity: number;
  /** confirmed as come back */
  processed: number;
  refunded: number;
  /** Shopify's definition of the reason */
  reasonId: number;
  /** the merchant's words, and the customer's */
  note: string;
  customerNote: string | null;
}

export interface ReverseRecord {
  id: number;
  status: "OPEN" | "CLOSED" | "CANCELED";
  lines: { id: number; returnLineId: number; total: number; dispositions: DispositionRecord[] }[];
  deliveries: ReverseDeliveryRecord[];
}

export interface DispositionRecord {
  id: number;
  type: string;
  quantity: number;
  locationId: number | null;
  createdAt: string;
}

export interface ReverseDeliveryRecord {
  id: number;
  lines: { id: number; reverseLineId: number; quantity: number }[];
  tracking: { number: string | null; url: string | null } | null;
  labelUrl: string | null;
  createdAt: string;
  updatedAt: string;
}

function returnFromRow(raw: unknown): ReturnRecord {
  const row = raw as {
    id: number;
    order_id: number;
    status: ReturnRecord["status"];
    created_at: number;
    doc: string;
  };
  const doc = JSON.parse(row.doc) as Omit<ReturnRecord, "id" | "orderId" | "status" | "createdAt">;
  return {
    id: row.id,
    orderId: row.order_id,
    status: row.status,
    createdAt: toIso(row.created_at),
    ...doc,
  };
}

export interface ReturnTable {
  get(id: number): ReturnRecord | null;
  of(orderId: number): ReturnRecord[];
  /** the one a part of its way back belongs to */
  withReverse(kind: "order" | "line" | "delivery", id: number): ReturnRecord | null;
  write(record: ReturnRecord): void;
  removeOf(orderId: number): void;
}

const columns = "id, order_id, status, created_at, doc";
/** the few parts of a return are looked for where they are kept */
const reversePart = {
  order: "json_extract(doc, '$.reverse.id') = ?",
  line: "EXISTS (SELECT 1 FROM json_each(doc, '$.reverse.lines') WHERE json_extract(value, '$.id') = ?)",
  delivery:
    "EXISTS (SELECT 1 FROM json_each(doc, '$.reverse.deliveries') WHERE json_extract(value, '$.id') = ?)",
};

export function returnTable(db: Database): ReturnTable {
  db.file.exec(tables);
  const one = (where: string, id: number) => {
    const row = db.prepare(`SELECT ${columns} FROM returns WHERE ${where} LIMIT 1`).get(id);
    return row ? returnFromRow(row) : null;
  };
  return {
    get: (id) => one("id = ?", id),
    withReverse: (kind, id) => one(reversePart[kind], id),
    of: (orderId) =>
      db
        .prepare(`SELECT ${columns} FROM returns WHERE order_id = ? ORDER BY id`)
        .all(orderId)
        .map(returnFromRow),
    write(record) {
      const { id, orderId, status, createdAt, ...doc } = record;
      db.prepare(`INSERT OR REPLACE INTO returns (${columns}) VALUES (?,?,?,?,?)`).run(
        id,
        orderId,
        status,
        toSeconds(createdAt),
        JSON.stringify(doc),
      );
    },
    removeOf(orderId) {
      db.prepare("DELETE FROM returns WHERE order_id = ?").run(orderId);
    },
  };
}
