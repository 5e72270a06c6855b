import type { Database } from "./database.ts";

const tables = `
CREATE TABLE IF NOT EXISTS web_pixels (id INTEGER PRIMARY KEY, settings TEXT NOT NULL) STRICT;
`;

/** The app's web pixel on this shop: at most one, running while it is there. */
export interface WebPixelRecord {
  id: number;
  settings: Record<string, unknown>;
}

export interface WebPixelTable {
  get(): WebPixelRecord | null;
  write(pixel: WebPixelRecord): void;
  clear(): void;
}

export function webPixelTable(db: Database): WebPixelTable {
  db.file.exec(tables);
  return {
    get() {
      const row = db.prepare("SELECT id, settings FROM web_pixels").get();
      if (!row) return null;
      const settings = JSON.parse(row["settings"] as string) as Record<string, unknown>;
      return { id: row["id"] as number, settings };
    },
    write(pixel) {
      db.prepare("INSERT OR REPLACE INTO web_pixels (id, settings) VALUES (?, ?)").run(
        pixel.id,
        JSON.stringify(pixel.settings),
      );
    },
    clear() {
      db.prepare("DELETE FROM web_pixels").run();
    },
  };
}
