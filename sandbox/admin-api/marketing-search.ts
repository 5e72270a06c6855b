import {
  activityColumns,
  activityFromRow,
  type MarketingActivityRecord,
} from "../store/marketing.ts";
import type { Args, Call } from "./call.ts";
import { idOf } from "./gid.ts";
import { appNumber } from "./resolvers/metafield-fields.ts";
import { choice, contains, type Condition, type SearchField } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

/** Shopify's one record of an activity is two: itself, and the event its visitors are counted by. */
export interface MarketingEvent {
  of: MarketingActivityRecord;
}

/** All there is was made by the one app. */
const ofApp = (call: Call): SearchField => choice({ [String(appNumber(call))]: "1" });

const activities = (call: Call): SearchedTable<MarketingActivityRecord> => ({
  table: "marketing_activities",
  columns: activityColumns,
  decode: activityFromRow,
  search: {
    name: "marketing activities",
    fields: {
      id: { kind: "id", column: "id" },
      app_id: ofApp(call),
      title: { kind: "text", column: "title" },
      tactic: { kind: "text", column: "tactic" },
      created_at: { kind: "time", column: "created_at" },
      updated_at: { kind: "time", column: "updated_at" },
      scheduled_to_start_at: { kind: "time", column: "scheduled_start" },
      scheduled_to_end_at: { kind: "time", column: "scheduled_end" },
    },
    anywhere: titled,
  },
  sortKeys: "MarketingActivitySortKeys",
  sorts: { CREATED_AT: "created_at", ID: "id", TITLE: "title" },
  sort: "CREATED_AT",
});

function titled(value: string): Condition {
  return contains(value, "title");
}

/** Those that are asked for by query, ids, remote ids and UTM together. */
export function activityRows(args: Args, call: Call): TableRows<MarketingActivityRecord> {
  const ids = (args["marketingActivityIds"] as string[] | null | undefined) ?? [];
  const remoteIds = (args["remoteIds"] as string[] | null | undefined) ?? [];
  const utm = args["utm"] as Record<"campaign" | "source" | "medium", string> | null | undefined;
  const also: Condition[] = [
    ...(ids.length > 0 ? [among("id", ids.map(idOf))] : []),
    ...(remoteIds.length > 0 ? [among("remote_id", remoteIds)] : []),
    ...(utm
      ? (["campaign", "source", "medium"] as const).map((name) => ({
          sql: `doc ->> '$.utm.${name}' = ?`,
          parameters: [utm[name]],
        }))
      : []),
  ];
  return searchedRows(activities(call), args, call, also);
}

const among = (column: string, values: (string | number)[]): Condition => ({
  sql: `${column} IN (${values.map(() => "?").join(", ")})`,
  parameters: values,
});

const ownColumns = activityColumns.replace("id, event_id, ", "");

/** Every activity has an event; its list is by the events' own ids. */
export function eventRows(args: Args, call: Call): TableRows<MarketingEvent> {
  return searchedRows(
    {
      table: `(SELECT event_id AS id, id AS activity_id, ${ownColumns} FROM marketing_activities)`,
      columns: `id, activity_id, ${ownColumns}`,
      decode(raw) {
        const row = raw as { id: number; activity_id: number };
        return { of: activityFromRow({ ...row, id: row.activity_id, event_id: row.id }) };
      },
      search: {
        name: "marketing events",
        fields: {
          id: { kind: "id", column: "id" },
          app_id: ofApp(call),
          description: { kind: "text", column: "title" },
          started_at: { kind: "time", column: "started_at" },
          type: { kind: "text", column: "tactic" },
        },
        anywhere: titled,
      },
      sortKeys: "MarketingEventSortKeys",
      sorts: { ID: "id", STARTED_AT: "started_at" },
      sort: "ID",
    },
    args,
    call,
  );
}
