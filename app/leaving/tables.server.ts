import { rows, type Db } from "../db.server.ts";
import { columnsKeptBack, tablesKeptBack } from "./kept-back-words.ts";
import type { Column, Table } from "./statement.ts";

interface Found {
  table: string;
  name: string;
  type: string;
  category: string;
  /** place in the primary key; null = not in it */
  place: number | null;
}

function kindOf({ type, category }: Found): Column["kind"] {
  if (category === "N") return "number";
  if (type.startsWith("timestamp")) return "instant";
  return category === "A" || /^jsonb?$/.test(type) ? "json" : "text";
}

/**
 * Every table that has a shop_id, without what is kept back: read from the database's own catalogue, so that a new
 * table cannot be forgotten.
 * @throws Error at a table without a primary key: its rows could not be read page after page
 */
export async function tablesOfShop(db: Db): Promise<Table[]> {
  const found = await rows<Found>(
    db,
    `SELECT c.relname::text AS table, a.attname::text AS name, coalesce(format_type(a.atttypid, a.atttypmod), '') AS type,
            t.typcategory::text AS category, array_position(i.indkey::int2[], a.attnum) AS place
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       JOIN pg_type t ON t.oid = a.atttypid
       JOIN pg_attribute s ON s.attrelid = c.oid AND s.attname = 'shop_id' AND NOT s.attisdropped
       LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      ORDER BY c.relname, a.attnum`,
  );
  const tables = new Map<string, Found[]>();
  for (const column of found)
    if (!(column.table in tablesKeptBack))
      tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  for (const [name, columns] of tables)
    if (columns.every(({ place }) => place === null)) throw new Error(`${name} has no primary key`);
  return [...tables].map(([name, columns]) => ({
    name,
    columns: columns
      .filter((column) => !(`${name}.${column.name}` in columnsKeptBack))
      .map((column) => ({ name: column.name, kind: kindOf(column) })),
    key: columns
      .filter((column) => column.place !== null && column.name !== "shop_id")
      .sort((a, b) => a.place! - b.place!)
      .map((column) => ({ name: column.name, type: column.type })),
  }));
}
