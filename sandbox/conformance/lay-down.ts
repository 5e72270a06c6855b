import { toIso } from "../store/instants.ts";
import { mayBeMissing, momentOf } from "./answers.ts";
import { idsIn, isRecord } from "./ids.ts";
import type { Exchange } from "./recording.ts";
import { ownerOf, type Scenario } from "./scenario.ts";
import { isHeld, seed, unseed } from "./seeds/index.ts";
import type { ReplayShop } from "./shop.ts";
import { merged, type Seen } from "./sightings.ts";

/** Seeds what the exchange uses; false when something it needs was never seen. */
export function prepareShop(
  exchange: Exchange,
  seen: Map<string, Seen>,
  isQuery: boolean,
  shop: ReplayShop,
  scenario: Scenario,
): boolean {
  const { ids, known, held, stale } = scenario;
  const used = idsIn(`${exchange.query} ${JSON.stringify(exchange.variables)}`);
  const wanted = isQuery ? [...used, ...seen.keys()] : used;
  const now = toIso((momentOf(exchange) ?? shop.now()).getTime() / 1000);
  let complete = true;
  for (const gid of new Set(wanted.map((one) => ownerOf(one, known)))) {
    const isStale = stale.has(gid);
    if (!isStale && ids.knows(gid) && !held.has(gid)) continue;
    if (!isStale && held.has(gid) && !(isQuery && tellsMore(gid, seen, scenario))) continue;
    if (!isHeld(gid)) {
      // a part of something, or a kind the sandbox makes only by its own operations
      if (isQuery && used.includes(gid) && seen.has(gid) && known.has(gid)) complete = false;
      if (!isQuery && isOurs.test(gid) && !known.has(gid) && !mayBeMissing(exchange.body)) {
        complete = false;
      }
      continue;
    }
    const shown = isQuery ? seen.get(gid) : undefined;
    const object = shown
      ? merged(known.get(gid), shown)
      : (known.get(gid) ??
        seen.get(gid) ??
        (isQuery ? undefined : shownLater(gid, exchange, scenario)));
    if (isStale && !shown) complete = false;
    else if (object) {
      // what it names may have been made here, under a number of ours
      const named = JSON.parse(ids.translate(JSON.stringify(object))) as Seen;
      seed(gid, named, { tenant: shop.tenant, now });
      held.add(gid);
    } else if (!mayBeMissing(exchange.body)) complete = false;
  }
  return complete;
}

/** kinds that the sandbox has, but makes by its own operations only */
const isOurs = /\/(Return|ReverseFulfillmentOrder|ReverseDelivery)\/\d+$/;

/** A read may be the first to show something of what the scenario has left as it was. */
function tellsMore(gid: string, seen: Map<string, Seen>, { known, changed }: Scenario): boolean {
  const shown = seen.get(gid);
  if (!shown || changed.has(gid)) return false;
  const before = known.get(gid) ?? {};
  const shownOf = (one: Seen): number =>
    ((one["metafields"] as unknown[] | undefined) ?? []).length;
  return Object.keys(shown).some((field) => !(field in before)) || shownOf(shown) > shownOf(before);
}

/** What a mutation uses was there, even where only a later answer shows it. */
function shownLater(gid: string, exchange: Exchange, { steps }: Scenario): Seen | undefined {
  const index = steps.findIndex((step) => step.exchange === exchange);
  const later = steps.slice(index + 1).flatMap(({ seen }): Seen[] => {
    const one = seen.get(gid);
    return one ? [one] : [];
  });
  // of each thing what was shown first: it may have changed since
  return later.length === 0 ? undefined : later.reduceRight((after, one) => merged(after, one));
}

/** Takes away what a mutation the sandbox lacks deleted. */
export function removeDeleted({ body }: Exchange, shop: ReplayShop, { held }: Scenario): void {
  for (const payload of Object.values(body.data ?? {})) {
    if (!isRecord(payload)) continue;
    for (const [name, gid] of Object.entries(payload)) {
      if (!/^deleted.*Id$/.test(name) || typeof gid !== "string" || !held.has(gid)) continue;
      unseed(gid, shop.tenant);
    }
  }
}
