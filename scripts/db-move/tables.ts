import type pg from "pg";

export interface Table {
  name: string;
  columns: string[];
  /** columns whose sums are compared */
  numbers: string[];
}

/** The books of the migrations are written by migrating the target itself. */
const OWN_BOOKS = ["_prisma_migrations"];

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The tables of the schema public, in order of their names. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; numbers: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
            coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE t.typcategory = 'N'), '{}') AS numbers
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       JOIN pg_type t ON t.oid = a.atttypid
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> ALL($1)
      GROUP BY c.relname ORDER BY c.relname`,
    [OWN_BOOKS],
  );
  return rows;
}

export interface Contents {
  rows: number;
  /** sums of the numeric columns, and of a digest of every row, as PostgreSQL writes them */
  sums: Record<string, string | null>;
}

/**
 * Counts the rows, sums every number, and sums a digest of every row: equal sums mean equal contents, whatever their
 * order.
 */
export async function contentsOf(client: pg.ClientBase, table: Table): Promise<Contents> {
  const sums = [
    ...table.numbers.map((column) => [column, `sum(t.${quoted(column)}::numeric)`] as const),
    [
      "digest of the rows",
      `sum(('x' || substr(md5(ROW(${table.columns.map((column) => `t.${quoted(column)}`).join(", ")})::text), 1, 15))::bit(60)::bigint::numeric)`,
    ] as const,
  ];
  const { rows } = await client.query<Record<string, string | null>>(
    `SELECT count(*)::text AS "rows", ${sums.map(([name, sum]) => `${sum}::text AS ${quoted(name)}`).join(", ")}
       FROM ${quoted(table.name)} t`,
  );
  const { rows: counted, ...rest } = rows[0]!;
  return { rows: Number(counted), sums: rest };
}

/** What two contents differ in; empty = equal. */
export function differences(source: Contents, target: Contents): string[] {
  const found: string[] = [];
  if (source.rows !== target.rows) found.push(`${source.rows} rows there, ${target.rows} here`);
  for (const [name, sum] of Object.entries(source.sums))
    if (target.sums[name] !== sum)
      found.push(`${name}: ${sum ?? "nothing"} there, ${target.sums[name] ?? "nothing"} here`);
  return found;
}
