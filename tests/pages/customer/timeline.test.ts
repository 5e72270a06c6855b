import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cursorOf,
  cursorText,
  merged,
  positionFor,
  timelineKinds,
  type TimelineCursor,
  type TimelineKind,
} from "../../../app/pages/customer/timeline.ts";

interface Entry {
  at: string;
  kind: TimelineKind;
  id: string;
}
const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();

/** What a room answers: its entries before a position, the newest first. */
function read(all: Entry[], kind: TimelineKind, cursor: TimelineCursor | null, limit: number) {
  const from = positionFor(kind, cursor);
  return all
    .filter((one) => one.kind === kind)
    .filter(
      ({ at, id }) =>
        !from || at < from.at || (at === from.at && (from.id === null || id < from.id)),
    )
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
    .slice(0, limit);
}

describe("a customer's timeline", () => {
  it("shows every entry once, whatever falls on one instant and wherever a page ends", () => {
    const kinds = fc.constantFrom(...timelineKinds);
    const entry = fc.record({ minute: fc.integer({ min: 0, max: 6 }), kind: kinds });
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        (some, size) => {
          const all = some.map((one, i) => ({
            at: minute(one.minute),
            kind: one.kind,
            id: String(100 + i),
          }));
          const seen: Entry[] = [];
          let cursor: TimelineCursor | null = null;
          for (let page = 0; page <= all.length; page++) {
            const lists = timelineKinds.map((kind) => read(all, kind, cursor, size + 1));
            const { entries, hasMore }: { entries: Entry[]; hasMore: boolean } = merged(
              lists,
              size,
            );
            seen.push(...entries);
            if (!hasMore) break;
            cursor = entries.at(-1)!;
          }
          expect(seen.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
          seen.slice(1).forEach((one, i) => expect(one.at <= seen[i]!.at).toBe(true));
        },
      ),
    );
  });

  it("has addresses that lead back to where they were made, and refuses others", () => {
    const offer = {
      at: minute(5),
      kind: "offer",
      id: "0b0e2c5e-59c1-4a55-8f4c-5f6ff1e8f0aa:redeemed:17",
    } as const;
    expect(cursorOf(cursorText(offer))).toEqual(offer);
    for (const kind of ["state", "order", "answer"] as const) {
      const id = { state: "2026-01-01", order: "12", answer: offer.id.slice(0, 36) }[kind];
      expect(cursorOf(`${minute(1)}~${kind}~${id}`)).toEqual({ at: minute(1), kind, id });
    }
    const wrong = [
      null,
      "yesterday~order~1",
      `${minute(1)}~order~abc`,
      `${minute(1)}~state~1`,
      `${minute(1)}~answer~7`,
      `${minute(1)}~visit~1`,
      `${minute(1)}~order~1'; --`,
    ];
    for (const text of wrong) expect(cursorOf(text), String(text)).toBeNull();
  });
});
