import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { prepareDatabase } from "../database/prepare.ts";
import { PlainError } from "../plain-error.ts";
import { addJobs, continueNumbers, jobsOf } from "./queue.ts";
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

export async function connected(url: string, which: string): Promise<pg.Client> {
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
export const WRITTEN_ALIKE =
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

export async function refuseWhenFull(target: string): Promise<pg.Client> {
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
  const jobs = await jobsOf(from);
  await addJobs(to, jobs);
  return { tables: moved, jobs: jobs.length };
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
