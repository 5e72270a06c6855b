import { discountColumns, discountFromRow } from "../store/discounts.ts";
import type { DiscountRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import { choice, contains, tagged, type Searchable } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

const searchable = (now: number): Searchable => ({
  name: "discountNodes",
  fields: {
    id: { kind: "id", column: "id" },
    title: { kind: "text", column: "title" },
    created_at: { kind: "time", column: "created_at" },
    updated_at: { kind: "time", column: "updated_at" },
    starts_at: { kind: "time", column: "starts_at" },
    ends_at: { kind: "time", column: "ends_at" },
    method: choice({ code: "kind = 'code'", automatic: "kind = 'automatic'" }),
    status: choice({
      active: `(starts_at <= ${now} AND (ends_at IS NULL OR ends_at > ${now}))`,
      scheduled: `(starts_at > ${now} AND (ends_at IS NULL OR ends_at > ${now}))`,
      expired: `(ends_at IS NOT NULL AND ends_at <= ${now})`,
    }),
    code: {
      kind: "custom",
      sql: ({ value }) => ({
        sql: "id IN (SELECT discount_id FROM codes WHERE code = ?)",
        parameters: [value],
      }),
    },
    tag: tagged,
  },
  anywhere: (value) => contains(value, "title"),
});

const sorts = {
  ID: "id",
  RELEVANCE: "id",
  TITLE: "title",
  CREATED_AT: "created_at",
  UPDATED_AT: "updated_at",
  STARTS_AT: "starts_at",
  ENDS_AT: "ends_at",
};

/** The discounts a connection is about: those of one kind, or all. */
export function discountRows(
  args: Args,
  call: Call,
  kind?: DiscountRecord["kind"],
): TableRows<DiscountRecord> {
  const discounts: SearchedTable<DiscountRecord> = {
    table: "discounts",
    columns: discountColumns,
    decode: discountFromRow,
    search: searchable(Math.floor(Date.parse(call.now) / 1000)),
    sortKeys: "DiscountSortKeys",
    sorts,
    sort: "ID",
  };
  const ofKind = kind === undefined ? [] : [{ sql: "kind = ?", parameters: [kind] }];
  return searchedRows(discounts, args, call, ofKind);
}
