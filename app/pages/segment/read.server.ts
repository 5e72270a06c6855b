import { randomUUID } from "node:crypto";
import { shopDay } from "../../calendar/shop-day.ts";
import { pool } from "../../db.server.ts";
import { offersTo } from "../../offers/offers.server.ts";
import { whoIn } from "../../segments/compile.ts";
import { latestDays } from "../../segments/days.server.ts";
import { written, type Definition } from "../../segments/definition.ts";
import { factEntries } from "../../segments/facts/catalogue.ts";
import type { FactPlace } from "../../segments/facts/fact.ts";
import { definitionOf, isRefused, type ReadDefinition } from "../../segments/read-definition.ts";
import {
  segmentOf,
  segmentsOf,
  versionsOf,
  type SegmentRow,
} from "../../segments/segments.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { EVERYBODY } from "../customers/list-query.ts";
import { factPlaceOf, offeredBy } from "../customers/scope.server.ts";
import type { SegmentFields } from "./fields.ts";
import { fromList } from "./from-list.ts";
import { versionsCard } from "./words.ts";

/** The form of a new segment, which begins with the filters of a list where the address carries them. */
export async function newSegmentPage(shop: ShopRow, search: URLSearchParams, now: Date) {
  const query = search.get("customers") ?? "";
  const list = new URLSearchParams(query === EVERYBODY ? "" : query);
  const definition = fromList(list, await segmentsOf(pool, shop.shopId));
  return {
    ...(await formOf(shop, null, definition, now)),
    kept: null,
  };
}

/** The form of a segment there is, with every version of it; null when there is none. */
export async function segmentPage(shop: ShopRow, segmentId: string, now: Date) {
  const { shopId } = shop;
  const segment = await segmentOf(pool, shopId, segmentId);
  if (!segment) return null;
  const [form, versions, offers, days] = await Promise.all([
    formOf(shop, segment, segment.definition, now),
    versionsOf(pool, shopId, segmentId),
    offersTo(pool, shopId, segmentId),
    latestDays(pool, shopId),
  ]);
  const reads = versions.map(({ definition }) => definitionOf(definition));
  const place = await placeOfAll(shop, reads, now);
  return {
    ...form,
    kept: {
      segmentId,
      name: segment.name,
      offers,
      size: days.find((day) => day.segmentId === segmentId) ?? null,
      versions: versions.map(({ version, madeAt }, at) => {
        const read = reads[at]!;
        return {
          version,
          day: shopDay(madeAt, shop.timezone),
          who: read.ok ? whoIn(read.groups, place) : versionsCard.unreadable,
        };
      }),
    },
  };
}

export type LoadedSegment =
  Awaited<ReturnType<typeof newSegmentPage>> | NonNullable<Awaited<ReturnType<typeof segmentPage>>>;

const placeOfAll = (shop: ShopRow, reads: ReadDefinition[], now: Date): Promise<FactPlace> =>
  factPlaceOf(
    shop,
    reads.flatMap((read) =>
      read.ok ? read.groups.flat().map((one) => [one.fact, one.asked] as const) : [],
    ),
    now,
  );

async function formOf(
  shop: ShopRow,
  segment: SegmentRow | null,
  definition: Definition,
  now: Date,
) {
  const [place, offered] = await Promise.all([
    placeOfAll(shop, [definitionOf(definition)], now),
    offeredBy(shop.shopId),
  ]);
  const initial: SegmentFields = {
    // made here and sent back with the form: sent twice, it is still one segment
    segmentId: segment?.segmentId ?? randomUUID(),
    name: segment?.name ?? "",
    definition: written(segment ? segment.definition : definition),
    version: segment ? String(segment.version) : "",
  };
  return {
    currency: shop.currency,
    initial,
    /** a list was taken over: there is something to keep before anything is typed */
    isBegun: segment === null && definition.groups.length > 0,
    titles: [...place.titles],
    facts: factEntries
      .filter(([key]) => !isRefused(key))
      .map(([key, fact]) => ({
        key,
        label: fact.label(),
        input: fact.input(place, offered) ?? { kind: "given" as const, param: fact.params[0]! },
      })),
  };
}
