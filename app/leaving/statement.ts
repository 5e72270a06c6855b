export interface Column {
  name: string;
  /** how its values are written: digits as they are, an instant in UTC, a list or JSON, any other text */
  kind: "number" | "instant" | "json" | "text";
}

export interface Table {
  name: string;
  columns: Column[];
  /** the columns after shop_id by which its rows differ, with PostgreSQL's names of their types */
  key: { name: string; type: string }[];
}

/** Rows that are in memory at once. */
export const ROWS_AT_ONCE = 1000;

const quoted = (name: string): string => `"${name}"`;

function written({ name, kind }: Column): string {
  const column = quoted(name);
  if (kind === "instant")
    return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return kind === "json" ? `to_json(${column})::text` : `${column}::text`;
}

/** The statement for the next rows of a table: $1 = shop, $2 = the key of the last row before, as texts. */
export function nextRows({ name, columns, key }: Table, isFirst: boolean): string {
  const keys = key.map((column) => quoted(column.name)).join(", ");
  const before = key.map(({ type }, index) => `($2::text[])[${index + 1}]::${type}`).join(", ");
  return `SELECT ARRAY[${columns.map(written).join(", ")}] AS cells,
                 ARRAY[${key.map((column) => `${quoted(column.name)}::text`).join(", ")}]::text[] AS key
            FROM ${quoted(name)}
           WHERE shop_id = $1 AND ${isFirst ? "$2::text[] IS NULL" : `(${keys}) > (${before})`}
           ${keys && `ORDER BY ${keys}`} LIMIT ${ROWS_AT_ONCE}`;
}
