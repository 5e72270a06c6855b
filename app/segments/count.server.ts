import { shopDay } from "../calendar/shop-day.ts";
import { pool } from "../db.server.ts";
import { requireShop, type ShopRow } from "../shops/shop.server.ts";
import { sqlOf } from "./compile.ts";
import { keepDay, type SegmentDay } from "./days.server.ts";
import { placeOf } from "./place.server.ts";
import { definitionOf } from "./read-definition.ts";
import { segmentsOf, type SegmentRow } from "./segments.server.ts";
import { sizeNow } from "./sizes.server.ts";

type Counted = Pick<SegmentRow, "segmentId" | "version" | "definition">;

/** Counts a segment and keeps its size for the day. @returns null when a condition of it is not known any more */
export async function countSegment(
  shop: Pick<ShopRow, "shopId" | "currency" | "timezone">,
  { segmentId, version, definition }: Counted,
  now: Date,
): Promise<SegmentDay | null> {
  const read = definitionOf(definition);
  if (!read.ok) return null;
  const asked = read.groups.flat().map((one) => [one.fact, one.asked] as const);
  const place = await placeOf(pool, shop, asked, now);
  const size = await sizeNow(shop.shopId, sqlOf(read.groups), place);
  const day = { ...size, segmentId, version, day: shopDay(now, shop.timezone) };
  await keepDay(pool, shop.shopId, day);
  return day;
}

/** The same of all segments of a shop, one after the other: each may read every customer. */
export async function countSegments(shopId: number, now: Date): Promise<void> {
  const shop = await requireShop(pool, shopId);
  for (const segment of await segmentsOf(pool, shopId)) await countSegment(shop, segment, now);
}
