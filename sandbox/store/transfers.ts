import type { Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";
import type { LocationAddress } from "./locations.ts";

const tables = `
CREATE TABLE IF NOT EXISTS inventory_transfers (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, status TEXT NOT NULL, origin_id INTEGER, destination_id INTEGER,
  created_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS inventory_transfers_created ON inventory_transfers (created_at);
CREATE TABLE IF NOT EXISTS inventory_shipments (
  id INTEGER PRIMARY KEY, transfer_id INTEGER NOT NULL, status TEXT NOT NULL, destination_id INTEGER,
  barcode TEXT, tracking_number TEXT, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS inventory_shipments_transfer ON inventory_shipments (transfer_id);
`;

/** A location as it was when the transfer was made. */
export interface PlaceRecord {
  locationId: number;
  name: string;
  address: LocationAddress;
  snapshottedAt: string;
}

/** Goods that go from one location to another, or come from outside where there is no origin. */
export interface TransferRecord {
  id: number;
  /** "#T0001" */
  name: string;
  status: "DRAFT" | "READY_TO_SHIP" | "IN_PROGRESS" | "TRANSFERRED" | "CANCELED";
  createdAt: string;
  origin: PlaceRecord | null;
  destination: PlaceRecord | null;
  note: string | null;
  referenceName: string | null;
  tags: string[];
  lines: TransferLine[];
  /** shipments ever made of it: they are numbered by it */
  shipments: number;
}

export interface TransferLine {
  id: number;
  itemId: number;
  total: number;
}

export interface ShipmentRecord {
  id: number;
  transferId: number;
  /** "#T0001-1" */
  name: string;
  status: "DRAFT" | "IN_TRANSIT" | "PARTIALLY_RECEIVED" | "RECEIVED";
  barcode: string | null;
  createdAt: string;
  shippedAt: string | null;
  /** when its first piece was */
  receivedAt: string | null;
  tracking: {
    number: string | null;
    company: string | null;
    url: string | null;
    arrivesAt: string | null;
  } | null;
  lines: ShipmentLine[];
}

export interface ShipmentLine {
  id: number;
  itemId: number;
  quantity: number;
  accepted: number;
  rejected: number;
}

export const transferColumns = "id, name, status, created_at, doc";
type TransferDoc = Omit<TransferRecord, "id" | "name" | "status" | "createdAt">;

export function transferFromRow(raw: unknown): TransferRecord {
  const row = raw as Pick<TransferRecord, "id" | "name" | "status"> & {
    created_at: number;
    doc: string;
  };
  const doc = JSON.parse(row.doc) as TransferDoc;
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    createdAt: toIso(row.created_at),
    ...doc,
  };
}

export const shipmentColumns = "id, doc";
export const shipmentFromRow = (row: unknown): ShipmentRecord =>
  JSON.parse((row as { doc: string }).doc) as ShipmentRecord;

export interface TransferTables {
  get(id: number): TransferRecord | null;
  withLine(lineId: number): TransferRecord | null;
  write(transfer: TransferRecord): void;
  remove(id: number): void;
  shipment(id: number): ShipmentRecord | null;
  shipmentWithLine(lineId: number): ShipmentRecord | null;
  shipmentsOf(transferId: number): ShipmentRecord[];
  barcodeIsTaken(barcode: string, but: number): boolean;
  writeShipment(shipment: ShipmentRecord, destinationId: number | null): void;
  removeShipment(id: number): void;
}

export function transferTables(db: Database): TransferTables {
  db.file.exec(tables);
  const hasLine = "EXISTS (SELECT 1 FROM json_each(doc, '$.lines') WHERE value ->> 'id' = ?)";
  const transfers = (where: string, value: number) =>
    db
      .prepare(`SELECT ${transferColumns} FROM inventory_transfers WHERE ${where}`)
      .all(value)
      .map(transferFromRow);
  const shipments = (where: string, value: number) =>
    db
      .prepare(`SELECT doc FROM inventory_shipments WHERE ${where}`)
      .all(value)
      .map(shipmentFromRow);
  return {
    get: (id) => transfers("id = ?", id)[0] ?? null,
    withLine: (lineId) => transfers(hasLine, lineId)[0] ?? null,
    write({ id, name, status, createdAt, ...doc }) {
      db.prepare("INSERT OR REPLACE INTO inventory_transfers VALUES (?,?,?,?,?,?,?)").run(
        id,
        name,
        status,
        doc.origin?.locationId ?? null,
        doc.destination?.locationId ?? null,
        toSeconds(createdAt),
        JSON.stringify(doc satisfies TransferDoc),
      );
    },
    remove: (id) => {
      db.prepare("DELETE FROM inventory_transfers WHERE id = ?").run(id);
    },
    shipment: (id) => shipments("id = ?", id)[0] ?? null,
    shipmentWithLine: (lineId) => shipments(hasLine, lineId)[0] ?? null,
    shipmentsOf: (transferId) => shipments("transfer_id = ? ORDER BY id", transferId),
    barcodeIsTaken: (barcode, but) =>
      db
        .prepare("SELECT 1 FROM inventory_shipments WHERE barcode = ? AND id <> ?")
        .get(barcode, but) !== undefined,
    writeShipment(shipment, destinationId) {
      db.prepare("INSERT OR REPLACE INTO inventory_shipments VALUES (?,?,?,?,?,?,?)").run(
        shipment.id,
        shipment.transferId,
        shipment.status,
        destinationId,
        shipment.barcode,
        shipment.tracking?.number ?? null,
        JSON.stringify(shipment),
      );
    },
    removeShipment: (id) => {
      db.prepare("DELETE FROM inventory_shipments WHERE id = ?").run(id);
    },
  };
}
