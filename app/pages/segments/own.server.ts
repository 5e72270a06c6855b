import { pool } from "../../db.server.ts";
import { whoIn } from "../../segments/compile.ts";
import { daysSince, latestDays, type SegmentDay } from "../../segments/days.server.ts";
import { definitionOf } from "../../segments/read-definition.ts";
import { segmentsOf } from "../../segments/segments.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { factPlaceOf } from "../customers/scope.server.ts";
import { courseOf, type SizeCourse } from "./sizes.ts";
import { own } from "./words.ts";

/** A segment of the shop's own, as its card shows it. */
export interface OwnSegment {
  segmentId: string;
  name: string;
  version: number;
  /** "Customers who …" */
  who: string;
  /** as last counted; null = it cannot be counted any more */
  size: SegmentDay | null;
  course: SizeCourse | null;
}

/** The shop's own segments with their sizes, as they were counted last, and how those went over the period. */
export async function ownSegments(
  shop: ShopRow,
  period: { from: string; to: string },
  now: Date,
): Promise<OwnSegment[]> {
  const { shopId } = shop;
  const [segments, latest, days] = await Promise.all([
    segmentsOf(pool, shopId),
    latestDays(pool, shopId),
    daysSince(pool, shopId, period.from),
  ]);
  const reads = segments.map(({ definition }) => definitionOf(definition));
  const place = await factPlaceOf(
    shop,
    reads.flatMap((read) =>
      read.ok ? read.groups.flat().map((one) => [one.fact, one.asked] as const) : [],
    ),
    now,
  );
  return segments.map(({ segmentId, name, version }, at) => {
    const read = reads[at]!;
    // another definition is another course: they are not one line
    const kept = days.filter(
      (day) => day.segmentId === segmentId && day.version === version && day.day <= period.to,
    );
    return {
      segmentId,
      name,
      version,
      who: read.ok ? whoIn(read.groups, place) : own.unreadable,
      size: read.ok ? (latest.find((day) => day.segmentId === segmentId) ?? null) : null,
      course: courseOf(kept, null),
    };
  });
}
