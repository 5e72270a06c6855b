import { toSeconds } from "../store/instants.ts";
import { orderColumns, orderFromRow } from "../store/order-row.ts";
import type { OrderRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import { choice, tagged, type Searchable } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

const financial = (status: string) => `financial_status = '${status}'`;
const hasReturn = (statuses: string) =>
  `EXISTS (SELECT 1 FROM returns WHERE order_id = orders.id AND status IN (${statuses}))`;
const searchable: Searchable = {
  name: "orders",
  fields: {
    id: { kind: "id", column: "id" },
    customer_id: { kind: "id", column: "customer_id" },
    created_at: { kind: "time", column: "created_at" },
    processed_at: { kind: "time", column: "processed_at" },
    updated_at: { kind: "time", column: "updated_at" },
    test: { kind: "boolean", column: "test" },
    email: { kind: "text", column: "email" },
    source_name: { kind: "text", column: "source_name" },
    checkout_token: { kind: "text", column: "checkout_token" },
    confirmation_number: { kind: "text", column: "confirmation_number" },
    current_total_price: { kind: "money", column: "current_total" },
    name: {
      kind: "custom",
      sql: ({ value }) => {
        const bare = value.replace(/^#/, "");
        return { sql: "name IN (?, ?)", parameters: [bare, `#${bare}`] };
      },
    },
    status: choice({
      open: "(cancelled_at IS NULL AND closed_at IS NULL)",
      closed: "closed_at IS NOT NULL",
      cancelled: "cancelled_at IS NOT NULL",
      not_closed: "closed_at IS NULL",
      any: "1",
    }),
    financial_status: choice({
      paid: financial("PAID"),
      pending: financial("PENDING"),
      authorized: financial("AUTHORIZED"),
      partially_paid: financial("PARTIALLY_PAID"),
      partially_refunded: financial("PARTIALLY_REFUNDED"),
      refunded: financial("REFUNDED"),
      expired: financial("EXPIRED"),
      voided: financial("VOIDED"),
    }),
    fulfillment_status: choice({
      fulfilled: "fulfillment_status = 'FULFILLED'",
      shipped: "fulfillment_status = 'FULFILLED'",
      unfulfilled: "fulfillment_status NOT IN ('FULFILLED', 'PARTIALLY_FULFILLED')",
      unshipped: "fulfillment_status NOT IN ('FULFILLED', 'PARTIALLY_FULFILLED')",
      partial: "fulfillment_status = 'PARTIALLY_FULFILLED'",
      on_hold: "fulfillment_status = 'ON_HOLD'",
      in_progress: "fulfillment_status = 'IN_PROGRESS'",
      scheduled: "fulfillment_status = 'SCHEDULED'",
    }),
    return_status: choice({
      no_return: `NOT ${hasReturn("'REQUESTED', 'OPEN', 'CLOSED'")}`,
      return_requested: hasReturn("'REQUESTED'"),
      in_progress: `(${hasReturn("'OPEN'")} AND NOT ${hasReturn("'REQUESTED'")})`,
      returned: `(${hasReturn("'CLOSED'")} AND NOT ${hasReturn("'REQUESTED', 'OPEN'")})`,
    }),
    tag: tagged,
    discount_code: {
      kind: "custom",
      sql: ({ value }) => ({
        sql: "json_extract(doc, '$.discounts[0].code') = ? COLLATE NOCASE",
        parameters: [value],
      }),
    },
  },
  anywhere: (value) => ({
    sql: "(name IN (?, ?) OR email = ? COLLATE NOCASE)",
    parameters: [value, `#${value}`, value],
  }),
};

const orders: SearchedTable<OrderRecord> = {
  table: "orders",
  columns: orderColumns,
  decode: orderFromRow,
  search: searchable,
  sortKeys: "OrderSortKeys",
  sorts: {
    ID: "id",
    RELEVANCE: "id",
    PROCESSED_AT: "processed_at",
    CREATED_AT: "created_at",
    UPDATED_AT: "updated_at",
    TOTAL_PRICE: "total",
    CURRENT_TOTAL_PRICE: "current_total",
    FINANCIAL_STATUS: "financial_status",
    FULFILLMENT_STATUS: "fulfillment_status",
    ORDER_NUMBER: "id",
  },
  sort: "PROCESSED_AT",
};
const sixtyDays = 60 * 86_400;

/** The oldest moment whose orders this token may see, in seconds; null with read_all_orders. */
function ordersSince(call: Call): number | null {
  return call.scopes.has("read_all_orders") ? null : toSeconds(call.now) - sixtyDays;
}

/** The orders an `orders` connection is about, of one customer or of the shop. */
export function orderRows(args: Args, call: Call, customerId?: number): TableRows<OrderRecord> {
  const since = ordersSince(call);
  return searchedRows(orders, args, call, [
    ...(customerId === undefined ? [] : [{ sql: "customer_id = ?", parameters: [customerId] }]),
    ...(since === null ? [] : [{ sql: "created_at >= ?", parameters: [since] }]),
  ]);
}

/** One order, null when it is not there or older than this token may see. */
export function readableOrder(id: number, call: Call): OrderRecord | null {
  const order = call.store.order(id);
  const since = ordersSince(call);
  if (!order || (since !== null && toSeconds(order.createdAt) < since)) return null;
  return order;
}
