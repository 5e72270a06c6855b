import { marketsOf } from "../pricing/markets.ts";
import type { DiscountRecord } from "../store/types.ts";
import type { Args } from "./call.ts";
import { complain, type Given, ids, merge, type Reading, tooMany } from "./discount-reading.ts";
import { badRequest } from "./errors.ts";

/** Who may use it: `context`, or the older `customerSelection`. */
export function readBuyers(reading: Reading, next: DiscountRecord, before: DiscountRecord): void {
  const { input, call } = reading;
  if (input["context"] && input["customerSelection"]) {
    const message = "Only one of context or customerSelection can be provided.";
    return complain(reading, ["context"], "INVALID", message);
  }
  const name = input["context"] ? "context" : "customerSelection";
  const given = input[name] as Given;
  if (!given) {
    const isNew = before.title === "" && before.kind === "code";
    if (isNew) complain(reading, ["context"], "BLANK", "Context can't be blank");
    return;
  }
  const customers = given["customers"] as Given;
  const segments = given["customerSegments"] as Given;
  const markets = given["markets"] as Given;
  const chosen = [given["all"], customers, segments, markets].filter(Boolean).length;
  refuseContradictions(name, given);
  if (chosen !== 1) {
    complain(reading, [name], "INVALID", "Choose exactly one of all, customers, customer segments");
  }
  if (!customers) next.customerIds = [];
  if (!segments) next.segmentIds = [];
  if (!markets) next.marketIds = [];
  if (customers) {
    const added = ids(customers["add"]);
    const missing = added.find((id) => call.store.customer(id) === null);
    if (missing !== undefined) {
      complain(
        reading,
        [name, "customers", "add"],
        "INVALID",
        `Customer with id: ${missing} is invalid`,
      );
    }
    next.customerIds = merge(next.customerIds, added, ids(customers["remove"]));
    tooMany(reading, [name, "customers", "add"], next.customerIds);
  }
  if (segments) {
    const added = ids(segments["add"]);
    const missing = added.find((id) => call.store.segment(id) === null);
    if (missing !== undefined) {
      const path = [name, "customerSegments", "add"];
      complain(reading, path, "INVALID", `Customer segment with id: ${missing} is invalid`);
    }
    next.segmentIds = merge(next.segmentIds, added, ids(segments["remove"]));
  }
  if (markets) {
    const added = ids(markets["add"]);
    const known = marketsOf(call.store.shop).map(({ id }) => id);
    const missing = added.find((id) => !known.includes(id));
    if (missing !== undefined) {
      const path = [name, "markets", "add"];
      complain(reading, path, "INVALID", `Market with id: ${missing} is invalid`);
    }
    next.marketIds = merge(next.marketIds ?? [], added, ids(markets["remove"]));
  }
}

/** What Shopify refuses as a request, not as a mistake of the input. */
function refuseContradictions(name: string, given: Args): void {
  const sides = [
    ["customers", "customer", "customers or customerSavedSearches is"],
    ["customerSegments", "customer segment", "customerSegments is"],
    ["markets", "market", "markets is"],
  ] as const;
  for (const [side, noun, others] of sides) {
    const chosen = given[side] as Given;
    if (!chosen) continue;
    if (given["all"]) {
      throw badRequest(`A discount cannot have ${name} set to all, when ${others} specified.`);
    }
    const removed = new Set(ids(chosen["remove"]));
    if (ids(chosen["add"]).some((id) => removed.has(id))) {
      throw badRequest(`A ${noun} id is present in \`add\` and \`remove\` fields`);
    }
  }
}
