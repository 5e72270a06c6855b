import { z } from "zod";
import { customerStates, stateKeys } from "../../clv/states/states.ts";
import { pool } from "../../db.server.ts";
import { sqlOf, whoIn } from "../../segments/compile.ts";
import { countSegment } from "../../segments/count.server.ts";
import type { Definition } from "../../segments/definition.ts";
import type { LiveCount } from "../../segments/estimate.ts";
import {
  LONGEST_SEGMENT_NAME,
  MOST_SEGMENTS,
  segmentName,
  segmentNameKey,
} from "../../segments/names.ts";
import { readDefinition } from "../../segments/read-definition.ts";
import {
  changeSegment,
  createSegment,
  removeSegment,
  segmentOf,
  type Kept,
} from "../../segments/segments.server.ts";
import { liveCount } from "../../segments/sizes.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { factPlaceOf } from "../customers/scope.server.ts";
import { fieldsOf } from "../fields.ts";
import { noSuchButton } from "../words.ts";
import { segmentFields, type SegmentFields } from "./fields.ts";
import { segmentProblems as problems } from "./words.ts";

/** What the form is told. */
export interface SegmentSaid {
  problem?: string | null;
  errors?: Partial<Record<keyof SegmentFields, string>>;
  /** what is wrong with conditions, by their place */
  ofConditions?: Record<number, string>;
  /** how many it would hold, in words and numbers; null = it cannot be counted yet */
  counted?: { count: LiveCount; who: string; titles: [number, string][]; chips: string[] } | null;
}

/** The buttons of the form of a segment: counting while it is filled in, keeping, removing. */
export async function actOnSegment(
  shop: ShopRow,
  sent: FormData,
  now: Date,
): Promise<SegmentSaid | { address: string }> {
  const fields = fieldsOf(segmentFields, sent);
  switch (sent.get("intent")) {
    case "count":
      return { counted: await count(shop, fields.definition, now) };
    case "save":
      return save(shop, fields, now);
    case "remove": {
      const segmentId = z.uuid().safeParse(fields.segmentId).data;
      if (segmentId === undefined) return { problem: problems.outOfDate };
      await removeSegment(shop.shopId, segmentId);
      return { address: "/app/segments" };
    }
    default:
      return { problem: noSuchButton };
  }
}

async function count(
  shop: ShopRow,
  text: string,
  now: Date,
): Promise<NonNullable<SegmentSaid["counted"]> | null> {
  const read = readDefinition(text);
  if (!read.ok) return null;
  const all = read.groups.flat();
  const place = await factPlaceOf(
    shop,
    all.map(({ fact, asked }) => [fact, asked] as const),
    now,
  );
  return {
    count: await liveCount(pool, shop.shopId, sqlOf(read.groups), place),
    who: whoIn(read.groups, place),
    titles: [...place.titles],
    chips: all.map(({ asked }) => asked.chip(place)),
  };
}

const isOfAState = (name: string) =>
  stateKeys.some((state) => segmentNameKey(customerStates[state].label) === segmentNameKey(name));

function nameProblem(name: string): string | null {
  if (name === "" || name.length > LONGEST_SEGMENT_NAME)
    return problems.noName(LONGEST_SEGMENT_NAME);
  return isOfAState(name) ? problems.nameOfAState(name) : null;
}

const said: Record<Exclude<Kept, "kept">, (name: string) => SegmentSaid> = {
  taken: (name) => ({ errors: { name: problems.taken(name) } }),
  full: () => ({ problem: problems.full(MOST_SEGMENTS) }),
  changed: () => ({ problem: problems.changed }),
  gone: () => ({ problem: problems.gone }),
};

async function save(
  shop: ShopRow,
  fields: SegmentFields,
  now: Date,
): Promise<SegmentSaid | { address: string }> {
  const segmentId = z.uuid().safeParse(fields.segmentId).data;
  const version = z
    .literal("")
    .or(z.string().regex(/^\d{1,9}$/))
    .safeParse(fields.version).data;
  if (segmentId === undefined || version === undefined) return { problem: problems.outOfDate };
  const name = segmentName(fields.name);
  const ofName = nameProblem(name);
  const read = readDefinition(fields.definition);
  if (ofName !== null || !read.ok) {
    const ofConditions = read.ok ? {} : read.ofConditions;
    const definition = read.ok ? null : (read.problem ?? Object.values(ofConditions)[0]!);
    return {
      errors: { ...(ofName && { name: ofName }), ...(definition && { definition }) },
      ofConditions,
    };
  }
  const kept = await keep(shop, { segmentId, name, definition: read.definition }, version, now);
  return kept === "kept" ? { address: `/app/segments/${segmentId}` } : said[kept](name);
}

async function keep(
  shop: ShopRow,
  typed: { segmentId: string; name: string; definition: Definition },
  version: string,
  now: Date,
): Promise<Kept> {
  const kept =
    version === ""
      ? await createSegment(shop.shopId, typed, now)
      : await changeSegment(shop.shopId, typed, Number(version), now);
  if (kept !== "kept") return kept;
  const segment = await segmentOf(pool, shop.shopId, typed.segmentId);
  if (segment) await countSegment(shop, segment, now);
  return kept;
}
