// A world that always begins at the same moment: what its pages show can be compared with what they showed.
import pg from "pg";

/** A Tuesday morning in the shop's New York. */
export const BEGINNING = Date.parse("2026-06-16T15:00:00Z");

/**
 * PostgreSQL's clock, for all connections to this database that come after: `now()` is found in a schema before its
 * own. Beginnings that tables give rows were bound to its own when they were made, and are bound anew.
 */
export async function setDatabaseClock(url: string, behindMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const behind = `interval '${Math.round(behindMs)} milliseconds'`;
  try {
    await client.query("CREATE SCHEMA IF NOT EXISTS clock");
    for (const name of ["now", "clock_timestamp"])
      await client.query(
        `CREATE OR REPLACE FUNCTION clock.${name}() RETURNS timestamptz LANGUAGE sql AS
           $$ SELECT pg_catalog.${name}() - ${behind} $$`,
      );
    await client.query(
      `DO $$ BEGIN
         EXECUTE format('ALTER DATABASE %I SET search_path = "$user", public, clock, pg_catalog', current_database());
       END $$`,
    );
    const { rows } = await client.query<{ place: string; name: string; type: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS place, column_name AS name, data_type AS type
         FROM information_schema.columns
        WHERE column_default ~* '^\\(?(now\\(\\)|current_(timestamp|date))'`,
    );
    for (const { place, name, type } of rows)
      await client.query(
        `ALTER TABLE ${place} ALTER COLUMN "${name}" SET DEFAULT clock.now()${type === "date" ? "::date" : ""}`,
      );
  } finally {
    await client.end();
  }
}
