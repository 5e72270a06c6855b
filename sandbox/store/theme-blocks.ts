import type { Database } from "./database.ts";
import type { SettingValues } from "../theme/block-settings.ts";

const tables = `
CREATE TABLE IF NOT EXISTS theme_blocks (
  id INTEGER PRIMARY KEY, extension TEXT NOT NULL, block TEXT NOT NULL, template TEXT,
  section TEXT, position INTEGER NOT NULL, enabled INTEGER NOT NULL, settings TEXT NOT NULL) STRICT;
`;

/** A block of an app as the merchant put it into the theme. */
export interface ThemeBlockRecord {
  id: number;
  /** handles of the extension and of its block */
  extension: string;
  block: string;
  /** null = an embed, which is on every page */
  template: string | null;
  /** where on the page; null = an embed */
  section: "main" | "apps" | null;
  position: number;
  enabled: boolean;
  settings: SettingValues;
}

export interface ThemeBlockTable {
  get(id: number): ThemeBlockRecord | null;
  write(block: ThemeBlockRecord): void;
  remove(id: number): void;
  /** in the order they stand on their pages */
  all(): ThemeBlockRecord[];
}

function fromRow(raw: unknown): ThemeBlockRecord {
  const row = raw as Omit<ThemeBlockRecord, "enabled" | "settings"> & {
    enabled: number;
    settings: string;
  };
  return {
    ...row,
    enabled: row.enabled === 1,
    settings: JSON.parse(row.settings) as SettingValues,
  };
}

export function themeBlockTable(db: Database): ThemeBlockTable {
  db.file.exec(tables);
  return {
    get(id) {
      const row = db.prepare("SELECT * FROM theme_blocks WHERE id = ?").get(id);
      return row ? fromRow(row) : null;
    },
    write(block) {
      db.prepare("INSERT OR REPLACE INTO theme_blocks VALUES (?,?,?,?,?,?,?,?)").run(
        block.id,
        block.extension,
        block.block,
        block.template,
        block.section,
        block.position,
        block.enabled ? 1 : 0,
        JSON.stringify(block.settings),
      );
    },
    remove(id) {
      db.prepare("DELETE FROM theme_blocks WHERE id = ?").run(id);
    },
    all: () => db.prepare("SELECT * FROM theme_blocks ORDER BY position, id").all().map(fromRow),
  };
}
