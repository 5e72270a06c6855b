import type { Database } from "./database.ts";

const tables = `
CREATE TABLE IF NOT EXISTS metafield_definitions (
  id INTEGER PRIMARY KEY, owner_type TEXT NOT NULL, namespace TEXT NOT NULL, key TEXT NOT NULL,
  doc TEXT NOT NULL, UNIQUE (owner_type, namespace, key)) STRICT;
`;

export interface MetafieldDefinition {
  id: number;
  /** "CUSTOMER", "SHOP", … */
  ownerType: string;
  namespace: string;
  key: string;
  name: string;
  description: string | null;
  type: string;
  access: Record<string, string>;
  /** what is switched on of them ("adminFilterable"); left out = nothing */
  capabilities?: string[];
  /** left out = any value of the type */
  validations?: { name: string; value: string }[];
  /** comes from shopify.app.toml: nobody changes it by the API; left out = no */
  declared?: true;
  /** 1 = the first that was pinned to the admin's pages; left out = it is not */
  pinnedPosition?: number;
  /** only owners with one of these values have it, products of a category; left out = all of its type */
  constraints?: { key: string; values: string[] };
  /** made after one of Shopify's own */
  standardTemplateId?: number;
}

export interface MetafieldDefinitions {
  get(ownerType: string, namespace: string, key: string): MetafieldDefinition | null;
  byId(id: number): MetafieldDefinition | null;
  of(ownerType: string): MetafieldDefinition[];
  all(): MetafieldDefinition[];
  put(definition: MetafieldDefinition): void;
  remove(id: number): void;
}

export function createMetafieldDefinitions(db: Database): MetafieldDefinitions {
  db.file.exec(tables);
  const read = (row: Record<string, unknown> | undefined) =>
    row ? (JSON.parse(row["doc"] as string) as MetafieldDefinition) : null;
  return {
    get: (ownerType, namespace, key) =>
      read(
        db
          .prepare(
            "SELECT doc FROM metafield_definitions WHERE owner_type = ? AND namespace = ? AND key = ?",
          )
          .get(ownerType, namespace, key),
      ),
    byId: (id) => read(db.prepare("SELECT doc FROM metafield_definitions WHERE id = ?").get(id)),
    of: (ownerType) =>
      db
        .prepare("SELECT doc FROM metafield_definitions WHERE owner_type = ? ORDER BY id")
        .all(ownerType)
        .map((row) => read(row)!),
    all: () =>
      db
        .prepare("SELECT doc FROM metafield_definitions ORDER BY id")
        .all()
        .map((row) => read(row)!),
    put(definition) {
      db.prepare(
        "INSERT OR REPLACE INTO metafield_definitions (id, owner_type, namespace, key, doc) VALUES (?,?,?,?,?)",
      ).run(
        definition.id,
        definition.ownerType,
        definition.namespace,
        definition.key,
        JSON.stringify(definition),
      );
    },
    remove(id) {
      db.prepare("DELETE FROM metafield_definitions WHERE id = ?").run(id);
    },
  };
}
