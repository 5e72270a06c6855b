import { inIdOrder, type Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";
import type { SegmentRecord } from "./types.ts";

export const segmentColumns = "id, name, query, created_at, updated_at";

export function segmentFromRow(raw: unknown): SegmentRecord {
  const row = raw as {
    id: number;
    name: string;
    query: string;
    created_at: number;
    updated_at: number;
  };
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

export interface SegmentTable {
  get(id: number): SegmentRecord | null;
  write(segment: SegmentRecord): void;
  remove(id: number): void;
  each(): Iterable<SegmentRecord>;
}

export function segmentTable(db: Database): SegmentTable {
  return {
    get(id) {
      const row = db.prepare(`SELECT ${segmentColumns} FROM segments WHERE id = ?`).get(id);
      return row ? segmentFromRow(row) : null;
    },
    write(segment) {
      db.prepare(`INSERT OR REPLACE INTO segments (${segmentColumns}) VALUES (?,?,?,?,?)`).run(
        segment.id,
        segment.name,
        segment.query,
        toSeconds(segment.createdAt),
        toSeconds(segment.updatedAt),
      );
    },
    remove(id) {
      db.prepare("DELETE FROM segments WHERE id = ?").run(id);
    },
    each: () => inIdOrder(db, "segments", segmentColumns, segmentFromRow),
  };
}
