import { countryNamed } from "../customers/countries.ts";
import { customerColumns, customerFromRow } from "../store/customers.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import {
  choice,
  contains,
  notTagged,
  tagged,
  type Condition,
  type Searchable,
} from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

/** The country by its code or its English name. */
function livesIn(told: string): Condition {
  const code = told.length === 2 ? told.toUpperCase() : countryNamed(told);
  return { sql: "json_extract(doc, '$.address.countryCode') = ?", parameters: [code ?? ""] };
}

const searchable: Searchable = {
  name: "customers",
  fields: {
    id: { kind: "id", column: "id" },
    email: { kind: "text", column: "email" },
    phone: { kind: "text", column: "phone" },
    first_name: { kind: "text", column: "first_name" },
    last_name: { kind: "text", column: "last_name" },
    orders_count: { kind: "number", column: "number_of_orders" },
    total_spent: { kind: "money", column: "amount_spent" },
    order_date: { kind: "time", column: "last_order_at" },
    last_order_date: { kind: "time", column: "last_order_at" },
    customer_date: { kind: "time", column: "created_at" },
    created_at: { kind: "time", column: "created_at" },
    updated_at: { kind: "time", column: "updated_at" },
    country: { kind: "custom", sql: (term) => livesIn(term.value) },
    // of accounts with passwords, and there are none
    state: choice({ disabled: "1", enabled: "0", invited: "0", declined: "0" }),
    last_abandoned_order_date: {
      kind: "time",
      column: "(SELECT max(abandoned_at) FROM checkouts WHERE customer_id = customers.id)",
    },
    tag: tagged,
    tag_not: notTagged,
    accepts_marketing: choice({
      true: "json_extract(doc, '$.emailMarketing') = 'SUBSCRIBED'",
      false: "json_extract(doc, '$.emailMarketing') <> 'SUBSCRIBED'",
    }),
  },
  anywhere: (value) => contains(value, "first_name || ' ' || last_name", "email", "phone"),
};

const customers: SearchedTable<CustomerRecord> = {
  table: "customers",
  columns: customerColumns,
  decode: customerFromRow,
  search: searchable,
  sortKeys: "CustomerSortKeys",
  sorts: {
    ID: "id",
    RELEVANCE: "id",
    CREATED_AT: "created_at",
    UPDATED_AT: "updated_at",
    NAME: "last_name",
  },
  sort: "ID",
};

export function customerRows(args: Args, call: Call): TableRows<CustomerRecord> {
  return searchedRows(customers, args, call);
}
