import { rfmGroupSql } from "../../segments/rfm-groups.ts";
import {
  segmentCondition,
  SegmentQueryError,
  type SegmentCondition,
} from "../../segments/query.ts";
import { customerColumns, customerFromRow } from "../../store/customers.ts";
import { segmentColumns, segmentFromRow } from "../../store/segments.ts";
import type { CustomerRecord, SegmentRecord } from "../../store/types.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { badRequest, notImplemented } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { TableRows } from "../listing.ts";
import { money } from "../money.ts";
import { searchCondition } from "../search-sql.ts";
import { displayName, emailAddress } from "./customers.ts";
import { metafieldFields, storedNamespace } from "./metafield-fields.ts";

function conditionOf(query: string, call: Call): SegmentCondition {
  const { shop } = call.store;
  return segmentCondition(query, {
    timezone: shop.timezone,
    currency: shop.currency,
    now: call.now,
    metafield: (given, key) => {
      const namespace = storedNamespace(given, call);
      const definition = call.tenant.definitions.get("CUSTOMER", namespace, key);
      return definition ? { namespace, type: definition.type } : null;
    },
    rfmGroup: () => rfmGroupSql(call.store.db),
  });
}

function mistakes(
  name: string | null,
  query: string | null,
  call: Call,
  own?: number,
): UserError[] {
  const errors: UserError[] = [];
  if (name !== null && name.trim() === "") {
    errors.push({ field: ["name"], message: "Name can't be blank" });
  }
  if (name !== null && name.length > 255) {
    errors.push({ field: ["name"], message: "Name is too long (maximum is 255 characters)" });
  }
  for (const other of call.store.segments()) {
    if (other.id !== own && other.name === name) {
      errors.push({ field: ["name"], message: "Name has already been taken" });
    }
  }
  if (query !== null) {
    try {
      conditionOf(query, call);
    } catch (error) {
      if (!(error instanceof SegmentQueryError)) throw error;
      errors.push({ field: ["query"], message: error.message });
    }
  }
  return errors;
}

function createSegment(args: Args, call: Call) {
  const name = args["name"] as string;
  const query = args["query"] as string;
  const userErrors = mistakes(name, query, call);
  if (userErrors.length > 0) return { segment: null, userErrors };
  const segment: SegmentRecord = {
    id: call.store.nextId("segment"),
    name,
    query,
    createdAt: call.now,
    updatedAt: call.now,
  };
  call.store.putSegment(segment);
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
  const userErrors = mistakes(name, query, call, before.id);
  if (userErrors.length > 0) return { segment: null, userErrors };
  const segment: SegmentRecord = {
    ...before,
    name: name ?? before.name,
    query: query ?? before.query,
    updatedAt: call.now,
  };
  call.store.putSegment(segment);
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

const memberSorts: Record<string, string> = {
  created_at: "created_at",
  number_of_orders: "number_of_orders",
  amount_spent: "amount_spent",
};

function members(args: Args, call: Call): TableRows<CustomerRecord> {
  if (args["queryId"]) throw notImplemented("customerSegmentMembers(queryId:)");
  const segmentId = args["segmentId"] as string | null | undefined;
  const given = args["query"] as string | null | undefined;
  if ((segmentId == null) === (given == null)) {
    throw badRequest("customerSegmentMembers needs exactly one of query and segmentId");
  }
  const query = given ?? call.store.segment(idOf(segmentId!))?.query;
  if (query === undefined) throw badRequest("Segment does not exist");
  let condition: SegmentCondition;
  try {
    condition = conditionOf(query, call);
  } catch (error) {
    if (error instanceof SegmentQueryError) throw badRequest(error.message);
    throw error;
  }
  const sortKey = args["sortKey"] as string | null | undefined;
  const sort = sortKey == null ? "id" : memberSorts[sortKey];
  if (!sort) throw notImplemented(`customerSegmentMembers(sortKey: ${sortKey})`);
  return new TableRows({
    db: call.store.db,
    table: "customers",
    columns: customerColumns,
    decode: customerFromRow,
    where: condition.sql,
    parameters: condition.parameters,
    sort,
    reverse: args["reverse"] === true,
  });
}

function isMember(customerId: number, segment: SegmentRecord, call: Call): boolean {
  const { sql, parameters } = conditionOf(segment.query, call);
  const row = call.store.db
    .prepare(`SELECT 1 FROM customers WHERE id = ? AND ${sql}`)
    .get(customerId, ...parameters);
  return row !== undefined;
}

const CustomerSegmentMember: Fields<CustomerRecord> = {
  id: (customer) => gid("CustomerSegmentMember", customer.id),
  firstName: (customer) => customer.firstName || null,
  lastName: (customer) => customer.lastName || null,
  displayName,
  defaultEmailAddress: emailAddress,
  note: (customer) => customer.note,
  numberOfOrders: (customer) => customer.numberOfOrders,
  amountSpent: (customer, _args, call) => money(customer.amountSpent, call.currency),
  lastOrderId: (customer) =>
    customer.lastOrderId === null ? null : gid("Order", customer.lastOrderId),
  ...metafieldFields<CustomerRecord>((customer) => gid("Customer", customer.id)),
};

export const segments: Domain = {
  types: {
    QueryRoot: {
      segment: (_source: unknown, args, call) => call.store.segment(idOf(args["id"] as string)),
      segments: (_source: unknown, args, call) => segmentRows(args, call),
      segmentsCount: (_source: unknown, args, call) =>
        segmentRows({}, call).count((args["limit"] as number | null) ?? 10_000),
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
  },
  plain: {
    SegmentCreatePayload: "segment userErrors",
    SegmentUpdatePayload: "segment userErrors",
    SegmentDeletePayload: "deletedSegmentId userErrors",
    SegmentMembershipResponse: "memberships",
    SegmentMembership: "segmentId isMember",
  },
};

function segmentRows(args: Args, call: Call): TableRows<SegmentRecord> {
  const sorts: Record<string, string> = {
    CREATION_DATE: "created_at",
    LAST_EDIT_DATE: "updated_at",
    ID: "id",
    RELEVANCE: "id",
  };
  const { shop, db } = call.store;
  const search = searchCondition(
    (args["query"] as string | null | undefined) ?? "",
    {
      name: "segments",
      fields: { id: { kind: "id", column: "id" }, name: { kind: "text", column: "name" } },
      anywhere: (value) => ({ sql: "name LIKE ?", parameters: [`%${value}%`] }),
    },
    { timezone: shop.timezone, currency: shop.currency, now: call.now },
  );
  return new TableRows({
    db,
    table: "segments",
    columns: segmentColumns,
    decode: segmentFromRow,
    where: search.sql,
    parameters: search.parameters,
    sort: sorts[(args["sortKey"] as string | undefined) ?? "CREATION_DATE"]!,
    reverse: args["reverse"] === true,
  });
}
