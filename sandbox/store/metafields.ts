import type { Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";
import type { MetafieldRecord } from "./types.ts";

const columns = "id, owner, namespace, key, type, value, created_at, updated_at";

function fromRow(raw: unknown): MetafieldRecord {
  const row = raw as {
    id: number;
    owner: string;
    namespace: string;
    key: string;
    type: string;
    value: string;
    created_at: number;
    updated_at: number;
  };
  return {
    id: row.id,
    ownerGid: row.owner,
    namespace: row.namespace,
    key: row.key,
    type: row.type,
    value: row.value,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

export interface MetafieldTable {
  get(owner: string, namespace: string, key: string): MetafieldRecord | null;
  byId(id: number): MetafieldRecord | null;
  write(metafield: MetafieldRecord): void;
  remove(owner: string, namespace: string, key: string): void;
  of(owner: string): MetafieldRecord[];
  /** whoever has one of that name */
  ownersOf(namespace: string, key: string): string[];
}

export function metafieldTable(db: Database): MetafieldTable {
  return {
    get(owner, namespace, key) {
      const row = db
        .prepare(`SELECT ${columns} FROM metafields WHERE owner = ? AND namespace = ? AND key = ?`)
        .get(owner, namespace, key);
      return row ? fromRow(row) : null;
    },
    byId(id) {
      const row = db.prepare(`SELECT ${columns} FROM metafields WHERE id = ?`).get(id);
      return row ? fromRow(row) : null;
    },
    write(metafield) {
      db.prepare(`INSERT OR REPLACE INTO metafields (${columns}) VALUES (?,?,?,?,?,?,?,?)`).run(
        metafield.id,
        metafield.ownerGid,
        metafield.namespace,
        metafield.key,
        metafield.type,
        metafield.value,
        toSeconds(metafield.createdAt),
        toSeconds(metafield.updatedAt),
      );
    },
    remove(owner, namespace, key) {
      db.prepare("DELETE FROM metafields WHERE owner = ? AND namespace = ? AND key = ?").run(
        owner,
        namespace,
        key,
      );
    },
    ownersOf: (namespace, key) =>
      db
        .prepare("SELECT owner FROM metafields WHERE namespace = ? AND key = ?")
        .all(namespace, key)
        .map((row) => row["owner"] as string),
    of(owner) {
      return db
        .prepare(`SELECT ${columns} FROM metafields WHERE owner = ? ORDER BY id`)
        .all(owner)
        .map(fromRow);
    },
  };
}
