import { segmentColumns, segmentFromRow } from "../../store/segments.ts";
import { shopTime } from "../format.ts";
import { recordActions, recordBlocks, segmentTemplates } from "../extensions.ts";
import type { Markup } from "../html.ts";
import { html } from "../html.ts";
import { backLink, card, heading } from "../layout.ts";
import { placeIn, sliceOf } from "../slice.ts";
import { facts, pager, table } from "../table.ts";
import type { Visit } from "./visit.ts";
import { found } from "./visit.ts";

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
    body: html`${heading("Segments")} ${newSegmentCard(visit)}
    ${table(
      [{ label: "Segment" }, { label: "Query", wrap: true }, { label: "Changed" }],
      slice.rows.map((segment) => [
        html`<a href="${base}/customers/segments/${segment.id}">${segment.name}</a>`,
        html`<code>${segment.query}</code>`,
        shopTime(segment.updatedAt, store.shop.timezone),
      ]),
      "No segments yet. What the app publishes shows here.",
    )}
    ${pager(slice, `${base}/customers/segments?`)} ${segmentTemplates(visit)}`,
  });
}

/** The editor, once a template was chosen or a query was refused. */
function newSegmentCard({ base, query }: Visit): Markup | null {
  const text = query["query"];
  if (typeof text !== "string" || text === "") return null;
  const problem = String(query["problem"] ?? "");
  return card(
    "New segment",
    html`<form class="buttons" method="post" action="${base}/customers/segments">
      ${problem !== "" && html`<p role="alert">${problem}</p>`}
      <label class="field">Name <input name="name" required maxlength="255" /></label>
      <label class="field">Query <textarea name="query" rows="3">${text}</textarea></label>
      <button class="button" type="submit">Save segment</button>
    </form>`,
  );
}

export function segmentPage(visit: Visit): string {
  const { store, base } = visit;
  const segment = found(store.segment(visit.id), "segment", visit.id);
  const id = `gid://shopify/Segment/${segment.id}`;
  const { timezone } = store.shop;
  return visit.show({
    title: segment.name,
    section: "segments",
    body: html`${backLink(`${base}/customers/segments`, "Segments")} ${heading(segment.name)}
    ${recordActions(visit, "customer-segment-details", id)}
    ${card(
      "Segment",
      facts([
        ["Query", html`<code>${segment.query}</code>`],
        ["Created", shopTime(segment.createdAt, timezone)],
        ["Changed", shopTime(segment.updatedAt, timezone)],
      ]),
    )}
    ${recordBlocks(visit, "customer-segment-details", id)}`,
  });
}
