import { randomUUID } from "node:crypto";
import type { MembersQuery } from "../../segments/members-query.ts";
import { SegmentQueryError } from "../../segments/tokens.ts";
import type { Args, Call } from "../call.ts";
import { idOf } from "../gid.ts";
import { conditionOf } from "../segment-condition.ts";
import { members } from "./segment-members.ts";

/** Ids of these are words, not numbers. */
export const idText = (id: string): string => id.split("/").pop()!;

export const countOf = (query: string, call: Call): number =>
  members({ query }, call).count(Number.MAX_SAFE_INTEGER).count;

export function createMembersQuery(input: Args, call: Call) {
  const refuse = (field: string[] | null, message: string) => ({
    customerSegmentMembersQuery: null,
    userErrors: [{ field, code: "INVALID", message }],
  });
  const segmentId = input["segmentId"] as string | null | undefined;
  const given = input["query"] as string | null | undefined;
  if ((segmentId == null) === (given == null)) {
    return refuse(null, "Exactly one of query and segmentId must be provided.");
  }
  const query = given ?? call.store.segment(idOf(segmentId!))?.query;
  if (query === undefined) return refuse(null, "Invalid segment ID.");
  try {
    conditionOf(query, call);
  } catch (error) {
    if (error instanceof SegmentQueryError) return refuse(["input", "query"], error.message);
    throw error;
  }
  const begun: MembersQuery = { id: randomUUID(), query };
  call.tenant.memberQueries.set(begun.id, begun);
  return { customerSegmentMembersQuery: { ...begun, done: false }, userErrors: [] };
}
