import { sourceAndMedium, statusLabel } from "../../marketing/labels.ts";
import { annotationColumns, annotationFromRow } from "../../store/annotations.ts";
import {
  activityColumns,
  activityFromRow,
  type MarketingActivityRecord,
  type ToldAmount,
} from "../../store/marketing.ts";
import { count, shopTime } from "../format.ts";
import { html } from "../html.ts";
import { badge, heading } from "../layout.ts";
import { placeIn, sliceOf } from "../slice.ts";
import { pager, table } from "../table.ts";
import type { Visit } from "./visit.ts";

const figures = [
  ["impressionsCount", "Seen"],
  ["clicksCount", "Clicks"],
  ["orders", "Orders"],
] as const;

/** What the app told of its marketing, the latest first. */
export function marketingPage(visit: Visit): string {
  const { store, base, query } = visit;
  const slice = sliceOf(store.db, {
    table: "marketing_activities",
    columns: activityColumns,
    sort: "created_at",
    place: placeIn(query),
    read: activityFromRow,
  });
  const sum = ({ id }: MarketingActivityRecord, name: string) =>
    store.marketing
      .engagementsOf(id)
      .reduce((total, one) => total + Number(one.figures[name] ?? 0), 0);
  return visit.show({
    title: "Marketing",
    section: "marketing",
    body: html`${heading("Marketing")}
    ${table(
      [
        { label: "Activity", wrap: true },
        { label: "Kind" },
        { label: "Status" },
        { label: "Begins" },
        ...figures.map(([, label]) => ({ label, number: true })),
        { label: "Spent", number: true },
      ],
      slice.rows.map((activity) => [
        html`<a href="${activity.remoteUrl}">${activity.title}</a>`,
        sourceAndMedium(activity),
        badge(statusLabel(activity), activity.status === "ACTIVE" ? "good" : "quiet"),
        shopTime(activity.scheduledStart ?? activity.startedAt, store.shop.timezone),
        ...figures.map(([name]) => count(sum(activity, name))),
        spent(activity.adSpend),
      ]),
      "No app has noted any marketing.",
    )}
    ${pager(slice, `${base}/marketing?`)}`,
  });
}

const spent = (amount: ToldAmount | null) =>
  amount === null ? "–" : `${amount.amount} ${amount.currencyCode}`;

/** The marks on the shop's charts, the latest first. */
export function annotationsPage(visit: Visit): string {
  const { store, base, query } = visit;
  const { timezone } = store.shop;
  const slice = sliceOf(store.db, {
    table: "analytics_annotations",
    columns: annotationColumns,
    sort: "started_at",
    place: placeIn(query),
    read: annotationFromRow,
  });
  return visit.show({
    title: "Analytics",
    section: "analytics",
    body: html`${heading("Analytics")}
    ${table(
      [{ label: "Mark", wrap: true }, { label: "Kind" }, { label: "Begins" }, { label: "Ends" }],
      slice.rows.map((one) => [
        html`${one.title}${one.description && html`<br /><small>${one.description}</small>`}`,
        one.type,
        shopTime(one.startedAt, timezone),
        one.endedAt === null ? (one.isOpen ? "Open" : "–") : shopTime(one.endedAt, timezone),
      ]),
      "No app has marked anything on the charts.",
    )}
    ${pager(slice, `${base}/analytics?`)}`,
  });
}
