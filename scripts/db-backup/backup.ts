import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { connected, WRITTEN_ALIKE } from "../db-move/move.ts";
import { jobsOf, type WaitingJob } from "../db-move/queue.ts";
import { contentsOf, quoted, tablesOf, type Contents, type Table } from "../db-move/tables.ts";
import { writeSealed } from "./sealed-file.ts";

/** Lines of a backup: a head, for each table what it is and its rows as COPY writes them, and an end. */
export interface Head {
  takenAt: string;
  /** the newest migration: the rows have this shape */
  migration: string;
}
export interface TableHead {
  table: Table;
  contents: Contents;
}
export interface End {
  jobs: WaitingJob[];
}
/** Ends the rows of a table; COPY never writes such a row. */
export const ROWS_END = "\\.";

export interface BackedUp {
  takenAt: string;
  tables: number;
  rows: number;
  jobs: number;
}

export async function newestMigration(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name DESC LIMIT 1",
  );
  return rows[0]?.name ?? "none";
}

/**
 * Writes everything of one moment into a sealed file: all tables and the jobs that wait. The app may go on working
 * meanwhile.
 */
export async function backupDatabase(url: string, file: string, key: Buffer): Promise<BackedUp> {
  const from = await connected(url, "source");
  const made: BackedUp = { takenAt: new Date().toISOString(), tables: 0, rows: 0, jobs: 0 };
  try {
    await from.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    await from.query(WRITTEN_ALIKE);
    await writeSealed(file, key, linesOf(from, made));
    return made;
  } finally {
    await from.end();
  }
}

const line = (value: Head | TableHead | End) => `${JSON.stringify(value)}\n`;

async function* linesOf(from: pg.Client, made: BackedUp): AsyncGenerator<Buffer | string> {
  yield line({ takenAt: made.takenAt, migration: await newestMigration(from) });
  for (const table of await tablesOf(from)) {
    const contents = await contentsOf(from, table);
    yield line({ table, contents });
    const columns = table.columns.map(quoted).join(", ");
    const rows = from.query(
      copyTo(`COPY (SELECT ${columns} FROM ${quoted(table.name)}) TO STDOUT`),
    );
    for await (const part of rows) yield part as Buffer;
    yield `${ROWS_END}\n`;
    made.tables++;
    made.rows += contents.rows;
  }
  const jobs = await jobsOf(from);
  made.jobs = jobs.length;
  yield line({ jobs });
}
