import type { Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";

const tables = `
CREATE TABLE IF NOT EXISTS inventory_levels (
  id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL, location_id INTEGER NOT NULL, active INTEGER NOT NULL,
  available INTEGER NOT NULL, committed INTEGER NOT NULL, damaged INTEGER NOT NULL, incoming INTEGER NOT NULL,
  quality_control INTEGER NOT NULL, reserved INTEGER NOT NULL, safety_stock INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, doc TEXT NOT NULL,
  UNIQUE (item_id, location_id)) STRICT;
CREATE INDEX IF NOT EXISTS inventory_levels_item ON inventory_levels (item_id, id);
CREATE INDEX IF NOT EXISTS inventory_levels_location ON inventory_levels (location_id, id);
`;

/** What is counted of an item at a location; what is on hand follows from them. */
export const quantityNames = [
  "available",
  "committed",
  "damaged",
  "incoming",
  "quality_control",
  "reserved",
  "safety_stock",
] as const;
export type QuantityName = (typeof quantityNames)[number];

/** How many pieces of an item there are at a location. */
export interface LevelRecord {
  id: number;
  itemId: number;
  locationId: number;
  /** the item is stocked there */
  isActive: boolean;
  quantities: Record<QuantityName, number>;
  /** when each was last changed; left out = never */
  changedAt: Partial<Record<QuantityName, string>>;
  createdAt: string;
  updatedAt: string;
}

export const levelColumns = `id, item_id, location_id, active, ${quantityNames.join(", ")}, created_at, updated_at, doc`;

type LevelRow = Record<QuantityName, number> & {
  id: number;
  item_id: number;
  location_id: number;
  active: number;
  created_at: number;
  updated_at: number;
  doc: string;
};

export function levelFromRow(raw: unknown): LevelRecord {
  const row = raw as LevelRow;
  return {
    id: row.id,
    itemId: row.item_id,
    locationId: row.location_id,
    isActive: row.active === 1,
    quantities: {
      available: row.available,
      committed: row.committed,
      damaged: row.damaged,
      incoming: row.incoming,
      quality_control: row.quality_control,
      reserved: row.reserved,
      safety_stock: row.safety_stock,
    },
    changedAt: JSON.parse(row.doc) as LevelRecord["changedAt"],
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

export interface LevelTable {
  get(itemId: number, locationId: number): LevelRecord | null;
  /** in the order in which the item came to its locations */
  of(itemId: number): LevelRecord[];
  at(locationId: number): LevelRecord[];
  write(level: LevelRecord): void;
  remove(level: LevelRecord): void;
  removeOf(itemId: number): void;
}

export function levelTable(db: Database): LevelTable {
  db.file.exec(tables);
  const select = (where: string, ...values: number[]) =>
    db
      .prepare(`SELECT ${levelColumns} FROM inventory_levels WHERE ${where}`)
      .all(...values)
      .map(levelFromRow);
  return {
    get: (itemId, locationId) =>
      select("item_id = ? AND location_id = ?", itemId, locationId)[0] ?? null,
    of: (itemId) => select("item_id = ? ORDER BY id", itemId),
    at: (locationId) => select("location_id = ? ORDER BY id", locationId),
    write(level) {
      db.prepare(
        `INSERT OR REPLACE INTO inventory_levels (${levelColumns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
      ).run(
        level.id,
        level.itemId,
        level.locationId,
        level.isActive ? 1 : 0,
        ...quantityNames.map((name) => level.quantities[name]),
        toSeconds(level.createdAt),
        toSeconds(level.updatedAt),
        JSON.stringify(level.changedAt),
      );
    },
    remove: ({ id }) => {
      db.prepare("DELETE FROM inventory_levels WHERE id = ?").run(id);
    },
    removeOf: (itemId) => {
      db.prepare("DELETE FROM inventory_levels WHERE item_id = ?").run(itemId);
    },
  };
}

/** Nothing of an item, but that it is stocked at the location. */
export const newLevel = (
  id: number,
  itemId: number,
  locationId: number,
  available: number,
  now: string,
): LevelRecord => ({
  id,
  itemId,
  locationId,
  isActive: true,
  quantities: {
    available,
    committed: 0,
    damaged: 0,
    incoming: 0,
    quality_control: 0,
    reserved: 0,
    safety_stock: 0,
  },
  changedAt: { available: now },
  createdAt: now,
  updatedAt: now,
});
