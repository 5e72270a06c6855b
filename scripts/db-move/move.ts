import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { prepareDatabase } from "../database/prepare.ts";
import { PlainError } from "../plain-error.ts";
import { contentsOf, differences, quoted, tablesOf, type Table } from "./tables.ts";

export interface MovedTable {
  name: string;
  rows: number;
}

export interface Moved {
  tables: MovedTable[];
  /** jobs that wait, added to the target's queue */
  jobs: number;
}

/**
 * Copies everything from one database into another, which is migrated first and must be empty, and compares both: rows,
 * sums of every number, and a digest of every row. All or nothing: the target's transaction ends only when they are
 * equal.
 * @throws PlainError when the target holds something, the app still works on the source, or the contents differ
 */
export async function moveDatabase(
  source: string,
  target: string,
  say: (line: string) => void = () => undefined,
): Promise<Moved> {
  const from = await connected(source, "source");
  try {
    await refuseWhileWorking(from);
    // one moment for all tables
    await from.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    await from.query(WRITTEN_ALIKE);
    const to = await refuseWhenFull(target);
    try {
      await to.query("BEGIN");
      await to.query(WRITTEN_ALIKE);
      const moved = await copyAll(from, to, say);
      await to.query("COMMIT");
      await to.query("ANALYZE");
      return moved;
    } finally {
      await to.end();
    }
  } finally {
    await from.end();
  }
}

async function connected(url: string, which: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new PlainError(`The ${which} database does not answer: ${(error as Error).message}`);
  }
  return client;
}

/**
 * Digests are made of text: both sides must write moments and numbers the same way, and so must the workers of a
 * cluster, which hear of settings inside a transaction only. A server without the extension takes the first one for a
 * word of ours.
 */
const WRITTEN_ALIKE =
  "SET LOCAL citus.propagate_set_commands = 'local'; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL extra_float_digits = 1";

/** What the app writes while its database is copied would be lost. */
async function refuseWhileWorking(from: pg.Client): Promise<void> {
  const { rows } = await from.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE 'boomerang%' AND pid <> pg_backend_pid()`,
  );
  if (rows[0]!.n > 0)
    throw new PlainError(
      `Boomerang still works on the source database (${rows[0]!.n} connections). Stop its web and worker processes first.`,
    );
}

async function refuseWhenFull(target: string): Promise<pg.Client> {
  const to = await connected(target, "target");
  try {
    // looked at before it is migrated: somebody else's database is left as it is
    for (const table of await tablesOf(to)) {
      const { rows } = await to.query(`SELECT 1 FROM ${quoted(table.name)} LIMIT 1`);
      if (rows.length > 0)
        throw new PlainError(
          `The target database is not empty: its table ${table.name} has rows. Make a new database for the move.`,
        );
    }
    await prepareDatabase(target);
    return to;
  } catch (error) {
    await to.end();
    throw error;
  }
}

async function copyAll(
  from: pg.Client,
  to: pg.Client,
  say: (line: string) => void,
): Promise<Moved> {
  const tables = await tablesOf(from);
  const there = new Set((await tablesOf(to)).map((table) => table.name));
  const unknown = tables.filter((table) => !there.has(table.name)).map((table) => table.name);
  if (unknown.length > 0)
    throw new PlainError(
      `The source has tables the target lacks after migrating (${unknown.join(", ")}): it was written by a newer version of Boomerang.`,
    );
  const moved: MovedTable[] = [];
  for (const table of tables)
    moved.push({ name: table.name, rows: await copyTable(from, to, table, say) });
  await continueNumbers(to);
  return { tables: moved, jobs: await copyJobs(from, to) };
}

async function copyTable(
  from: pg.Client,
  to: pg.Client,
  table: Table,
  say: (line: string) => void,
): Promise<number> {
  const columns = table.columns.map(quoted).join(", ");
  await pipeline(
    from.query(copyTo(`COPY (SELECT ${columns} FROM ${quoted(table.name)}) TO STDOUT`)),
    to.query(copyFrom(`COPY ${quoted(table.name)} (${columns}) FROM STDIN`)),
  );
  const [original, copy] = await Promise.all([contentsOf(from, table), contentsOf(to, table)]);
  const differing = differences(original, copy);
  if (differing.length > 0)
    throw new PlainError(
      `After copying, ${table.name} differs: ${differing.join("; ")}. Nothing was kept in the target.`,
    );
  say(`${table.name}: ${original.rows.toLocaleString("en")} rows, sums equal`);
  return original.rows;
}

/** Sequences go on after the highest number that was copied. */
async function continueNumbers(to: pg.Client): Promise<void> {
  const { rows } = await to.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE n.nspname = 'public' AND c.relkind = 'r'
        AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL`,
  );
  for (const { table, column, sequence } of rows)
    await to.query(
      `SELECT setval($1::regclass, coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) IS NOT NULL) FROM ${quoted(table)}`,
      [sequence],
    );
}

/** Jobs that wait (a sale's start, a refresh) go along; those given up stay behind. */
async function copyJobs(from: pg.Client, to: pg.Client): Promise<number> {
  const { rows } = await from.query<Record<string, unknown>>(
    `SELECT t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority, j.flags
       FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id
      WHERE j.attempts < j.max_attempts OR j.locked_at IS NOT NULL ORDER BY j.id`,
  );
  for (const job of rows)
    await to.query(
      `SELECT graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4, max_attempts := $5,
         job_key := $6, priority := $7, flags := $8)`,
      [
        job["identifier"],
        JSON.stringify(job["payload"]),
        job["queue_name"],
        job["run_at"],
        job["max_attempts"],
        job["key"],
        job["priority"],
        Object.keys(job["flags"] ?? {}),
      ],
    );
  return rows.length;
}
