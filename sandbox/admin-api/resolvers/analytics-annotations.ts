import {
  annotationColumns,
  annotationFromRow,
  type AnnotationRecord,
} from "../../store/annotations.ts";
import { toIso, toSeconds } from "../../store/instants.ts";
import type { ShopRecord } from "../../store/types.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { choice, contains } from "../search-sql.ts";
import { searchedRows, type SearchedTable } from "../searched-rows.ts";

/** The types Shopify's own samples and pages name; its whole list was not in reach. */
const types = [
  ...["campaign", "ad_spend_change", "influencer_collaboration"],
  ...["product_launch", "landing_page_launch", "store_redesign"],
  ...["seasonal_promotion", "revenue_milestone", "other"],
];
const longestTitle = 75;
const longestDescription = 150;
/** Shopify has a limit and does not say which. */
const most = 1000;

const annotations: SearchedTable<AnnotationRecord> = {
  table: "analytics_annotations",
  columns: annotationColumns,
  decode: annotationFromRow,
  search: {
    name: "annotations",
    fields: {
      id: { kind: "id", column: "id" },
      title: { kind: "text", column: "title" },
      type: { kind: "text", column: "type" },
      source: choice({ app: "1", shopify: "0" }),
      started_at: { kind: "time", column: "started_at" },
      ended_at: { kind: "time", column: "ended_at" },
      created_at: { kind: "time", column: "created_at" },
      updated_at: { kind: "time", column: "updated_at" },
    },
    anywhere: (value) => contains(value, "title"),
  },
  sortKeys: "AnalyticsAnnotationSortKeys",
  sorts: {
    ID: "id",
    STARTED_AT: "started_at",
    // a mark without an end comes first
    ENDED_AT: "coalesce(ended_at, 0)",
    CREATED_AT: "created_at",
    UPDATED_AT: "updated_at",
  },
  sort: "ID",
};

const moment = (value: unknown) => (value == null ? null : toIso(toSeconds(value as string)));

function mistakes(one: AnnotationRecord): UserError[] {
  const error = (field: string, message: string): UserError => ({
    field: ["input", field],
    message,
    code: "INVALID",
  });
  const { title, description, type, startedAt, endedAt } = one;
  return [
    ...(title.trim() === "" ? [error("title", "Title can't be blank")] : []),
    ...(title.length > longestTitle
      ? [error("title", `Title is too long (maximum is ${longestTitle} characters)`)]
      : []),
    ...((description ?? "").length > longestDescription
      ? [
          error(
            "description",
            `Description is too long (maximum is ${longestDescription} characters)`,
          ),
        ]
      : []),
    ...(types.includes(type) ? [] : [error("type", "Type is invalid")]),
    ...(endedAt !== null && endedAt < startedAt
      ? [error("endedAt", "Ended at must be after started at")]
      : []),
  ];
}

/** What the input says of it: an end that is null leaves it open, one that is not there stays as it was. */
function told(before: AnnotationRecord, input: Args): AnnotationRecord {
  const { title, description, type, startedAt, endedAt } = input;
  return {
    ...before,
    title: (title as string | null | undefined) ?? before.title,
    description: description === undefined ? before.description : (description as string | null),
    type: (type as string | null | undefined) ?? before.type,
    startedAt: moment(startedAt) ?? before.startedAt,
    ...(endedAt === undefined ? {} : { endedAt: moment(endedAt), isOpen: endedAt === null }),
  };
}

function create(input: Args, call: Call) {
  const { annotations: table, nextId } = call.store;
  if (table.count() >= most) {
    const message = "The maximum number of annotations has been reached";
    return refused([{ field: ["input"], message, code: "LIMIT_REACHED" }]);
  }
  const empty = { title: "", description: null, type: "", startedAt: call.now, endedAt: null };
  const blank = { id: 0, ...empty, isOpen: false, createdAt: call.now, updatedAt: call.now };
  const annotation = told(blank, input);
  const userErrors = mistakes(annotation);
  if (userErrors.length > 0) return refused(userErrors);
  return written({ ...annotation, id: nextId("annotation") }, call);
}

const refused = (userErrors: UserError[]) => ({ analyticsAnnotation: null, userErrors });
const notFound: UserError = {
  field: ["id"],
  message: "Analytics annotation not found",
  code: "NOT_FOUND",
};

function written(annotation: AnnotationRecord, call: Call) {
  call.store.annotations.write(annotation);
  return { analyticsAnnotation: annotation, userErrors: [] };
}

function update(args: Args, call: Call) {
  const before = call.store.annotations.get(idOf(args["id"] as string));
  if (!before) return refused([notFound]);
  const annotation = { ...told(before, args["input"] as Args), updatedAt: call.now };
  const userErrors = mistakes(annotation);
  return userErrors.length > 0 ? refused(userErrors) : written(annotation, call);
}

function remove(args: Args, call: Call) {
  const id = idOf(args["id"] as string);
  if (!call.store.annotations.get(id)) return { deletedId: null, userErrors: [notFound] };
  call.store.annotations.remove(id);
  return { deletedId: args["id"], userErrors: [] };
}

export const analyticsAnnotations: Domain = {
  types: {
    Shop: {
      analyticsAnnotations: (_shop, args, call) => searchedRows(annotations, args, call),
    } satisfies Fields<ShopRecord>,
    Mutation: {
      analyticsAnnotationCreate: (_source: unknown, args, call) =>
        create(args["input"] as Args, call),
      analyticsAnnotationUpdate: (_source: unknown, args, call) => update(args, call),
      analyticsAnnotationDelete: (_source: unknown, args, call) => remove(args, call),
    } satisfies Fields<unknown>,
    AnalyticsAnnotation: {
      id: ({ id }) => gid("AnalyticsAnnotation", id),
      source: () => "APP",
      createdByApp: (_annotation, _args, call) => ({ call }),
    } satisfies Fields<AnnotationRecord>,
  },
  plain: {
    AnalyticsAnnotation: "title description type startedAt endedAt createdAt updatedAt",
    AnalyticsAnnotationCreatePayload: "analyticsAnnotation userErrors",
    AnalyticsAnnotationUpdatePayload: "analyticsAnnotation userErrors",
    AnalyticsAnnotationDeletePayload: "deletedId userErrors",
    AnalyticsAnnotationCreateUserError: "code field message",
    AnalyticsAnnotationUpdateUserError: "code field message",
    AnalyticsAnnotationDeleteUserError: "code field message",
  },
};
