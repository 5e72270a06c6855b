import { randomUUID } from "node:crypto";
import { mergeCustomers } from "../../life/customer.ts";
import type { CustomerRecord } from "../../store/types.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, parseGid } from "../gid.ts";
import { merged, obstacle, overflow, pairOf, sides } from "../merge-pair.ts";

export function mergeable(customer: CustomerRecord, call: Call): object {
  const found = obstacle(customer, call);
  return {
    isMergeable: found === null,
    errorFields: found ? [found.field] : [],
    reason: found?.message ?? null,
    mergeInProgress: null,
  };
}

function merge(args: Args, call: Call) {
  const pair = pairOf(args, call);
  const refuse = (userErrors: UserError[]) => ({
    resultingCustomerId: null,
    job: null,
    userErrors,
  });
  if ("mistakes" in pair) return refuse(pair.mistakes);
  const obstacles = [pair.one, pair.two].flatMap((customer, index) => {
    const message = obstacle(customer, call)?.message;
    return message ? [{ field: [sides[index]!], message, code: "INVALID_CUSTOMER" }] : [];
  });
  if (obstacles.length > 0) return refuse(obstacles);
  const { kept, gone, result } = merged(pair);
  const message = overflow(result);
  if (message !== null) {
    return refuse(sides.map((name) => ({ field: [name], message, code: "INVALID_CUSTOMER" })));
  }
  const jobId = gid("Job", randomUUID());
  const { choices } = pair;
  call.store.transaction(() => {
    mergeCustomers(call.platform, call.tenant.domain, kept.id, gone.id, { choices, jobId });
    call.store.setFact(`merge ${jobId}`, String(kept.id));
  });
  return {
    resultingCustomerId: gid("Customer", kept.id),
    job: { id: jobId, done: false },
    userErrors: [],
  };
}

function status(args: Args, call: Call) {
  const jobId = args["jobId"] as string;
  const kept = parseGid(jobId) && call.store.fact(`merge ${jobId}`);
  if (!kept) return null;
  const resultingCustomerId = gid("Customer", kept);
  return { jobId, resultingCustomerId, status: "COMPLETED", customerMergeErrors: [] };
}

export const customerMerge: Domain = {
  types: {
    QueryRoot: {
      customerMergeJobStatus: (_source: unknown, args, call) => status(args, call),
    } satisfies Fields<unknown>,
    Mutation: {
      customerMerge: (_source: unknown, args, call) => merge(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    CustomerMergePayload: "resultingCustomerId job userErrors",
    CustomerMergeUserError: "field message code",
    CustomerMergeable: "isMergeable errorFields reason mergeInProgress",
    CustomerMergeRequest: "jobId resultingCustomerId status customerMergeErrors",
  },
};
