import { randomUUID } from "node:crypto";
import { DAY_MS } from "../calendar/days.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { everythingOf } from "./everything.server.ts";
import { notGathered } from "./words.ts";

/** Bytes that are in memory, and in a row, at once. */
const PART_BYTES = 1024 * 1024;

/** Days a gathered file waits to be fetched. */
export const GATHERED_DAYS = 2;

export interface Gathered {
  fileId: string;
  askedAt: Date;
  tablesDone: number;
  /** 0 until the first was begun */
  tables: number;
  bytes: number;
  /** null while it is gathered */
  finishedAt: Date | null;
  problem: string | null;
}

/** The file with everything of a shop: gathered, being gathered, or given up; null when nobody asked for one. */
export async function gatheredOf(db: Db, shopId: number): Promise<Gathered | null> {
  const [found] = await rows<Gathered>(
    db,
    `SELECT file_id AS "fileId", asked_at AS "askedAt", tables_done AS "tablesDone", tables, bytes,
            finished_at AS "finishedAt", problem
       FROM everything_files WHERE shop_id = $1`,
    [shopId],
  );
  return found ?? null;
}

/** Asks for a file as everything is from now on. One that is being gathered stays: pressed twice it is pressed once. */
export async function askForEverything(shopId: number, now: Date): Promise<void> {
  const fileId = randomUUID();
  await transaction(async (db) => {
    const asked = await db.query(
      `INSERT INTO everything_files (shop_id, file_id, asked_at) VALUES ($1, $2, $3)
       ON CONFLICT (shop_id) DO UPDATE
         SET file_id = excluded.file_id, asked_at = excluded.asked_at, tables_done = 0, tables = 0, bytes = 0,
             finished_at = NULL, problem = NULL
       WHERE everything_files.finished_at IS NOT NULL OR everything_files.problem IS NOT NULL`,
      [shopId, fileId, now],
    );
    if (asked.rowCount === 1) await enqueue(db, "leaving.gather", { shopId, fileId });
  });
}

/**
 * Job leaving.gather: killed half-way it begins anew. It ends without a file when a customer is erased meanwhile: what
 * was read before has them in it.
 */
export async function gatherEverything(shopId: number, fileId: string): Promise<void> {
  const asked = await gatheredOf(pool, shopId);
  if (asked?.fileId !== fileId || asked.finishedAt) return;
  await pool.query("DELETE FROM everything_parts WHERE shop_id = $1", [shopId]);
  const shop = await requireShop(pool, shopId);
  const file = { shopId, fileId, part: 0, bytes: 0 };
  let held: Buffer[] = [];
  let size = 0;
  const keep = async (): Promise<boolean> => {
    const kept = size === 0 || (await keepPart(file, Buffer.concat(held)));
    [held, size] = [[], 0];
    return kept;
  };
  const begun = (table: number, tables: number) => noteTable(file, table, tables);
  for await (const piece of everythingOf(shop, new Date(), begun)) {
    held.push(piece);
    size += piece.length;
    if (size >= PART_BYTES && !(await keep())) return;
  }
  if (await keep()) await finish(file);
}

interface Writing {
  shopId: number;
  fileId: string;
  part: number;
  bytes: number;
}

/** @returns false when the file is not wanted any more. Its row is locked: who takes it away waits for the part. */
async function keepPart(file: Writing, bytes: Buffer): Promise<boolean> {
  const { shopId, fileId } = file;
  return transaction(async (db) => {
    const wanted = await db.query(
      `UPDATE everything_files SET bytes = $3 WHERE shop_id = $1 AND file_id = $2`,
      [shopId, fileId, file.bytes + bytes.length],
    );
    if (wanted.rowCount === 0) return false;
    await db.query(
      "INSERT INTO everything_parts (shop_id, file_id, part, bytes) VALUES ($1, $2, $3, $4)",
      [shopId, fileId, file.part, bytes],
    );
    file.part += 1;
    file.bytes += bytes.length;
    return true;
  });
}

async function noteTable({ shopId, fileId }: Writing, table: number, tables: number) {
  await pool.query(
    "UPDATE everything_files SET tables_done = $3, tables = $4 WHERE shop_id = $1 AND file_id = $2",
    [shopId, fileId, table, tables],
  );
}

async function finish({ shopId, fileId }: Writing): Promise<void> {
  const now = new Date();
  await transaction(async (db) => {
    const done = await db.query(
      `UPDATE everything_files SET finished_at = $3, tables_done = tables WHERE shop_id = $1 AND file_id = $2`,
      [shopId, fileId, now],
    );
    if (done.rowCount === 1)
      await announce(db, "everything.gathered", { shopId, at: now.toISOString() });
  });
}

/** Last words. @param why a sentence */
export async function gatheringGivenUp(shopId: number, fileId: string, why: string): Promise<void> {
  await pool.query("DELETE FROM everything_parts WHERE shop_id = $1 AND file_id = $2", [
    shopId,
    fileId,
  ]);
  await pool.query(
    "UPDATE everything_files SET problem = $3 WHERE shop_id = $1 AND file_id = $2 AND finished_at IS NULL",
    [shopId, fileId, notGathered(why)],
  );
}

/**
 * The file in parts, as it was gathered; null when there is none.
 * @throws Error where it is taken away before its last part was sent: half a file must not look whole
 */
export async function gatheredParts(shopId: number): Promise<AsyncGenerator<Buffer> | null> {
  const file = await gatheredOf(pool, shopId);
  return file?.finishedAt ? partsOf(shopId, file) : null;
}

async function* partsOf(shopId: number, { fileId, bytes }: Gathered): AsyncGenerator<Buffer> {
  let sent = 0;
  for (let part = 0; sent < bytes; part++) {
    const [found] = await rows<{ bytes: Buffer }>(
      pool,
      "SELECT bytes FROM everything_parts WHERE shop_id = $1 AND file_id = $2 AND part = $3",
      [shopId, fileId, part],
    );
    if (!found) throw new Error(`the file ended after ${sent} of ${bytes} bytes`);
    yield found.bytes;
    sent += found.bytes.length;
  }
}

/** Job leaving.drop-gathered: files nobody fetched, and parts of files that are no more. */
export async function dropGathered(shopId: number, now: Date): Promise<void> {
  await pool.query("DELETE FROM everything_files WHERE shop_id = $1 AND asked_at < $2", [
    shopId,
    new Date(now.getTime() - GATHERED_DAYS * DAY_MS),
  ]);
  await pool.query(
    `DELETE FROM everything_parts p WHERE p.shop_id = $1
        AND NOT EXISTS (SELECT 1 FROM everything_files f WHERE f.shop_id = $1 AND f.file_id = p.file_id)`,
    [shopId],
  );
}
