import { segmentColumns, segmentFromRow } from "../../store/segments.ts";
import { shopTime } from "../format.ts";
import { html } from "../html.ts";
import { heading } from "../layout.ts";
import { placeIn, sliceOf } from "../slice.ts";
import { pager, table } from "../table.ts";
import type { Visit } from "./visit.ts";

export function segmentsPage(visit: Visit): string {
  const { store, base, query } = visit;
  const slice = sliceOf(store.db, {
    table: "segments",
    columns: segmentColumns,
    sort: "created_at",
    place: placeIn(query),
    read: segmentFromRow,
  });
  return visit.show({
    title: "Segments",
    section: "segments",
    body: html`${heading("Segments")}
    ${table(
      [{ label: "Segment" }, { label: "Query", wrap: true }, { label: "Changed" }],
      slice.rows.map((segment) => [
        segment.name,
        html`<code>${segment.query}</code>`,
        shopTime(segment.updatedAt, store.shop.timezone),
      ]),
      "No segments yet. What the app publishes shows here.",
    )}
    ${pager(slice, `${base}/customers/segments?`)}`,
  });
}
