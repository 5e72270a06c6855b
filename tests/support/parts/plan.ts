import type pg from "pg";

/** A value of each type, for parameters nobody gives: a shop's number is 1. */
const VALUE: Record<string, string> = {
  boolean: "true",
  date: "2026-11-21",
  json: "[]",
  jsonb: "[]",
  "timestamp with time zone": "2026-11-21T00:00:00Z",
  uuid: "00000000-0000-4000-8000-000000000001",
};
const valueOf = (type: string) => (type.endsWith("[]") ? "{}" : (VALUE[type] ?? "1"));

interface Plan {
  "Relation Name"?: string;
  Schema?: string;
  Plans?: Plan[];
}

/** What of a statement has a plan: of COPY (SELECT …) TO the query; null = nothing. */
export function planned(sql: string): string | null {
  const text = sql.trim();
  const copied = /^COPY\s*\((.*)\)\s*TO\s+STDOUT$/is.exec(text);
  if (copied) return copied[1]!;
  return /^(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(text) ? text : null;
}

/**
 * The parts that PostgreSQL would look at, by their numbers, for parameters of the right types.
 * @throws what the server says of a statement it cannot plan
 */
export async function partsOf(client: pg.ClientBase, sql: string): Promise<Set<string>> {
  await client.query(`PREPARE statement AS ${sql}`);
  const { rows } = await client.query<{ types: string[] }>(
    "SELECT parameter_types::text[] AS types FROM pg_prepared_statements WHERE name = 'statement'",
  );
  await client.query("DEALLOCATE statement");
  const explained = await client.query<{ "QUERY PLAN": { Plan: Plan }[] }>(
    `EXPLAIN (FORMAT JSON, VERBOSE) ${sql}`,
    rows[0]!.types.map(valueOf),
  );
  const found = new Set<string>();
  const look = (plan: Plan): void => {
    if (plan.Schema === "parts") found.add(/\d+$/.exec(plan["Relation Name"]!)![0]);
    for (const inner of plan.Plans ?? []) look(inner);
  };
  look(explained.rows[0]!["QUERY PLAN"][0]!.Plan);
  return found;
}
