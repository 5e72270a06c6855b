import type { Database } from "./database.ts";
import type { FulfillmentOrderRecord, FulfillmentRecord } from "./fulfillment-records.ts";
import { toIso, toSeconds } from "./instants.ts";

/**
 * Only orders with which something was done beyond sending them have rows here: of the others, work and parcels follow
 * from the order itself.
 */
const tables = `
CREATE TABLE IF NOT EXISTS fulfillment_orders (
  id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, status TEXT NOT NULL, location_id INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS fulfillment_orders_order ON fulfillment_orders (order_id);
CREATE INDEX IF NOT EXISTS fulfillment_orders_updated ON fulfillment_orders (updated_at);
CREATE TABLE IF NOT EXISTS fulfillments (
  id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS fulfillments_order ON fulfillments (order_id);
CREATE INDEX IF NOT EXISTS orders_to_send ON orders (id)
  WHERE fulfillment_status <> 'FULFILLED' AND cancelled_at IS NULL;
`;

export const fulfillmentOrderColumns = "id, order_id, status, location_id, updated_at, doc";

export function fulfillmentOrderFromRow(raw: unknown): FulfillmentOrderRecord {
  const row = raw as {
    id: number;
    order_id: number;
    status: FulfillmentOrderRecord["status"];
    location_id: number;
    updated_at: number;
    doc: string;
  };
  const doc = JSON.parse(row.doc) as Omit<
    FulfillmentOrderRecord,
    "id" | "orderId" | "status" | "locationId" | "updatedAt"
  >;
  return {
    id: row.id,
    orderId: row.order_id,
    status: row.status,
    locationId: row.location_id,
    updatedAt: toIso(row.updated_at),
    ...doc,
  };
}

export interface FulfillmentTables {
  order(id: number): FulfillmentOrderRecord | null;
  /** by their ids; empty when they follow from the order */
  ordersOf(orderId: number): FulfillmentOrderRecord[];
  writeOrder(record: FulfillmentOrderRecord): void;
  fulfillment(id: number): FulfillmentRecord | null;
  fulfillmentsOf(orderId: number): FulfillmentRecord[];
  writeFulfillment(record: FulfillmentRecord): void;
  removeOf(orderId: number): void;
}

export function fulfillmentTables(db: Database): FulfillmentTables {
  db.file.exec(tables);
  const fulfillmentFromRow = (row: unknown) =>
    JSON.parse((row as { doc: string }).doc) as FulfillmentRecord;
  return {
    order(id) {
      const row = db
        .prepare(`SELECT ${fulfillmentOrderColumns} FROM fulfillment_orders WHERE id = ?`)
        .get(id);
      return row ? fulfillmentOrderFromRow(row) : null;
    },
    ordersOf: (orderId) =>
      db
        .prepare(
          `SELECT ${fulfillmentOrderColumns} FROM fulfillment_orders WHERE order_id = ? ORDER BY id`,
        )
        .all(orderId)
        .map(fulfillmentOrderFromRow),
    writeOrder(record) {
      const { id, orderId, status, locationId, updatedAt, ...doc } = record;
      db.prepare(
        `INSERT OR REPLACE INTO fulfillment_orders (${fulfillmentOrderColumns}) VALUES (?,?,?,?,?,?)`,
      ).run(id, orderId, status, locationId, toSeconds(updatedAt), JSON.stringify(doc));
    },
    fulfillment(id) {
      const row = db.prepare("SELECT doc FROM fulfillments WHERE id = ?").get(id);
      return row ? fulfillmentFromRow(row) : null;
    },
    fulfillmentsOf: (orderId) =>
      db
        .prepare("SELECT doc FROM fulfillments WHERE order_id = ? ORDER BY id")
        .all(orderId)
        .map(fulfillmentFromRow),
    writeFulfillment(record) {
      db.prepare("INSERT OR REPLACE INTO fulfillments (id, order_id, doc) VALUES (?,?,?)").run(
        record.id,
        record.orderId,
        JSON.stringify(record),
      );
    },
    removeOf(orderId) {
      db.prepare("DELETE FROM fulfillment_orders WHERE order_id = ?").run(orderId);
      db.prepare("DELETE FROM fulfillments WHERE order_id = ?").run(orderId);
    },
  };
}
