import { abandonedAfterSeconds } from "../abandoned/checkouts.ts";
import { checkoutColumns, checkoutFromRow, type CheckoutRecord } from "../store/checkouts.ts";
import { toSeconds } from "../store/instants.ts";
import type { Args, Call } from "./call.ts";
import { choice, contains } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

const checkouts: SearchedTable<CheckoutRecord> = {
  table: "checkouts",
  columns: checkoutColumns,
  decode: checkoutFromRow,
  search: {
    name: "abandoned checkouts",
    fields: {
      id: { kind: "id", column: "id" },
      created_at: { kind: "time", column: "created_at" },
      updated_at: { kind: "time", column: "updated_at" },
      email_state: choice({
        sent: "email_state = 'SENT'",
        not_sent: "email_state = 'NOT_SENT'",
        scheduled: "email_state = 'SCHEDULED'",
        suppressed: "0",
      }),
      recovery_state: choice({
        recovered: "completed_at IS NOT NULL",
        not_recovered: "completed_at IS NULL",
      }),
      // nobody archives checkouts here: those that were paid are closed
      status: choice({ open: "completed_at IS NULL", closed: "completed_at IS NOT NULL" }),
    },
    anywhere: (value) => contains(value, "customer_name", "email"),
  },
  sortKeys: "AbandonedCheckoutSortKeys",
  sorts: {
    ID: "id",
    CHECKOUT_ID: "id",
    RELEVANCE: "id",
    CREATED_AT: "created_at",
    CUSTOMER_NAME: "customer_name",
    TOTAL_PRICE: "total",
  },
  sort: "ID",
};

/** Those that are abandoned by now, and those that were and have been paid for since. */
export function abandonedRows(args: Args, call: Call): TableRows<CheckoutRecord> {
  const due = toSeconds(call.now) - abandonedAfterSeconds;
  const abandoned = {
    sql: "(abandoned_at IS NOT NULL OR (contact = 1 AND completed_at IS NULL AND updated_at <= ?))",
    parameters: [due],
  };
  return searchedRows(checkouts, args, call, [abandoned]);
}
