import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SetAside } from "../../../contracts/order-export/order.ts";
import { pool, rows, transaction, type Db } from "../../db.server.ts";
import { announce } from "../../jobs/announce.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { fileProblems } from "./words.ts";

export type FilePhase = "reading" | "people" | "done" | "refused";

export interface OrderFile {
  fileId: string;
  name: string;
  bytesTotal: number;
  bytesRead: number;
  phase: FilePhase;
  /** that could be read */
  orders: number;
  /** of these left to Shopify, which gives them itself */
  held: number;
  /** in our figures because of this file: fewer when Shopify has given some since */
  counted: number;
  setAside: number;
  problems: SetAside[];
  problem: string | null;
  startedAt: Date;
}

const MOST_BYTES = 1024 ** 3;
/** Of orders set aside: the rest is counted. */
export const PROBLEMS_KEPT = 50;

/** The files a merchant has given, the newest first. */
export async function orderFiles(db: Db, shopId: number): Promise<OrderFile[]> {
  return rows<OrderFile>(
    db,
    `SELECT file_id AS "fileId", name, bytes_total AS "bytesTotal", bytes_read AS "bytesRead", phase, orders, held,
            (SELECT count(*) FROM filed_orders o WHERE o.shop_id = $1 AND o.file_id = f.file_id) AS counted,
            set_aside AS "setAside", problems, problem, started_at AS "startedAt"
       FROM order_files f WHERE shop_id = $1 ORDER BY started_at DESC`,
    [shopId],
  );
}

/** Whether any order in the figures is from a file. */
export async function hasFiledOrders(db: Db, shopId: number): Promise<boolean> {
  const some = await rows(db, "SELECT 1 FROM filed_orders WHERE shop_id = $1 LIMIT 1", [shopId]);
  return some.length > 0;
}

/** Whether older orders may be missing: only then a file can add any. */
export const takesFiles = (shop: Pick<ShopRow, "historySince">): boolean =>
  shop.historySince !== null;

const announced = z.object({
  name: z.string().min(1).max(500),
  size: z.coerce.number().int().min(0),
});

export type Begun = { fileId: string; next: number; problem?: null } | { problem: string };

/**
 * A merchant has chosen a file. One that was chosen before and did not get to its end goes on where it was.
 * @param sent its name and its size in bytes
 */
export async function beginFile(shop: ShopRow, sent: unknown, now: Date): Promise<Begun> {
  const { data } = announced.safeParse(sent);
  if (!data) return { problem: fileProblems.empty };
  const { name, size } = data;
  if (!takesFiles(shop)) return { problem: fileProblems.notNeeded };
  if (!/\.(csv|txt|tsv)$/i.test(name)) return { problem: fileProblems.type(name) };
  if (size === 0) return { problem: fileProblems.empty };
  if (size > MOST_BYTES) return { problem: fileProblems.tooLarge };
  const { shopId } = shop;
  const [unfinished] = await rows<{ fileId: string; next: number }>(
    pool,
    `SELECT file_id AS "fileId", bytes_read AS next FROM order_files
      WHERE shop_id = $1 AND name = $2 AND bytes_total = $3 AND phase = 'reading' ORDER BY started_at DESC LIMIT 1`,
    [shopId, name, size],
  );
  if (unfinished) return unfinished;
  const fileId = randomUUID();
  await pool.query(
    "INSERT INTO order_files (shop_id, file_id, name, bytes_total, started_at) VALUES ($1, $2, $3, $4, $5)",
    [shopId, fileId, name, size, now],
  );
  return { fileId, next: 0 };
}

/** Takes a file's orders out of all figures again. What Shopify has given since stays. */
export async function removeFile(shopId: number, fileId: string): Promise<void> {
  await transaction(async (db) => {
    // whoever reads a part of it waits, and then finds nothing
    await db.query("SELECT 1 FROM order_files WHERE shop_id = $1 AND file_id = $2 FOR UPDATE", [
      shopId,
      fileId,
    ]);
    await db.query(
      `DELETE FROM orders WHERE shop_id = $1 AND order_id IN
         (SELECT order_id FROM filed_orders WHERE shop_id = $1 AND file_id = $2)`,
      [shopId, fileId],
    );
    for (const table of ["filed_orders", "order_file_buyers", "order_files"])
      await db.query(`DELETE FROM ${table} WHERE shop_id = $1 AND file_id = $2`, [shopId, fileId]);
    await announce(db, "orders.imported", { shopId });
  });
}
