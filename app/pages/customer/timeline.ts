import { z } from "zod";
import { calendarDay, instant } from "../../calendar/instants.ts";
import type { TimelinePosition } from "../../orders/timeline-position.ts";
import { idNumber } from "../../ids.ts";

/** What happens to a customer, at one instant from the last to the first. */
export const timelineKinds = ["state", "offer", "answer", "order"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Where the next page of a history begins: after this entry. */
export interface TimelineCursor {
  at: string;
  kind: TimelineKind;
  id: string;
}

const cursorSchema = z.tuple([
  instant,
  z.enum(timelineKinds),
  z.string().regex(/^[0-9a-z:-]{1,80}$/),
]);

/** How the ids of each kind look: one of another look would be no question the database understands. */
const ids: Record<TimelineKind, z.ZodType<string>> = {
  state: calendarDay,
  offer: z.string(),
  answer: z.guid(),
  order: z.string().refine((text) => idNumber(text) !== null),
};

/** "2026-11-21T10:00:00.000Z~order~123", as the page before gave it; null when it is none. */
export function cursorOf(text: string | null): TimelineCursor | null {
  const parsed = cursorSchema.safeParse(text?.split("~"));
  if (!parsed.success) return null;
  const [at, kind, id] = parsed.data;
  return ids[kind].safeParse(id).success ? { at, kind, id } : null;
}

export function cursorText({ at, kind, id }: TimelineCursor): string {
  return `${at}~${kind}~${id}`;
}

/** From where entries of a kind have to be read to go on after a cursor. */
export function positionFor(
  kind: TimelineKind,
  cursor: TimelineCursor | null,
): TimelinePosition | null {
  if (!cursor) return null;
  const { at } = cursor;
  if (kind === cursor.kind) return { at, id: cursor.id };
  // kinds that come later at one instant are still to be shown, the others were
  return timelineKinds.indexOf(kind) > timelineKinds.indexOf(cursor.kind)
    ? { at, id: null }
    : { at: new Date(Date.parse(at) - 1).toISOString(), id: null };
}

/**
 * Entries of several kinds, each newest first, as one list, newest first.
 * @param lists in the order of `timelineKinds`
 * @returns at most `limit`, and whether any are left
 */
export function merged<Entry extends { at: string }>(
  lists: readonly (readonly Entry[])[],
  limit: number,
): { entries: Entry[]; hasMore: boolean } {
  const next = lists.map(() => 0);
  const entries: Entry[] = [];
  for (;;) {
    let newest = -1;
    lists.forEach((list, i) => {
      const one = list[next[i]!];
      const best = newest < 0 ? undefined : lists[newest]![next[newest]!];
      if (one && (!best || Date.parse(one.at) > Date.parse(best.at))) newest = i;
    });
    if (newest < 0) return { entries, hasMore: false };
    if (entries.length === limit) return { entries, hasMore: true };
    entries.push(lists[newest]![next[newest]!]!);
    next[newest]! += 1;
  }
}
