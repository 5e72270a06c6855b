import { GraphQLError } from "graphql";
import { SegmentQueryError } from "../../segments/tokens.ts";
import type { SegmentRecord } from "../../store/types.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { badRequest } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { conditionOf } from "../segment-condition.ts";
import { segmentRows } from "../segment-search.ts";
import type { MembersQuery } from "../../segments/members-query.ts";
import { segmentFilters } from "../../segments/catalogue.ts";
import { Items } from "../listing.ts";
import { CustomerSegmentMember, isMember, members } from "./segment-members.ts";
import { countOf, createMembersQuery, idText } from "./segment-queries.ts";

function mistakes(name: string | null, query: string | null, call: Call): UserError[] {
  const errors: UserError[] = [];
  if (name !== null && name.trim() === "") {
    errors.push({ field: ["name"], message: "Name can't be blank" });
  }
  if (name !== null && name.length > 255) {
    errors.push({ field: ["name"], message: "Name is too long (maximum is 255 characters)" });
  }
  if (query !== null) {
    try {
      conditionOf(query, call);
    } catch (error) {
      if (!(error instanceof SegmentQueryError)) throw error;
      for (const message of error.all) errors.push({ field: ["query"], message });
    }
  }
  return errors;
}

/** Shopify gives a name that is taken a number instead of refusing it: "Regulars (2)". */
function freeName(name: string, call: Call, own?: number): string {
  const taken = new Set(
    [...call.store.segments()].filter(({ id }) => id !== own).map((other) => other.name),
  );
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}

function createSegment(args: Args, call: Call) {
  const name = args["name"] as string;
  const query = args["query"] as string;
  const userErrors = mistakes(name, query, call);
  if (userErrors.length > 0) return { segment: null, userErrors };
  const segment: SegmentRecord = {
    id: call.store.nextId("segment"),
    name: freeName(name, call),
    query,
    createdAt: call.now,
    updatedAt: call.now,
  };
  call.store.putSegment(segment);
  call.tenant.members.begin(segment.id);
  call.platform.emit(call.tenant.domain, "segments/create", { id: segment.id });
  return { segment, userErrors: [] };
}

function updateSegment(args: Args, call: Call) {
  const before = call.store.segment(idOf(args["id"] as string));
  if (!before) {
    return { segment: null, userErrors: [{ field: ["id"], message: "Segment does not exist" }] };
  }
  const name = (args["name"] as string | null | undefined) ?? null;
  const query = (args["query"] as string | null | undefined) ?? null;
  const userErrors = mistakes(name, query, call);
  if (userErrors.length > 0) return { segment: null, userErrors };
  const segment: SegmentRecord = {
    ...before,
    name: name === null ? before.name : freeName(name, call, before.id),
    query: query ?? before.query,
    updatedAt: call.now,
  };
  call.store.putSegment(segment);
  call.tenant.members.begin(segment.id);
  call.platform.emit(call.tenant.domain, "segments/update", { id: segment.id });
  return { segment, userErrors: [] };
}

function deleteSegment(args: Args, call: Call) {
  const id = idOf(args["id"] as string);
  if (!call.store.segment(id)) {
    return {
      deletedSegmentId: null,
      userErrors: [{ field: ["id"], message: "Segment does not exist" }],
    };
  }
  call.store.deleteSegment(id);
  call.platform.emit(call.tenant.domain, "segments/delete", { id });
  return { deletedSegmentId: gid("Segment", id), userErrors: [] };
}

const filterFields = "queryName localizedName multiValue";
const filtersOf = (call: Call) => segmentFilters(call.tenant.definitions.of("CUSTOMER"));
const named =
  (search: string) =>
  ({ queryName, localizedName }: { queryName: string; localizedName: string }): boolean =>
    `${queryName} ${localizedName}`.toLowerCase().includes(search.toLowerCase());

export const segments: Domain = {
  types: {
    QueryRoot: {
      segment: (_source: unknown, args, call) => {
        const segment = call.store.segment(idOf(args["id"] as string));
        if (segment) return segment;
        throw new GraphQLError("Segment does not exist", { extensions: { code: "NOT_FOUND" } });
      },
      segments: (_source: unknown, args, call) => segmentRows(args, call),
      segmentsCount: (_source: unknown, args, call) =>
        segmentRows({}, call).count((args["limit"] as number | null) ?? 10_000),
      segmentFilters: (_source: unknown, _args, call) => new Items(() => filtersOf(call)),
      segmentFilterSuggestions: (_source: unknown, args, call) =>
        new Items(() => filtersOf(call).filter(named(args["search"] as string))),
      customerSegmentMembersQuery: (_source: unknown, args, call) => {
        const query = call.tenant.memberQueries.get(idText(args["id"] as string));
        return query ? { ...query, done: true } : null;
      },
      customerSegmentMembers: (_source: unknown, args, call) => members(args, call),
      customerSegmentMembership: (_source: unknown, args, call) => ({
        memberships: (args["segmentIds"] as string[]).map((segmentId) => {
          const segment = call.store.segment(idOf(segmentId));
          if (!segment) throw badRequest(`Segment does not exist: ${segmentId}`);
          const customerId = idOf(args["customerId"] as string);
          return { segmentId, isMember: isMember(customerId, segment, call) };
        }),
      }),
    } satisfies Fields<unknown>,
    Mutation: {
      segmentCreate: (_source: unknown, args, call) => createSegment(args, call),
      segmentUpdate: (_source: unknown, args, call) => updateSegment(args, call),
      customerSegmentMembersQueryCreate: (_source: unknown, args, call) =>
        createMembersQuery(args["input"] as Args, call),
      segmentDelete: (_source: unknown, args, call) => deleteSegment(args, call),
    } satisfies Fields<unknown>,
    Segment: {
      id: (segment) => gid("Segment", segment.id),
      name: (segment) => segment.name,
      query: (segment) => segment.query,
      creationDate: (segment) => segment.createdAt,
      lastEditDate: (segment) => segment.updatedAt,
    } satisfies Fields<SegmentRecord>,
    CustomerSegmentMember,
    CustomerSegmentMembersQuery: {
      id: (query) => gid("CustomerSegmentMembersQuery", query.id),
      currentCount: (query, _args, call) => (query.done ? countOf(query.query, call) : 0),
      done: (query) => query.done,
    } satisfies Fields<MembersQuery & { done: boolean }>,
  },
  plain: {
    SegmentCreatePayload: "segment userErrors",
    SegmentUpdatePayload: "segment userErrors",
    SegmentDeletePayload: "deletedSegmentId userErrors",
    CustomerSegmentMembersQueryCreatePayload: "customerSegmentMembersQuery userErrors",
    CustomerSegmentMembersQueryUserError: "field message code",
    SegmentAssociationFilter: filterFields,
    SegmentBooleanFilter: filterFields,
    SegmentDateFilter: filterFields,
    SegmentEnumFilter: filterFields,
    SegmentFloatFilter: `${filterFields} minRange maxRange`,
    SegmentIntegerFilter: `${filterFields} minRange maxRange`,
    SegmentStringFilter: filterFields,
    SegmentMembershipResponse: "memberships",
    SegmentMembership: "segmentId isMember",
  },
};
