import type pg from "pg";
import { adminFor } from "../admin-api/client.server.ts";
import { bulkOperation } from "../admin-api/bulk-operation.server.ts";
import { isTaken, pool, rows, transaction } from "../db.server.ts";
import { log } from "../log.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { OrderBatch } from "./copy-rows.ts";
import { dayFinder } from "../calendar/day-finder.ts";
import { exportAgain } from "./import.server.ts";
import { getImport, readingIsOver, type ReadingPurpose } from "./import-state.server.ts";
import { CutOff, linesOf, OlderExport, ordersOf } from "./jsonl.ts";
import { orderRecord } from "./order-record.ts";
import { appendBatch, isHeld, mergeBatch } from "./record.server.ts";
import { compareWithHeld } from "./weekly-batch.server.ts";

/** Orders a transaction: few enough for bounded memory, enough for COPY to pay. */
const BATCH = 20_000;
/** Downloads that break off one after the other without bringing a single order. */
const CUTS = 4;
/** What is done with a batch and the byte it reaches, in one transaction. */
type Keep = (db: pg.PoolClient, batch: OrderBatch, endByte: number) => Promise<void>;

/** Where the bytes of a result come from. */
export interface ResultFile {
  /** null = unknown */
  bytesTotal: number | null;
  /** bytes from `offset` on; `fromByte` says where they really begin */
  open: (offset: number) => Promise<{ body: AsyncIterable<Uint8Array>; fromByte: number }>;
}

/** The address of the result does not answer any more. */
class ResultGone extends Error {
  override name = "ResultGone";
}

/** Job orders.load: brings the result file into the database, or asks for a new one when it is gone or too old. */
export async function loadImport(shopId: number, importId: string): Promise<void> {
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "loading" || row.way !== "bulk") return;
  const shop = await requireShop(pool, shopId);
  // result addresses are signed and end after a week; the operation gives a fresh one
  const operation = await bulkOperation(adminFor(shop.domain), row.bulkOperationId!);
  const url = operation?.url;
  try {
    if (!url) throw new ResultGone(`bulk operation ${row.bulkOperationId} has no result any more`);
    const file = {
      bytesTotal: row.bytesTotal,
      open: (offset: number) => download(url, offset, row.bytesTotal),
    };
    const keep = row.purpose === "weekly" ? compareWithHeld(shopId, row) : record;
    await loadFile(shopId, importId, shop.timezone, file, keep);
  } catch (error) {
    if (!(error instanceof ResultGone || error instanceof OlderExport)) throw error;
    log.warn({ shopId, problem: error.message }, "a new export is asked for");
    await transaction((db) => exportAgain(db, shopId, importId));
  }
}

/**
 * Streams the file into the database. Each batch is one transaction that also remembers the byte it reached, so that
 * after a kill the next try begins there. While one batch is written the next is parsed. A download that breaks off
 * goes on where it ended.
 */
export async function loadFile(
  shopId: number,
  importId: string,
  timezone: string,
  file: ResultFile,
  keep: Keep = record,
): Promise<void> {
  const dayOf = dayFinder(timezone);
  const writer = new Writer(shopId, importId, file.bytesTotal, keep);
  // one is filled while the other is written
  let batch = new OrderBatch(shopId);
  let other = new OrderBatch(shopId);
  let endByte = (await getImport(pool, shopId, importId))?.bytesRead ?? 0;
  for (let cuts = 0; file.bytesTotal === null || endByte < file.bytesTotal;) {
    const began = endByte;
    const { body, fromByte } = await file.open(endByte);
    if (fromByte < endByte) await startOver(shopId, importId);
    endByte = fromByte;
    try {
      for await (const found of ordersOf(linesOf(body, fromByte, file.bytesTotal))) {
        const order = orderRecord(found.order, found.lines, dayOf);
        if (batch.count >= BATCH || batch.has(order.orderId)) {
          if (!(await writer.write(batch, endByte))) return;
          [batch, other] = [other.clear(), batch];
        }
        batch.add(order);
        endByte = found.endByte;
      }
      if (!(await writer.write(batch, endByte))) return;
      break;
    } catch (error) {
      if (!(error instanceof CutOff)) throw error;
      if (!(await writer.write(batch, endByte)) || !(await writer.done())) return;
      batch.clear();
      cuts = endByte > began ? 0 : cuts + 1;
      if (cuts === CUTS) throw error;
    }
  }
  if (!(await writer.done())) return;
  await transaction(async (db) => {
    const [row] = await rows<{ phase: string; purpose: ReadingPurpose }>(
      db,
      "SELECT phase, purpose FROM order_imports WHERE shop_id = $1 AND import_id = $2 FOR UPDATE",
      [shopId, importId],
    );
    if (row?.phase === "loading")
      await readingIsOver(db, shopId, { importId, purpose: row.purpose });
  });
}

/**
 * A server that ignores the range sends everything again: recording orders again is harmless, counting them twice is
 * not.
 */
async function startOver(shopId: number, importId: string): Promise<void> {
  await transaction(async (db) => {
    await db.query(
      "UPDATE order_imports SET bytes_read = 0, orders_read = 0 WHERE shop_id = $1 AND import_id = $2",
      [shopId, importId],
    );
    await db.query("DELETE FROM order_comparisons WHERE shop_id = $1 AND import_id = $2", [
      shopId,
      importId,
    ]);
  });
}

/** Import: orders go into the tables. A shop that is read again has them already. */
const record: Keep = async (db, batch) => {
  if (await isHeld(db, batch)) await mergeBatch(db, batch);
  else await appendBatch(db, batch);
};

/** Writes one batch at a time, while the caller makes the next. */
class Writer {
  readonly #shopId: number;
  readonly #importId: string;
  readonly #bytesTotal: number | null;
  readonly #keep: Keep;
  #underWay: Promise<boolean> = Promise.resolve(true);

  constructor(shopId: number, importId: string, bytesTotal: number | null, keep: Keep) {
    this.#shopId = shopId;
    this.#importId = importId;
    this.#bytesTotal = bytesTotal;
    this.#keep = keep;
  }

  /**
   * The batch before is written when this returns; this one is the writer's until the next call.
   * @returns false when the merchant cancelled the import meanwhile
   */
  async write(batch: OrderBatch, endByte: number): Promise<boolean> {
    if (!(await this.#underWay)) return false;
    this.#underWay = this.#save(batch.end(), endByte).catch((error: unknown) => {
      if (!isTaken(error)) throw error;
      // a webhook brought one of these orders just now: with the next look it is seen
      return this.#save(batch, endByte);
    });
    // heard by the next write or by done()
    this.#underWay.catch(() => undefined);
    return true;
  }

  done(): Promise<boolean> {
    return this.#underWay;
  }

  async #save(batch: OrderBatch, endByte: number): Promise<boolean> {
    return transaction(async (db) => {
      // a batch that a power cut takes back takes the byte it reached back with it: nobody need wait for the disk
      await db.query("SET LOCAL synchronous_commit = off");
      const updated = await db.query(
        `UPDATE order_imports SET bytes_read = $3, orders_read = orders_read + $4
          WHERE shop_id = $1 AND import_id = $2 AND phase = 'loading'`,
        [this.#shopId, this.#importId, endByte, batch.count],
      );
      if (updated.rowCount === 0) return false;
      if (batch.count === 0) return true;
      await this.#keep(db, batch, endByte);
      log.info(
        { shopId: this.#shopId, importId: this.#importId, byte: endByte, of: this.#bytesTotal },
        "orders of the export are read",
      );
      return true;
    });
  }
}

async function download(url: string, offset: number, bytesTotal: number | null) {
  const response = await fetch(url, {
    headers: {
      // bytes are counted as they are stored
      "accept-encoding": "identity",
      ...(offset > 0 ? { range: `bytes=${offset}-` } : {}),
    },
  }).catch((cause: unknown) => {
    throw new CutOff("the bulk result cannot be reached", { cause });
  });
  if ([403, 404, 410].includes(response.status))
    throw new ResultGone(`the bulk result answers with status ${response.status}`);
  if (!response.ok || !response.body)
    throw new Error(`the bulk result answers with status ${response.status}`);
  const size = Number(response.headers.get("content-range")?.split("/")[1] ?? Number.NaN);
  const isOurFile = Number.isNaN(size) || bytesTotal === null || size === bytesTotal;
  if (response.status === 206 && !isOurFile)
    throw new ResultGone(`the bulk result has ${size} bytes, not ${bytesTotal}`);
  return {
    body: response.body as unknown as AsyncIterable<Uint8Array>,
    fromByte: response.status === 206 ? offset : 0,
  };
}
