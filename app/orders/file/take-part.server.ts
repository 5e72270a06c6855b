import type pg from "pg";
import { NotAnOrderExport, type SetAside } from "../../../contracts/order-export/order.ts";
import { dayFinder } from "../../calendar/day-finder.ts";
import { wallMoment } from "../../calendar/wall-time.ts";
import { rows, transaction } from "../../db.server.ts";
import { enqueue } from "../../jobs/enqueue.server.ts";
import { currencyExponent } from "../../money.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { fileOrderRecord } from "./file-order.ts";
import { PROBLEMS_KEPT, type FilePhase } from "./files.server.ts";
import { readPart, type FileState, type PartRead } from "./part.ts";
import { recordFiled } from "./record-filed.server.ts";
import { fileProblems } from "./words.ts";

/** Of a part: no order is longer. */
export const PART_BYTES = 4 * 1024 * 1024;

/** The byte the next part begins with; null = the file is read. */
export type Taken = { next: number | null; problem?: null } | { problem: string };

interface FileRow extends FileState {
  bytesTotal: number;
  bytesRead: number;
  phase: FilePhase;
  orders: number;
  setAside: number;
  problems: SetAside[];
}

/**
 * Reads the next part of a file into the orders, in one transaction with the byte it reached: a part that comes twice,
 * or again after a crash, changes nothing, and the answer says where to go on.
 */
export async function takePart(
  shop: ShopRow,
  fileId: string,
  from: number,
  part: Uint8Array,
  now: Date,
): Promise<Taken> {
  const { shopId } = shop;
  return transaction(async (db) => {
    const [file] = await rows<FileRow>(
      db,
      `SELECT bytes_total AS "bytesTotal", bytes_read AS "bytesRead", phase, encoding, place, orders,
              set_aside AS "setAside", problems
         FROM order_files WHERE shop_id = $1 AND file_id = $2 FOR UPDATE`,
      [shopId, fileId],
    );
    if (!file) return { problem: fileProblems.gone };
    if (file.phase !== "reading") return { next: null };
    if (from !== file.bytesRead) return { next: file.bytesRead };
    const final = from + part.length >= file.bytesTotal;
    const read = readOrProblem(file, part, final, shop, now);
    if (typeof read === "string") return refuse(db, shopId, fileId, read);
    return keep(db, shop, fileId, file, read, final);
  });
}

function readOrProblem(
  file: FileRow,
  part: Uint8Array,
  final: boolean,
  shop: ShopRow,
  now: Date,
): PartRead | string {
  try {
    const read = readPart(part, final, file, {
      digitsOf: currencyExponent,
      now: now.getTime(),
      local: (moment) => wallMoment(moment, shop.timezone),
      currency: shop.currency,
    });
    const isStuck = !final && read.bytes === 0 && part.length >= PART_BYTES;
    return isStuck ? fileProblems.longOrder : read;
  } catch (error) {
    if (!(error instanceof NotAnOrderExport)) throw error;
    return fileProblems.notAnExport(error.message);
  }
}

async function keep(
  db: pg.PoolClient,
  shop: ShopRow,
  fileId: string,
  file: FileRow,
  { found, state, bytes }: PartRead,
  final: boolean,
): Promise<Taken> {
  const { shopId } = shop;
  const dayOf = dayFinder(shop.timezone);
  const filed = found.flatMap(({ order }) =>
    order ? [{ record: fileOrderRecord(order, dayOf), buyer: order.buyer?.key ?? null }] : [],
  );
  const setAside = found.flatMap(({ setAside }) => setAside ?? []);
  const problems = [...file.problems, ...setAside].slice(0, PROBLEMS_KEPT);
  const [first] = problems;
  if (final && first && file.orders + filed.length === 0)
    return refuse(db, shopId, fileId, fileProblems.allSetAside(first.line, first.reason));
  const left = await recordFiled(db, shopId, fileId, filed, shop.historySince ?? new Date(0));
  const next = file.bytesRead + bytes;
  await db.query(
    `UPDATE order_files SET bytes_read = $3, encoding = $4, place = $5, orders = orders + $6, held = held + $7,
            set_aside = set_aside + $8, problems = $9, phase = CASE WHEN $10 THEN 'people' ELSE phase END
      WHERE shop_id = $1 AND file_id = $2`,
    [
      shopId,
      fileId,
      next,
      state.encoding,
      JSON.stringify(state.place),
      filed.length,
      left,
      setAside.length,
      JSON.stringify(problems),
      final,
    ],
  );
  if (!final) return { next };
  await enqueue(db, "orders.file-buyers", { shopId, fileId });
  return { next: null };
}

async function refuse(
  db: pg.PoolClient,
  shopId: number,
  fileId: string,
  problem: string,
): Promise<Taken> {
  await db.query(
    "UPDATE order_files SET phase = 'refused', problem = $3 WHERE shop_id = $1 AND file_id = $2",
    [shopId, fileId, problem],
  );
  return { problem };
}
