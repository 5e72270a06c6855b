import { pool } from "../../../app/db.server.ts";

/** How a value of the database looks once the driver has read it. */
export type Arrival = "number" | "string" | "boolean" | "Date" | "json" | "Buffer" | Arrival[];

/** A text of each type as the server sends it. */
const TEXTS: Record<string, string> = {
  int2: "1",
  int4: "1",
  int8: "1",
  oid: "1",
  float4: "1",
  float8: "1",
  numeric: "1",
  bool: "t",
  text: "a",
  varchar: "a",
  bpchar: "a",
  name: "a",
  uuid: "0193bd2f-0000-7000-8000-000000000000",
  date: "2026-11-21",
  timestamp: "2026-11-21 10:00:00",
  timestamptz: "2026-11-21 10:00:00+00",
  bytea: "\\x00",
  json: '{"a":1}',
  jsonb: '{"a":1}',
};

function arrivalOf(value: unknown, type: string): Arrival {
  if (value instanceof Date) return "Date";
  if (Buffer.isBuffer(value)) return "Buffer";
  if (Array.isArray(value)) return value.map((one) => arrivalOf(one, type));
  const kind = typeof value;
  if (kind === "number" || kind === "string" || kind === "boolean") return kind;
  throw new Error(`a value of the type ${type} arrives as ${kind}`);
}

/**
 * What the pool of app/db.server.ts makes of a column: its own parsers are asked.
 * @param type oid and name of the type, as pg_type has them; names of lists begin with _
 */
export function arrival({ oid, name }: { oid: number; name: string }): Arrival {
  if (name === "json" || name === "jsonb") return "json";
  const text = name.startsWith("_") ? `{${TEXTS[name.slice(1)] ?? ""}}` : TEXTS[name];
  if (text === undefined || text === "{}")
    throw new Error(`tests/support/sql/arrivals.ts has no sample of the type ${name}`);
  const parse = pool.options.types!.getTypeParser(oid, "text") as (text: string) => unknown;
  return arrivalOf(parse(text), name);
}
