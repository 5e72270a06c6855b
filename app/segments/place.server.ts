import { shopDay } from "../calendar/shop-day.ts";
import { shopScale } from "../clv/predict/scorer-of-shop.server.ts";
import { isBoughtKept } from "../customers/bought.server.ts";
import type { Db } from "../db.server.ts";
import type { Asked, FactPlace, NamedSegment } from "./facts/fact.ts";
import { sqlOf } from "./compile.ts";
import { definitionOf } from "./read-definition.ts";
import { segmentsOf, type SegmentRow } from "./segments.server.ts";

interface ShopOfPlace {
  shopId: number;
  currency: string;
  timezone: string;
}

const named = ({ name, version, definition }: SegmentRow): NamedSegment => {
  const read = definitionOf(definition);
  return { name, version, sql: read.ok ? sqlOf(read.groups) : null };
};

/** Keys of the facts that are asked, those of the segments that are named among them. */
function factsOf(
  asked: readonly (readonly [string, Asked])[],
  segments: SegmentRow[],
): Set<string> {
  const ids = new Set(asked.flatMap(([, { names }]) => names?.segments ?? []));
  const inside = segments
    .filter(({ segmentId }) => ids.has(segmentId))
    .flatMap(({ definition }) => {
      const read = definitionOf(definition);
      return read.ok ? read.groups.flat().map(({ fact }) => fact) : [];
    });
  return new Set([...asked.map(([key]) => key), ...inside]);
}

/** What facts are counted with: the day, the shop's own segments, and what is known of the shop. Without titles. */
export async function placeOf(
  db: Db,
  { shopId, currency, timezone }: ShopOfPlace,
  asked: readonly (readonly [string, Asked])[],
  now: Date,
): Promise<FactPlace> {
  const segments = await segmentsOf(db, shopId);
  const facts = factsOf(asked, segments);
  const [scale, boughtKept] = await Promise.all([
    facts.has("discounts") ? shopScale(db, shopId) : null,
    facts.has("product") || facts.has("kind") ? isBoughtKept(db, shopId) : false,
  ]);
  return {
    currency,
    today: shopDay(now, timezone),
    titles: new Map(),
    offers: new Map(),
    segments: new Map(segments.map((segment) => [segment.segmentId, named(segment)])),
    isBoughtKept: boughtKept,
    discountPrior: scale?.discountPrior ?? null,
  };
}
