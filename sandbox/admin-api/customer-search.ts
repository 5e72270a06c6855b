import { customerColumns, customerFromRow } from "../store/customers.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import { notImplemented } from "./errors.ts";
import { TableRows } from "./listing.ts";
import { choice, searchCondition, type Searchable } from "./search-sql.ts";

const hasTag = "EXISTS (SELECT 1 FROM json_each(doc, '$.tags') WHERE value = ? COLLATE NOCASE)";
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
    tag: { kind: "custom", sql: ({ value }) => ({ sql: hasTag, parameters: [value] }) },
    tag_not: {
      kind: "custom",
      sql: ({ value }) => ({ sql: `NOT ${hasTag}`, parameters: [value] }),
    },
    accepts_marketing: choice({
      true: "json_extract(doc, '$.emailMarketing') = 'SUBSCRIBED'",
      false: "json_extract(doc, '$.emailMarketing') <> 'SUBSCRIBED'",
    }),
  },
  anywhere: (value) => ({
    sql: "(first_name || ' ' || last_name LIKE ? OR email LIKE ?)",
    parameters: [`%${value}%`, `%${value}%`],
  }),
};

const sortColumns: Record<string, string> = {
  ID: "id",
  RELEVANCE: "id",
  CREATED_AT: "created_at",
  UPDATED_AT: "updated_at",
  NAME: "last_name",
};

export function customerRows(args: Args, call: Call): TableRows<CustomerRecord> {
  const { shop, db } = call.store;
  const search = searchCondition((args["query"] as string | null | undefined) ?? "", searchable, {
    timezone: shop.timezone,
    currency: shop.currency,
    now: call.now,
  });
  const sortKey = (args["sortKey"] as string | undefined) ?? "ID";
  const sort = sortColumns[sortKey];
  if (!sort) throw notImplemented(`CustomerSortKeys.${sortKey}`);
  return new TableRows({
    db,
    table: "customers",
    columns: customerColumns,
    decode: customerFromRow,
    where: search.sql,
    parameters: search.parameters,
    sort,
    reverse: args["reverse"] === true,
  });
}
