import { pipeline } from "node:stream/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { env } from "./env.server.ts";
import { log } from "./log.server.ts";

const { INT8, NUMERIC, DATE } = pg.types.builtins;
/** A list of them, which pg gives as texts. */
const INT8_LIST: number = 1016;

const texts = pg.types.getTypeParser(INT8_LIST, "text") as (list: string) => string[];

/** How columns arrive from the pool. */
function parserOf(oid: number, format?: "text" | "binary") {
  // ids, counts and sums of money of one shop stay far below 2^53
  if (oid === INT8 || oid === NUMERIC) return Number;
  if (oid === INT8_LIST) return (list: string) => texts(list).map(Number);
  // a date is a calendar day of the shop, never an instant: keep the text "2026-11-21"
  if (oid === DATE) return String;
  return pg.types.getTypeParser(oid, format);
}

/** For COPY, set-based SQL and streaming. One pool a process. */
export const pool = new pg.Pool({
  connectionString: env.DATABASE_URL,
  // in a worker: ten jobs, what listens for more, and some to spare
  max: 16,
  application_name: "boomerang",
  types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
});
// Without a listener an idle client that loses its server ends the process; the next query opens a new one.
pool.on("error", (error) =>
  log.error({ problem: error.message }, "database connection lost while idle"),
);
// A client in use reports the loss to its query as well; unheard, the event would end the process.
pool.on("connect", (client) => {
  client.on("error", (error: Error) =>
    log.error({ problem: error.message }, "database connection lost"),
  );
});

export const prisma = new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: 8 }),
});

export type Db = pg.Pool | pg.PoolClient;

/** Whether somebody else wrote first what may be there once only. A transaction it happened in is lost. */
export const isTaken = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === "23505";

/** Runs the work in one transaction; an exception rolls everything back. */
export async function transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((rollback: Error) => (broken = rollback));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Rows of one set-based statement. */
export async function rows<T extends pg.QueryResultRow>(
  db: Db,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  return (await db.query<T>(sql, values)).rows;
}

/**
 * COPY … FROM STDIN. Each piece is handed over before the next is asked for: what the stream still held when the server
 * refused a row it would try to write to a connection that is gone, and end the process.
 * @throws what the server says of the rows
 */
export async function copyIn(
  db: pg.PoolClient,
  statement: string,
  pieces: Iterable<Uint8Array | string>,
): Promise<void> {
  const stream = db.query(copyFrom(statement));
  const done = new Promise<void>((resolve, reject) => {
    stream.once("finish", resolve);
    stream.once("error", reject);
  });
  // heard by the race below, or at the end
  done.catch(() => undefined);
  for (const piece of pieces)
    await Promise.race([
      done,
      new Promise<void>((handedOver) => stream.write(piece, () => handedOver())),
    ]);
  stream.end();
  await done;
}

/**
 * COPY (…) TO STDOUT, a row at a time, never as a whole: a million rows of eight numbers pass in a second. For columns
 * whose text needs no unescaping: numbers, days, states.
 * @param take cells as PostgreSQL writes them; `\\N` is null
 */
export async function copyOut(
  db: pg.PoolClient,
  statement: string,
  take: (cells: string[]) => void,
): Promise<void> {
  await pipeline(db.query(copyTo(statement)), async (chunks: AsyncIterable<Buffer>) => {
    let rest = "";
    for await (const chunk of chunks) {
      const lines = (rest + chunk.toString("latin1")).split("\n");
      rest = lines.pop()!;
      for (const line of lines) take(line.split("\t"));
    }
  });
}

/**
 * COPY (…) TO STDOUT of whole numbers, a row at a time: digits are read where they lie, without a text of each cell, a
 * million rows of three in a fifth of a second.
 * @param width columns of the query; each a whole number within ±2^53, or null, which arrives as NaN
 * @param take the numbers of a row; the array is used again for the next
 */
export async function copyNumbers(
  db: pg.PoolClient,
  statement: string,
  width: number,
  take: (cells: Float64Array) => void,
): Promise<void> {
  const cells = new Float64Array(width);
  let cell = 0;
  let value = 0;
  let sign = 1;
  await pipeline(db.query(copyTo(statement)), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks)
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at]!;
        if (byte >= ZERO && byte <= NINE) value = value * 10 + (byte - ZERO);
        else if (byte === TAB || byte === NEWLINE) {
          cells[cell++] = sign * value;
          value = 0;
          sign = 1;
          if (byte === TAB) continue;
          if (cell !== width) throw new Error(`COPY gave ${cell} columns, expected ${width}`);
          cell = 0;
          take(cells);
        } else if (byte === MINUS) sign = -1;
        else if (byte === BACKSLASH || byte === NULL_LETTER) value = NaN;
        else throw new Error(`COPY gave "${String.fromCharCode(byte)}", expected whole numbers`);
      }
  });
}

const [TAB, NEWLINE, MINUS, ZERO, NINE] = [9, 10, 45, 48, 57];
/** `\\N` is null. */
const [BACKSLASH, NULL_LETTER] = [92, 78];

export async function closeDatabase(): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}
