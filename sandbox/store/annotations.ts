import type { Database } from "./database.ts";
import { toIso, toIsoOrNull, toSeconds, toSecondsOrNull } from "./instants.ts";

const tables = `
CREATE TABLE IF NOT EXISTS analytics_annotations (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, description TEXT, type TEXT NOT NULL, started_at INTEGER NOT NULL,
  ended_at INTEGER, is_open INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
`;

/** A mark of the app's on the charts of the admin. */
export interface AnnotationRecord {
  id: number;
  title: string;
  description: string | null;
  type: string;
  startedAt: string;
  /** null = a moment, or open */
  endedAt: string | null;
  /** it goes on until it is ended */
  isOpen: boolean;
  createdAt: string;
  updatedAt: string;
}

export const annotationColumns =
  "id, title, description, type, started_at, ended_at, is_open, created_at, updated_at";

export function annotationFromRow(raw: unknown): AnnotationRecord {
  const row = raw as Record<"id" | "started_at" | "is_open" | "created_at" | "updated_at", number> &
    Record<"title" | "type", string> & { description: string | null; ended_at: number | null };
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    type: row.type,
    startedAt: toIso(row.started_at),
    endedAt: toIsoOrNull(row.ended_at),
    isOpen: row.is_open === 1,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

export interface AnnotationTable {
  get(id: number): AnnotationRecord | null;
  count(): number;
  write(annotation: AnnotationRecord): void;
  remove(id: number): void;
}

export function annotationTable(db: Database): AnnotationTable {
  db.file.exec(tables);
  return {
    get(id) {
      const row = db
        .prepare(`SELECT ${annotationColumns} FROM analytics_annotations WHERE id = ?`)
        .get(id);
      return row ? annotationFromRow(row) : null;
    },
    count: () =>
      db.prepare("SELECT count(*) AS n FROM analytics_annotations").get()!["n"] as number,
    write(one) {
      db.prepare(
        `INSERT OR REPLACE INTO analytics_annotations (${annotationColumns}) VALUES (?,?,?,?,?,?,?,?,?)`,
      ).run(
        ...[one.id, one.title, one.description, one.type, toSeconds(one.startedAt)],
        ...[toSecondsOrNull(one.endedAt), one.isOpen ? 1 : 0],
        ...[toSeconds(one.createdAt), toSeconds(one.updatedAt)],
      );
    },
    remove(id) {
      db.prepare("DELETE FROM analytics_annotations WHERE id = ?").run(id);
    },
  };
}
