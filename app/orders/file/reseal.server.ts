import { DAY_MS } from "../../calendar/days.ts";
import { pool, rows, transaction } from "../../db.server.ts";
import { log } from "../../log.server.ts";
import type { OrderId } from "../../ids.ts";
import { decrypt, encrypt, sealedToday } from "../../secrets.server.ts";

/** How a buyer can be reached is kept no longer, found or not: of a file nobody read to its end, say. */
export const BUYER_DAYS = 7;

/** Buyers of files that were begun longer ago stay guests. */
export async function forgetOldBuyers(shopId: number, now: Date): Promise<void> {
  await pool.query(
    `DELETE FROM order_file_buyers b WHERE b.shop_id = $1 AND NOT EXISTS (
       SELECT 1 FROM order_files f WHERE f.shop_id = $1 AND f.file_id = b.file_id AND f.started_at >= $2)`,
    [shopId, new Date(now.getTime() - BUYER_DAYS * DAY_MS)],
  );
}

interface Sealed {
  fileId: string;
  orderId: OrderId;
  sealed: string;
}

/**
 * Job orders.reseal-buyers: buyers of a file who wait to be found are sealed with the first key, so that the keys
 * before can go. Who can be opened by none stays for the key that may have been left out by mistake, and is forgotten
 * like the others.
 */
export async function resealBuyers(shopId: number): Promise<void> {
  await transaction(async (db) => {
    const old = await rows<Sealed>(
      db,
      `SELECT file_id AS "fileId", order_id AS "orderId", sealed FROM order_file_buyers
        WHERE shop_id = $1 AND NOT starts_with(sealed, $2) ORDER BY file_id, order_id FOR UPDATE`,
      [shopId, sealedToday],
    );
    for (const { fileId, orderId, sealed } of old) {
      const anew = openedAndSealed(sealed, fileId);
      if (anew !== null)
        await db.query(
          "UPDATE order_file_buyers SET sealed = $4 WHERE shop_id = $1 AND file_id = $2 AND order_id = $3",
          [shopId, fileId, orderId, anew],
        );
      else log.error({ shopId, fileId }, "a buyer of a file could not be sealed anew");
    }
  });
}

function openedAndSealed(sealed: string, fileId: string): string | null {
  try {
    return encrypt(decrypt(sealed, fileId), fileId);
  } catch {
    return null;
  }
}
