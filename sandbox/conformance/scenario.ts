import { prepare } from "../admin-api/execute.ts";
import { type BulkCourse, bulkCourse } from "./bulk-course.ts";
import { createIds, idsIn, type Ids } from "./ids.ts";
import { outOfTurn } from "./out-of-turn.ts";
import type { Exchange } from "./recording.ts";
import { merged, type Seen, sightings } from "./sightings.ts";

/** What is known while a scenario is played. */
export interface Scenario {
  ids: Ids;
  /** what recorded answers said of each object so far */
  known: Map<string, Seen>;
  /** recorded ids that stand in the shop as they are */
  held: Set<string>;
  bulk: BulkCourse;
  steps: { exchange: Exchange; seen: Map<string, Seen> }[];
  /** changed, perhaps, by what the sandbox cannot do, and not shown since */
  stale: Set<string>;
  /** touched by what the sandbox did: never laid down again as an answer shows it */
  changed: Set<string>;
  /** left out: recorded before what happened before them */
  early: Set<Exchange>;
}

export function beginScenario(exchanges: readonly Exchange[]): Scenario {
  const ids = createIds();
  return {
    ids,
    steps: exchanges.map((exchange) => ({ exchange, seen: seenIn(exchange) })),
    bulk: bulkCourse(exchanges, ids),
    known: new Map(),
    held: new Set(),
    stale: new Set(),
    changed: new Set(),
    early: outOfTurn(exchanges),
  };
}

function seenIn({ query, variables, body }: Exchange): Map<string, Seen> {
  const prepared = prepare(query, variables ?? {}, null);
  return "errors" in prepared ? new Map<string, Seen>() : sightings(prepared, body.data);
}

/** @param isForeign a mutation the sandbox lacks: what it shows is laid down anew when it is used */
export function noteSeen(seen: Map<string, Seen>, isForeign: boolean, scenario: Scenario): void {
  const { known, stale, held } = scenario;
  for (const [gid, object] of seen) {
    if (isOlder(object, known.get(gid))) continue;
    known.set(gid, merged(known.get(gid), object));
    stale.delete(gid);
    if (isForeign) held.delete(gid);
  }
}

/** Some answers were taken down before others that stand in front of them: they say nothing new. */
function isOlder(now: Seen, before: Seen | undefined): boolean {
  const [then, earlier] = [now["updatedAt"], before?.["updatedAt"]];
  return typeof then === "string" && typeof earlier === "string" && then < earlier;
}

/** The recorded shop moved on by what the sandbox cannot do: what belongs to the objects used is stale. */
export function moveOn(
  exchange: Exchange,
  seen: Map<string, Seen>,
  { known, stale }: Scenario,
): void {
  const used = idsIn(`${exchange.query} ${JSON.stringify(exchange.variables)}`);
  for (const gid of used) {
    for (const near of [gid, ...idsIn(JSON.stringify(known.get(gid) ?? {}))]) {
      if (!seen.has(near)) stale.add(near);
    }
  }
}

/** What a mutation of the sandbox's touched. */
export function noteChanged(
  { query, variables, body }: Exchange,
  { changed, known }: Scenario,
): void {
  for (const gid of idsIn(`${query} ${JSON.stringify(variables)} ${JSON.stringify(body.data)}`)) {
    changed.add(gid).add(ownerOf(gid, known));
  }
}

/** A part of an order is there when its order is: work, parcels and their lines. */
export function ownerOf(gid: string, known: Map<string, Seen>): string {
  if (!/\/(FulfillmentOrder|Fulfillment)(LineItem)?\/\d+$/.test(gid)) return gid;
  const orders = [...known].filter(([one]) => one.startsWith("gid://shopify/Order/"));
  return orders.find(([, seen]) => JSON.stringify(seen).includes(`"${gid}"`))?.[0] ?? gid;
}
