import { ofOrder } from "../fulfillment/derived-ids.ts";
import type { Found } from "../fulfillment/find.ts";
import { workOf } from "../fulfillment/of-order.ts";
import type { FulfillmentOrderRecord } from "../store/fulfillment-records.ts";
import { fulfillmentOrderColumns, fulfillmentOrderFromRow } from "../store/fulfillments.ts";
import { toSeconds } from "../store/instants.ts";
import { orderColumns, orderFromRow } from "../store/order-row.ts";
import type { Args, Call } from "./call.ts";
import { notImplemented } from "./errors.ts";
import { Items, type Listing } from "./listing.ts";
import { MergedRows } from "./merged-rows.ts";
import { choice, type Condition } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";

type Row = Found<FulfillmentOrderRecord>;

const statuses = ["OPEN", "IN_PROGRESS", "ON_HOLD", "SCHEDULED", "CLOSED", "CANCELLED"];
const anyStatus = (column: string) =>
  choice(
    Object.fromEntries(
      statuses.map((status) => [status.toLowerCase(), `(${column}) = '${status}'`]),
    ),
  );
const nothing = () => ({ sql: "0", parameters: [] });
const sorting = {
  sortKeys: "FulfillmentOrderSortKeys",
  sorts: { ID: "id", UPDATED_AT: "updated_at" },
  sort: "ID",
};

/** Work that was written down. */
const written = (call: Call): SearchedTable<Row> => ({
  table: "fulfillment_orders",
  columns: fulfillmentOrderColumns,
  decode(row) {
    const record = fulfillmentOrderFromRow(row);
    return { order: call.store.order(record.orderId)!, record };
  },
  search: {
    name: "fulfillmentOrders",
    fields: {
      id: { kind: "id", column: "id" },
      assigned_location_id: { kind: "id", column: "location_id" },
      updated_at: { kind: "time", column: "updated_at" },
      status: anyStatus("status"),
    },
    anywhere: nothing,
  },
  ...sorting,
});

const nothingLeft =
  "NOT EXISTS (SELECT 1 FROM json_each(doc, '$.lines') WHERE json_extract(value, '$[5]') > 0)";
/** what `workOf` says of an order, in SQL */
const derivedStatus = `CASE
  WHEN fulfillment_status = 'FULFILLED' OR cancelled_at IS NOT NULL OR ${nothingLeft} THEN 'CLOSED'
  WHEN fulfillment_status = 'PARTIALLY_FULFILLED' THEN 'IN_PROGRESS'
  WHEN fulfillment_status = 'UNFULFILLED' THEN 'OPEN'
  ELSE fulfillment_status END`;

/** Work that follows from its order. */
const derived = (call: Call): SearchedTable<Row> => ({
  table: "orders",
  columns: orderColumns,
  decode(row) {
    const order = orderFromRow(row);
    return { order, record: workOf(call.store, order) };
  },
  search: {
    name: "fulfillmentOrders",
    fields: {
      id: { kind: "id", column: `(id + ${ofOrder.fulfillmentOrder})` },
      assigned_location_id: {
        kind: "id",
        column: `coalesce(json_extract(doc, '$.delivery[0]'), ${call.store.primaryLocation().id})`,
      },
      updated_at: { kind: "time", column: "updated_at" },
      status: anyStatus(derivedStatus),
    },
    anywhere: nothing,
  },
  ...sorting,
});

const bare = (sql: string): Condition => ({ sql, parameters: [] });
const notWritten = bare("id NOT IN (SELECT order_id FROM fulfillment_orders)");

/** Work of the shop, or of one order; what is closed only when that is asked for. */
export function fulfillmentOrderRows(args: Args, call: Call, orderId?: number): Listing<Row> {
  if (!seesMerchantManaged(call)) return new Items<Row>(() => []);
  const open = args["includeClosed"] !== true;
  const of = (column: string): Condition[] =>
    orderId === undefined ? [] : [{ sql: `${column} = ?`, parameters: [orderId] }];
  const rows = searchedRows(written(call), args, call, [
    ...(open ? [bare("status NOT IN ('CLOSED', 'CANCELLED')")] : []),
    ...of("order_id"),
  ]);
  const others = searchedRows(derived(call), args, call, [
    ...(open
      ? [bare(`fulfillment_status <> 'FULFILLED' AND cancelled_at IS NULL AND NOT ${nothingLeft}`)]
      : []),
    notWritten,
    ...of("id"),
  ]);
  const byId = (args["sortKey"] ?? "ID") === "ID";
  return new MergedRows<Row>(
    [
      { rows, shift: 0 },
      { rows: others, shift: ofOrder.fulfillmentOrder },
    ],
    {
      byId,
      reverse: args["reverse"] === true,
      keyOf: ({ record }) => [byId ? record.id : toSeconds(record.updatedAt), record.id],
    },
  );
}

/** Every location of the sandbox is the merchant's own. */
export const seesMerchantManaged = ({ scopes }: Call): boolean =>
  scopes.has("read_merchant_managed_fulfillment_orders");

/** Work on hold. */
export function heldRows(args: Args, call: Call): Listing<Row> {
  if (args["query"]) throw notImplemented("manualHoldsFulfillmentOrders(query:)");
  if (!seesMerchantManaged(call)) return new Items<Row>(() => []);
  return searchedRows(written(call), { ...args, sortKey: "ID" }, call, [
    bare("status = 'ON_HOLD'"),
  ]);
}
