import { pool } from "../../db.server.ts";
import type { Audience } from "../../offers/audience.server.ts";
import { latestDays } from "../../segments/days.server.ts";
import { segmentsOf } from "../../segments/segments.server.ts";
import { ofSegmentWords } from "../../segments/words.ts";

/** A segment of the shop's own an offer can be for. */
export interface OwnAudience {
  segmentId: string;
  name: string;
  /** with its version, as an offer says it */
  named: string;
  /** as counted last; null = it was not */
  audience: Audience | null;
}

export async function ownAudiences(shopId: number): Promise<OwnAudience[]> {
  const [segments, days] = await Promise.all([segmentsOf(pool, shopId), latestDays(pool, shopId)]);
  return segments.map(({ segmentId, name, version }) => {
    const day = days.find((one) => one.segmentId === segmentId && one.version === version);
    return {
      segmentId,
      name,
      named: ofSegmentWords.named(name, version),
      audience: day
        ? { customers: day.customers, orders: day.orders, revenueMinor: day.revenueMinor }
        : null,
    };
  });
}
