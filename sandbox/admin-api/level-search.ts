import { levelColumns, levelFromRow, type LevelRecord } from "../store/inventory-levels.ts";
import type { FoundVariant } from "../store/products.ts";
import type { Args, Call } from "./call.ts";
import { choice, contains, type Condition } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

const nothing = (): Condition => ({ sql: "0", parameters: [] });

const levels: SearchedTable<LevelRecord> = {
  table: "inventory_levels",
  columns: levelColumns,
  decode: levelFromRow,
  search: {
    name: "inventory levels",
    fields: {
      id: { kind: "id", column: "id" },
      inventory_item_id: { kind: "id", column: "item_id" },
      created_at: { kind: "time", column: "created_at" },
      updated_at: { kind: "time", column: "updated_at" },
    },
    anywhere: nothing,
  },
  sortKeys: "no sort keys",
  sorts: { ID: "id" },
  sort: "ID",
};

/** Levels of an item, or at a location; where the item is not stocked any more only with `includeInactive`. */
export function levelRows(
  args: Args,
  call: Call,
  of: { column: "item_id" | "location_id"; id: number },
): TableRows<LevelRecord> {
  const here = { sql: `${of.column} = ?`, parameters: [of.id] };
  const active = { sql: "active", parameters: [] };
  return searchedRows(
    levels,
    args,
    call,
    args["includeInactive"] === true ? [here] : [here, active],
  );
}

const items = (call: Call): SearchedTable<FoundVariant> => ({
  table: "inventory_items",
  columns: "id",
  decode: (row) => call.store.variantByItem((row as { id: number }).id)!,
  search: {
    name: "inventoryItems",
    fields: {
      id: { kind: "id", column: "id" },
      sku: { kind: "text", column: "sku" },
      created_at: { kind: "time", column: "created_at" },
      updated_at: { kind: "time", column: "updated_at" },
      // not among the documented filters, but Shopify knows it
      tracked: choice({ true: "tracked", false: "NOT tracked" }),
    },
    anywhere: (value) => contains(value, "sku"),
  },
  sortKeys: "no sort keys",
  sorts: { ID: "id" },
  sort: "ID",
});

export const itemRows = (args: Args, call: Call): TableRows<FoundVariant> =>
  searchedRows(items(call), args, call);
