import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { refuseWhenFull, WRITTEN_ALIKE } from "../db-move/move.ts";
import { addJobs, continueNumbers } from "../db-move/queue.ts";
import { contentsOf, differences, quoted } from "../db-move/tables.ts";
import { PlainError } from "../plain-error.ts";
import {
  newestMigration,
  ROWS_END,
  type BackedUp,
  type End,
  type Head,
  type TableHead,
} from "./backup.ts";
import { readSealed } from "./sealed-file.ts";

/** Whole lines, however the bytes come. COPY writes line ends of a text as \n, so that a row is a line. */
async function* lines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of bytes) {
    const all = rest.length > 0 ? Buffer.concat([rest, part]) : part;
    const last = all.lastIndexOf(0x0a);
    if (last >= 0) yield* all.toString("utf8", 0, last).split("\n");
    rest = all.subarray(last + 1);
  }
  if (rest.length > 0) throw new PlainError("The backup ends in the middle of a line.");
}

/**
 * Fills an empty database with a backup, and compares rows, sums and digests with those of the moment it was taken. All
 * or nothing.
 * @throws PlainError when the file is not whole or of another key, the target holds something, or the shapes differ
 */
export async function restoreDatabase(file: string, url: string, key: Buffer): Promise<BackedUp> {
  const reader = lines(readSealed(file, key));
  const next = async () => {
    const { value, done } = await reader.next();
    if (done) throw new PlainError("The backup ends too early.");
    return value;
  };
  const head = JSON.parse(await next()) as Head;
  const to = await refuseWhenFull(url);
  try {
    const here = await newestMigration(to);
    if (here !== head.migration)
      throw new PlainError(
        `The backup has the shape of ${head.migration}, this release makes ${here}. Restore it with the release that made it, then run the migrations of this one.`,
      );
    await to.query("BEGIN");
    await to.query(WRITTEN_ALIKE);
    const done: BackedUp = { takenAt: head.takenAt, tables: 0, rows: 0, jobs: 0 };
    for (;;) {
      const value = JSON.parse(await next()) as TableHead | End;
      if ("jobs" in value) {
        await addJobs(to, value.jobs);
        done.jobs = value.jobs.length;
        break;
      }
      await fill(to, value, next);
      done.tables++;
      done.rows += value.contents.rows;
    }
    // what seals the file is its last part: only now it is known to be whole
    if (!(await reader.next()).done) throw new PlainError("The backup goes on after its end.");
    await continueNumbers(to);
    await to.query("COMMIT");
    await to.query("ANALYZE");
    return done;
  } finally {
    await to.end();
  }
}

async function fill(
  to: pg.Client,
  { table, contents }: TableHead,
  next: () => Promise<string>,
): Promise<void> {
  async function* rows() {
    for (let row = await next(); row !== ROWS_END; row = await next()) yield `${row}\n`;
  }
  const columns = table.columns.map(quoted).join(", ");
  await pipeline(rows, to.query(copyFrom(`COPY ${quoted(table.name)} (${columns}) FROM STDIN`)));
  const differing = differences(contents, await contentsOf(to, table));
  if (differing.length > 0)
    throw new PlainError(
      `After restoring, ${table.name} differs: ${differing.join("; ")}. Nothing was kept.`,
    );
}
