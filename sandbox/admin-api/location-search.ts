import { locationColumns, locationFromRow, type LocationRecord } from "../store/locations.ts";
import type { Args, Call } from "./call.ts";
import { choice, contains, type SearchField } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

const inAddress = (key: string): SearchField => ({
  kind: "text",
  column: `json_extract(doc, '$.address.${key}')`,
});

const locations: SearchedTable<LocationRecord> = {
  table: "locations",
  columns: locationColumns,
  decode: locationFromRow,
  search: {
    name: "locations",
    fields: {
      id: { kind: "id", column: "id" },
      location_id: { kind: "id", column: "id" },
      name: { kind: "text", column: "name" },
      created_at: { kind: "time", column: "created_at" },
      active: choice({ true: "active", false: "NOT active" }),
      address1: inAddress("address1"),
      city: inAddress("city"),
      zip: inAddress("zip"),
    },
    anywhere: (value) => contains(value, "name"),
  },
  sortKeys: "LocationSortKeys",
  sorts: { ID: "id", NAME: "name", RELEVANCE: "id" },
  sort: "NAME",
};

/** Locations that are in use; with `includeInactive` those given up too. */
export function locationRows(args: Args, call: Call): TableRows<LocationRecord> {
  const inUse = { sql: "active", parameters: [] };
  return searchedRows(locations, args, call, args["includeInactive"] === true ? [] : [inUse]);
}
