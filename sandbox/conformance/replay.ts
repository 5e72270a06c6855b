import { requestedCost } from "../admin-api/cost.ts";
import { prepare, type Prepared } from "../admin-api/execute.ts";
import { adminSchema } from "../admin-api/schema.ts";
import { toIso } from "../store/instants.ts";
import { type Difference, differences, sameFailures, userErrors } from "./compare.ts";
import { createIds, idsIn, type Ids, isRecord } from "./ids.ts";
import { outOfTurn } from "./out-of-turn.ts";
import type { Body, Exchange } from "./recording.ts";
import { isHeld, seed, unseed } from "./seeds/index.ts";
import { openReplayShop, type ReplayShop } from "./shop.ts";
import { merged, type Seen, sightings } from "./sightings.ts";

export interface Outcome {
  exchange: Exchange;
  /** whether the request is one of API 2026-10 */
  parses: boolean;
  /** requested cost: null where it was not recorded or the request does not parse */
  cost: { recorded: number; ours: number } | null;
  replay: "compared" | "notImplemented" | "notReplayable";
  differences: Difference[];
  /** null where the recorded answer has no user errors */
  sameFailures: boolean | null;
}

const anyInstant = /"(?:created|updated|completed)At":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"/g;

/** Plays one scenario against a fresh shop of the sandbox, in order. */
export async function replay(steps: Exchange[]): Promise<Outcome[]> {
  const shop = await openReplayShop(currencyOf(steps), momentOf(steps[0]!) ?? new Date());
  const scenario: Scenario = {
    ids: createIds(),
    known: new Map(),
    held: new Set(),
    completed: completedOperations(steps),
    stale: new Set(),
    early: outOfTurn(steps),
  };
  try {
    const outcomes: Outcome[] = [];
    for (const exchange of steps) outcomes.push(await replayOne(exchange, shop, scenario));
    return outcomes;
  } finally {
    await shop.close();
  }
}

interface Scenario {
  ids: Ids;
  /** what recorded answers said of each object so far */
  known: Map<string, Seen>;
  /** recorded ids that stand in the shop as they are */
  held: Set<string>;
  completed: Set<string>;
  /** changed, perhaps, by what the sandbox cannot do, and not shown since */
  stale: Set<string>;
  /** left out: recorded before what happened before them */
  early: Set<Exchange>;
}

async function replayOne(
  exchange: Exchange,
  shop: ReplayShop,
  scenario: Scenario,
): Promise<Outcome> {
  const variables = exchange.variables ?? {};
  const prepared = prepare(exchange.query, variables, null);
  const parses = !("errors" in prepared);
  const outcome: Outcome = {
    exchange,
    parses,
    cost: parses ? costs(exchange, prepared) : null,
    replay: "compared",
    differences: [],
    sameFailures: null,
  };
  if (!parses && !hasErrors(exchange.body)) return { ...outcome, replay: "notImplemented" };
  if (scenario.early.has(exchange)) return { ...outcome, replay: "notReplayable" };
  const moment = momentOf(exchange);
  if (moment) shop.moveTo(moment);
  const seen = parses ? sightings(prepared, exchange.body.data) : new Map<string, Seen>();
  const isQuery = parses && prepared.document.operation.operation === "query";
  if (!prepareShop(exchange, seen, isQuery, shop, scenario)) outcome.replay = "notReplayable";
  if (startsWhatNeverEnds(exchange, scenario)) shop.hold();
  if (/"(COMPLETED|CANCELED|FAILED)"/.test(JSON.stringify(exchange.body))) await shop.settle();

  const ours = await shop.ask(
    scenario.ids.translate(exchange.query),
    JSON.parse(scenario.ids.translate(JSON.stringify(variables))) as object,
  );
  if (isNotImplemented(ours.body)) outcome.replay = "notImplemented";
  else scenario.ids.learn(exchange.body.data, ours.body.data);
  const isForeign = !isQuery && outcome.replay === "notImplemented";
  if (isForeign && userErrors(exchange.body).length === 0) moveOn(exchange, seen, scenario);
  for (const [gid, object] of seen) {
    if (isOlder(object, scenario.known.get(gid))) continue;
    scenario.known.set(gid, merged(scenario.known.get(gid), object));
    scenario.stale.delete(gid);
    // seeded anew when it is used, as this answer shows it
    if (isForeign) scenario.held.delete(gid);
  }
  if (outcome.replay === "notImplemented") removeDeleted(exchange, shop, scenario);
  if (outcome.replay !== "compared") return outcome;
  const failed = userErrors(exchange.body).length > 0;
  return {
    ...outcome,
    differences: differences(exchange, ours),
    sameFailures: failed ? sameFailures(exchange.body, ours.body) : null,
  };
}

/** Seeds what the exchange uses; false when something it needs was never seen. */
function prepareShop(
  exchange: Exchange,
  seen: Map<string, Seen>,
  isQuery: boolean,
  shop: ReplayShop,
  { ids, known, held, stale }: Scenario,
): boolean {
  const used = idsIn(`${exchange.query} ${JSON.stringify(exchange.variables)}`);
  const wanted = isQuery ? [...used, ...seen.keys()] : used;
  const now = toIso((momentOf(exchange) ?? shop.now()).getTime() / 1000);
  let complete = true;
  for (const gid of new Set(wanted.map((one) => ownerOf(one, known)))) {
    const isStale = stale.has(gid);
    if (!isStale && (ids.knows(gid) || held.has(gid))) continue;
    if (!isHeld(gid)) {
      // a part of something, or a kind the sandbox makes only by its own operations
      if (isQuery && used.includes(gid) && seen.has(gid) && known.has(gid)) complete = false;
      continue;
    }
    const shown = isQuery ? seen.get(gid) : undefined;
    const object = shown ? merged(known.get(gid), shown) : (known.get(gid) ?? seen.get(gid));
    if (isStale && !shown) complete = false;
    else if (object) {
      seed(gid, object, { tenant: shop.tenant, now });
      held.add(gid);
    } else if (!mayBeMissing(exchange.body)) complete = false;
  }
  return complete;
}

/** A part of an order is there when its order is: work, parcels and their lines. */
function ownerOf(gid: string, known: Map<string, Seen>): string {
  if (!/\/(FulfillmentOrder|Fulfillment)(LineItem)?\/\d+$/.test(gid)) return gid;
  const orders = [...known].filter(([one]) => one.startsWith("gid://shopify/Order/"));
  return orders.find(([, seen]) => JSON.stringify(seen).includes(`"${gid}"`))?.[0] ?? gid;
}

/** Some answers were taken down before others that stand in front of them: they say nothing new. */
function isOlder(now: Seen, before: Seen | undefined): boolean {
  const [then, earlier] = [now["updatedAt"], before?.["updatedAt"]];
  return typeof then === "string" && typeof earlier === "string" && then < earlier;
}

/** The recorded shop moved on by what the sandbox cannot do: what belongs to the objects used is stale. */
function moveOn(exchange: Exchange, seen: Map<string, Seen>, { known, stale }: Scenario): void {
  const used = idsIn(`${exchange.query} ${JSON.stringify(exchange.variables)}`);
  for (const gid of used) {
    for (const near of [gid, ...idsIn(JSON.stringify(known.get(gid) ?? {}))]) {
      if (!seen.has(near)) stale.add(near);
    }
  }
}

const absence = /not exist|not found|be found|invalid/i;

/** An answer that finds nothing or refuses is no sign that the object was there. */
function mayBeMissing(body: Body): boolean {
  if (hasErrors(body)) return true;
  const errors = userErrors(body);
  if (errors.length > 0) return errors.some(({ message }) => absence.test(String(message)));
  const values = Object.values(body.data ?? {});
  return values.some((value) => value === null || (Array.isArray(value) && value.includes(null)));
}

function removeDeleted({ body }: Exchange, shop: ReplayShop, { held }: Scenario): void {
  for (const payload of Object.values(body.data ?? {})) {
    if (!isRecord(payload)) continue;
    for (const [name, gid] of Object.entries(payload)) {
      if (!/^deleted.*Id$/.test(name) || typeof gid !== "string" || !held.has(gid)) continue;
      unseed(gid, { tenant: shop.tenant, now: "" });
    }
  }
}

function costs({ body }: Exchange, prepared: Prepared): Outcome["cost"] {
  const recorded = body.extensions?.cost?.requestedQueryCost;
  if (recorded === undefined) return null;
  return { recorded, ours: requestedCost(adminSchema(), prepared.document, prepared.variables) };
}

/** A bulk operation the recording never shows completed is kept from completing here. */
function startsWhatNeverEnds({ body }: Exchange, { completed }: Scenario): boolean {
  const payload = body.data?.["bulkOperationRunQuery"];
  const operation = isRecord(payload) ? payload["bulkOperation"] : null;
  return isRecord(operation) && !completed.has(String(operation["id"]));
}

/** ids of the bulk operations some answer shows completed */
function completedOperations(steps: Exchange[]): Set<string> {
  const text = JSON.stringify(steps);
  const shown = /"id":"(gid:\/\/shopify\/BulkOperation\/\d+)","status":"COMPLETED"/g;
  return new Set([...text.matchAll(shown)].map(([, id]) => id!));
}

const hasErrors = ({ errors }: Body): boolean =>
  Array.isArray(errors) ? errors.length > 0 : errors !== undefined;

function isNotImplemented({ errors }: Body): boolean {
  return JSON.stringify(errors ?? "").includes("SANDBOX_NOT_IMPLEMENTED");
}

/** The latest moment an answer speaks of: the scenario's own now. */
function momentOf({ body }: Exchange): Date | null {
  const instants = [...JSON.stringify(body).matchAll(anyInstant)].map(([, instant]) => instant!);
  return instants.length === 0 ? null : new Date(instants.sort().pop()!);
}

function currencyOf(steps: Exchange[]): string {
  const found = /"currencyCode":"([A-Z]{3})"/.exec(JSON.stringify(steps));
  return found?.[1] ?? "USD";
}
