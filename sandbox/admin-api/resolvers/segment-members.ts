import { displayName } from "../../customers/display-name.ts";
import type { SegmentCondition } from "../../segments/query.ts";
import { SegmentQueryError } from "../../segments/tokens.ts";
import { customerColumns, customerFromRow } from "../../store/customers.ts";
import type { CustomerRecord, SegmentRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import { badRequest, notImplemented } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { TableRows } from "../table-rows.ts";
import { money } from "../money.ts";
import { emailAddress } from "./consent.ts";
import { metafieldFields } from "./metafield-fields.ts";
import { conditionOf } from "../segment-condition.ts";

const memberSorts: Record<string, string> = {
  created_at: "created_at",
  number_of_orders: "number_of_orders",
  amount_spent: "amount_spent",
};

export function members(args: Args, call: Call): TableRows<CustomerRecord> {
  const queryId = args["queryId"] as string | null | undefined;
  const segmentId = args["segmentId"] as string | null | undefined;
  const begun = queryId == null ? null : call.tenant.memberQueries.get(queryId.split("/").pop()!);
  if (begun === undefined) throw badRequest("Members query does not exist");
  const given = begun?.query ?? (args["query"] as string | null | undefined);
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

export function isMember(customerId: number, segment: SegmentRecord, call: Call): boolean {
  const { sql, parameters } = conditionOf(segment.query, call);
  const row = call.store.db
    .prepare(`SELECT 1 FROM customers WHERE id = ? AND ${sql}`)
    .get(customerId, ...parameters);
  return row !== undefined;
}

export const CustomerSegmentMember: Fields<CustomerRecord> = {
  id: (customer) => gid("CustomerSegmentMember", customer.id),
  firstName: (customer) => customer.firstName || null,
  lastName: (customer) => customer.lastName || null,
  displayName,
  defaultEmailAddress: (customer, _args, call) => emailAddress(customer, call),
  note: (customer) => customer.note,
  numberOfOrders: (customer) => customer.numberOfOrders,
  amountSpent: (customer, _args, call) => money(customer.amountSpent, call.currency),
  lastOrderId: (customer) =>
    customer.lastOrderId === null ? null : gid("Order", customer.lastOrderId),
  ...metafieldFields<CustomerRecord>((customer) => gid("Customer", customer.id)),
};
