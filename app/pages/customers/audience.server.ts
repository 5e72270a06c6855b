import type { AdminClient } from "../../admin-api/client.server.ts";
import type { CustomerId } from "../../ids.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { roomy } from "../../segments/roomy.server.ts";
import { segmentLost } from "../../segments/words.ts";
import { parseAudience } from "./list-query.ts";
import { reachable } from "./list.server.ts";
import { scopeOf } from "./scope.server.ts";
import { whoWords } from "./words.ts";

export type Audience =
  | {
      ok: true;
      /** "Customers who have 2 or more orders" */
      who: string;
      customerIds: CustomerId[];
    }
  | { ok: false; problem: string };

/**
 * Whom a list holds at this moment, for something that reaches them: whoever objected to being profiled is not among
 * them.
 * @param query parameters of the list's address, as `?customers=` of another page carries them
 */
export async function audienceOf(
  shop: ShopRow,
  admin: AdminClient,
  query: string,
  now: Date,
): Promise<Audience> {
  const parsed = parseAudience(query);
  if (!parsed.ok) return { ok: false, problem: parsed.problems.join(". ") };
  const list = parsed.query;
  const { scope, problem } = await scopeOf(shop, admin, list, now);
  if (problem !== null) return { ok: false, problem };
  const lost = list.asked
    .flatMap(([, { names }]) => names?.segments ?? [])
    .some((segmentId) => !scope.segments.get(segmentId)?.sql);
  if (lost) return { ok: false, problem: segmentLost };
  const customerIds = await roomy((db) => reachable(db, list, scope));
  return { ok: true, who: whoWords(list, scope), customerIds };
}
