import {
  shipmentColumns,
  shipmentFromRow,
  transferColumns,
  transferFromRow,
  type ShipmentRecord,
  type TransferRecord,
} from "../store/transfers.ts";
import type { Args, Call } from "./call.ts";
import { choice, contains, notTagged, tagged, type SearchField } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

const isStatus = (name: string) => `status = '${name}'`;
const statuses = (...names: string[]) =>
  choice(Object.fromEntries(names.map((name) => [name.toLowerCase(), isStatus(name)])));

/** Transfers with a line of some product or variant. */
const withItemOf = (column: string): SearchField => ({
  kind: "custom",
  sql: ({ value }) => ({
    sql: `EXISTS (SELECT 1 FROM json_each(doc, '$.lines') AS line
      JOIN variants ON variants.inventory_item_id = line.value ->> 'itemId' WHERE variants.${column} = ?)`,
    parameters: [Number(value)],
  }),
});

const transfers: SearchedTable<TransferRecord> = {
  table: "inventory_transfers",
  columns: transferColumns,
  decode: transferFromRow,
  search: {
    name: "inventoryTransfers",
    fields: {
      id: { kind: "id", column: "id" },
      created_at: { kind: "time", column: "created_at" },
      origin_id: { kind: "id", column: "origin_id" },
      source_id: { kind: "id", column: "origin_id" },
      destination_id: { kind: "id", column: "destination_id" },
      product_id: withItemOf("product_id"),
      product_variant_id: withItemOf("id"),
      status: statuses("DRAFT", "READY_TO_SHIP", "IN_PROGRESS", "TRANSFERRED", "CANCELED"),
      tag: tagged,
      tag_not: notTagged,
    },
    anywhere: (value) => contains(value, "name"),
  },
  sortKeys: "TransferSortKeys",
  sorts: {
    ID: "id",
    CREATED_AT: "created_at",
    NAME: "name",
    STATUS: "status",
    ORIGIN_NAME: "coalesce(doc ->> '$.origin.name', '')",
    SOURCE_NAME: "coalesce(doc ->> '$.origin.name', '')",
    DESTINATION_NAME: "coalesce(doc ->> '$.destination.name', '')",
  },
  sort: "ID",
};

const shipments: SearchedTable<ShipmentRecord> = {
  table: "inventory_shipments",
  columns: shipmentColumns,
  decode: shipmentFromRow,
  search: {
    name: "inventoryShipments",
    fields: {
      id: { kind: "id", column: "id" },
      barcode: { kind: "text", column: "barcode" },
      destination_id: { kind: "id", column: "destination_id" },
      status: statuses("DRAFT", "IN_TRANSIT", "PARTIALLY_RECEIVED", "RECEIVED"),
      tracking_number: { kind: "text", column: "tracking_number" },
    },
    anywhere: (value) => contains(value, "doc ->> '$.name'"),
  },
  sortKeys: "InventoryShipmentSortKeys",
  sorts: { ID: "id", STATUS: "status" },
  sort: "ID",
};

export const transferRows = (args: Args, call: Call): TableRows<TransferRecord> =>
  searchedRows(transfers, args, call);

export const shipmentRows = (
  args: Args,
  call: Call,
  transferId?: number,
): TableRows<ShipmentRecord> =>
  searchedRows(
    shipments,
    args,
    call,
    transferId === undefined ? [] : [{ sql: "transfer_id = ?", parameters: [transferId] }],
  );
