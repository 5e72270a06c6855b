import type { Db } from "../../app/db.server.ts";

interface Column {
  name: string;
  type: string;
}

const values: Record<string, (n: number, name: string) => unknown> = {
  smallint: (n) => n,
  integer: (n) => n,
  bigint: (n) => n,
  "double precision": (n) => n,
  boolean: () => false,
  text: (n, name) => `${name} ${n}`,
  uuid: (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
  jsonb: () => "{}",
  ARRAY: () => "{}",
  date: (n) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10),
  "timestamp with time zone": (n) => new Date(Date.UTC(2026, 0, n)),
};

/**
 * A row of any table, as the catalogue says it must be: columns that are not given hold something of their type that
 * depends on `n` alone.
 */
export async function anyRow(
  db: Db,
  table: string,
  n: number,
  given: Record<string, unknown>,
): Promise<void> {
  const { rows: columns } = await db.query<Column>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position`,
    [table],
  );
  const row = columns.map(({ name, type }) => {
    if (name in given) return given[name];
    const value = values[type];
    if (!value) throw new Error(`no value for ${table}.${name}: ${type}`);
    return value(n, name);
  });
  await db.query(
    `INSERT INTO ${table} (${columns.map(({ name }) => name).join(", ")})
     VALUES (${row.map((_, i) => `$${i + 1}`).join(", ")})`,
    row,
  );
}
