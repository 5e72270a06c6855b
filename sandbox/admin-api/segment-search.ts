import { segmentColumns, segmentFromRow } from "../store/segments.ts";
import type { SegmentRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import { contains } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

const segments: SearchedTable<SegmentRecord> = {
  table: "segments",
  columns: segmentColumns,
  decode: segmentFromRow,
  search: {
    name: "segments",
    fields: { id: { kind: "id", column: "id" }, name: { kind: "text", column: "name" } },
    anywhere: (value) => contains(value, "name"),
  },
  sortKeys: "SegmentSortKeys",
  sorts: {
    CREATION_DATE: "created_at",
    LAST_EDIT_DATE: "updated_at",
    ID: "id",
    RELEVANCE: "id",
  },
  sort: "CREATION_DATE",
};

export function segmentRows(args: Args, call: Call): TableRows<SegmentRecord> {
  return searchedRows(segments, args, call);
}
