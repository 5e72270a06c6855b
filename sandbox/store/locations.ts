import { inIdOrder, type Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";
import type { ShopRecord } from "./types.ts";

const tables = `
CREATE TABLE IF NOT EXISTS locations (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
`;

/** Where goods lie and are sent from. */
export interface LocationRecord {
  id: number;
  name: string;
  isActive: boolean;
  createdAt: string;
  updatedAt: string;
  deactivatedAt: string | null;
  fulfillsOnlineOrders: boolean;
  /** the shop's first one: it cannot be given up */
  isPrimary: boolean;
  address: LocationAddress;
}

export interface LocationAddress {
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  /** two letters */
  countryCode: string;
  zip: string | null;
  phone: string | null;
}

export const locationColumns = "id, name, active, created_at, updated_at, doc";

export function locationFromRow(raw: unknown): LocationRecord {
  const row = raw as {
    id: number;
    name: string;
    active: number;
    created_at: number;
    updated_at: number;
    doc: string;
  };
  const doc = JSON.parse(row.doc) as Pick<
    LocationRecord,
    "deactivatedAt" | "fulfillsOnlineOrders" | "isPrimary" | "address"
  >;
  return {
    id: row.id,
    name: row.name,
    isActive: row.active === 1,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    ...doc,
  };
}

export interface LocationTable {
  get(id: number): LocationRecord | null;
  write(location: LocationRecord): void;
  remove(id: number): void;
  each(): Iterable<LocationRecord>;
  /** the shop's first location; every shop has one */
  primary(): LocationRecord;
}

/** The locations of a shop; one that has none begins with its own address. */
export function locationTable(
  db: Database,
  shop: ShopRecord,
  nextId: (kind: string) => number,
): LocationTable {
  db.file.exec(tables);
  const select = (rest: string) =>
    db.prepare(`SELECT ${locationColumns} FROM locations WHERE ${rest}`);
  // a shop has few, and asks for them with every level
  const remembered = new Map<number, LocationRecord>();
  const table: LocationTable = {
    get(id) {
      const known = remembered.get(id);
      if (known) return known;
      const row = select("id = ?").get(id);
      if (!row) return null;
      const location = locationFromRow(row);
      remembered.set(id, location);
      return location;
    },
    write(location) {
      const { id, name, isActive, createdAt, updatedAt, ...doc } = location;
      remembered.delete(id);
      db.prepare(`INSERT OR REPLACE INTO locations (${locationColumns}) VALUES (?,?,?,?,?,?)`).run(
        id,
        name,
        isActive ? 1 : 0,
        toSeconds(createdAt),
        toSeconds(updatedAt),
        JSON.stringify(doc),
      );
    },
    remove: (id) => {
      remembered.delete(id);
      db.prepare("DELETE FROM locations WHERE id = ?").run(id);
    },
    each: () => inIdOrder(db, "locations", locationColumns, locationFromRow),
    primary: () => locationFromRow(select("json_extract(doc, '$.isPrimary')").get()),
  };
  if (!select("1").get()) table.write(firstLocation(shop, nextId("location")));
  return table;
}

function firstLocation(shop: ShopRecord, id: number): LocationRecord {
  return {
    id,
    name: "Shop location",
    isActive: true,
    createdAt: shop.createdAt,
    updatedAt: shop.createdAt,
    deactivatedAt: null,
    fulfillsOnlineOrders: true,
    isPrimary: true,
    address: {
      address1: null,
      address2: null,
      city: null,
      provinceCode: null,
      countryCode: shop.country,
      zip: null,
      phone: null,
    },
  };
}
