import type { DiscountRecord } from "../../store/types.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import { discountRows } from "../discount-search.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { discountMutations } from "./discount-mutations.ts";

type Kind = DiscountRecord["kind"];

const sentences = {
  code: {
    missing: "Missing expected argument key: 'ids', 'search' or 'saved_search_id'.",
    tooMany: "Only one of 'ids', 'search' or 'saved_search_id' is allowed.",
    savedSearch: "Invalid 'saved_search_id'.",
  },
  automatic: {
    missing: "One of IDs, search argument or saved search ID is required.",
    tooMany: "Only one of IDs, search argument or saved search ID is allowed.",
    savedSearch: "Invalid savedSearchId.",
  },
};

/** What is wrong with how the discounts are chosen. Nobody saves searches here, so that none is there. */
function mistakeOf(kind: Kind, args: Args): UserError | null {
  const given = ["ids", "search", "savedSearchId"].filter((name) => args[name] != null);
  const { missing, tooMany, savedSearch } = sentences[kind];
  if (given.length === 0) return { field: null, message: missing, code: "MISSING_ARGUMENT" };
  if (given.length > 1) return { field: null, message: tooMany, code: "TOO_MANY_ARGUMENTS" };
  if (given[0] === "savedSearchId") {
    return { field: ["savedSearchId"], message: savedSearch, code: "INVALID" };
  }
  if (kind === "code" && args["search"] === "") {
    return { field: ["search"], message: "'Search' can't be blank.", code: "BLANK" };
  }
  return null;
}

/** The chosen ones of that kind; a blank search chooses none. */
function chosen(kind: Kind, args: Args, call: Call): number[] {
  const ids = args["ids"] as string[] | null | undefined;
  if (ids) return ids.map(idOf).filter((id) => call.store.discount(id)?.kind === kind);
  if (args["search"] === "") return [];
  return [...discountRows({ query: args["search"] }, call, kind).each()].map(({ id }) => id);
}

/** Does with each what the mutation of one does; what one refuses is left as it was. */
const each = (kind: Kind, single: string) => (_source: unknown, args: Args, call: Call) => {
  const mistake = mistakeOf(kind, args);
  if (mistake) return { job: null, userErrors: [{ ...mistake, extraInfo: null }] };
  const nodeKind = kind === "code" ? "DiscountCodeNode" : "DiscountAutomaticNode";
  for (const id of chosen(kind, args, call)) {
    discountMutations[single]!(undefined, { id: gid(nodeKind, id) }, call);
  }
  return { job: { id: gid("Job", call.store.nextId("job")), done: true }, userErrors: [] };
};

export const discountBulk: Domain = {
  types: {
    Mutation: {
      discountCodeBulkActivate: each("code", "discountCodeActivate"),
      discountCodeBulkDeactivate: each("code", "discountCodeDeactivate"),
      discountCodeBulkDelete: each("code", "discountCodeDelete"),
      discountAutomaticBulkDelete: each("automatic", "discountAutomaticDelete"),
    } satisfies Fields<unknown>,
  },
  plain: {
    DiscountCodeBulkActivatePayload: "job userErrors",
    DiscountCodeBulkDeactivatePayload: "job userErrors",
    DiscountCodeBulkDeletePayload: "job userErrors",
    DiscountAutomaticBulkDeletePayload: "job userErrors",
  },
};
