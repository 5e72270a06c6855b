import { adminFor } from "../admin-api/client.server.ts";
import { bulkOperation } from "../admin-api/bulk-operation.server.ts";
import { pool, rows, transaction } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { dayFinder } from "./days.ts";
import { getImport, type ImportRow } from "./import.server.ts";
import { linesOf, ordersOf } from "./jsonl.ts";
import { orderRecord, type OrderRecord } from "./order-record.ts";
import { recordOrders } from "./record.server.ts";

/** Orders a transaction: few enough for bounded memory, enough for COPY to pay. */
const BATCH = 20_000;

/**
 * Job orders.load: streams the result file into the database. Each batch is one transaction that also remembers the byte it
 * reached, so that after a kill the next try begins there.
 */
export async function loadImport(shopId: number, importId: string): Promise<void> {
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "loading" || row.way !== "bulk") return;
  const shop = await requireShop(pool, shopId);
  const url = await currentUrl(shop.domain, row);
  const { body, fromByte } = await download(url, row.bytesRead);
  const dayOf = dayFinder(shop.timezone);

  let batch: OrderRecord[] = [];
  let endByte = fromByte;
  const save = async () => {
    const stillWanted = await saveBatch(shopId, importId, batch, endByte);
    batch = [];
    return stillWanted;
  };
  for await (const found of ordersOf(linesOf(body, fromByte))) {
    batch.push(orderRecord(found.order, found.lines, dayOf));
    endByte = found.endByte;
    if (batch.length >= BATCH && !(await save())) return;
  }
  if (row.bytesTotal !== null && endByte < row.bytesTotal)
    throw new Error(
      `the bulk result of import ${importId} ended at byte ${endByte} of ${row.bytesTotal}`,
    );
  if (!(await save())) return;
  await transaction(async (db) => {
    await db.query(
      "UPDATE order_imports SET phase = 'facts' WHERE shop_id = $1 AND import_id = $2 AND phase = 'loading'",
      [shopId, importId],
    );
    await enqueue(db, "customers.rebuild-facts", { shopId, importId });
  });
}

/** @returns false when the merchant cancelled the import meanwhile */
async function saveBatch(
  shopId: number,
  importId: string,
  batch: OrderRecord[],
  endByte: number,
): Promise<boolean> {
  return transaction(async (db) => {
    const updated = await rows<{ importId: string }>(
      db,
      `UPDATE order_imports SET bytes_read = $3, orders_read = orders_read + $4
        WHERE shop_id = $1 AND import_id = $2 AND phase = 'loading' RETURNING import_id AS "importId"`,
      [shopId, importId, endByte, batch.length],
    );
    if (updated.length === 0) return false;
    await recordOrders(db, shopId, batch);
    return true;
  });
}

/** Result addresses are signed and end after a week; the operation gives a fresh one. */
async function currentUrl(domain: string, row: ImportRow): Promise<string> {
  const operation = await bulkOperation(adminFor(domain), row.bulkOperationId!);
  const url = operation?.url ?? row.resultUrl;
  if (!url) throw new Error(`bulk operation ${row.bulkOperationId} of ${domain} has no result`);
  return url;
}

async function download(
  url: string,
  offset: number,
): Promise<{ body: AsyncIterable<Uint8Array>; fromByte: number }> {
  const response = await fetch(url, offset > 0 ? { headers: { range: `bytes=${offset}-` } } : {});
  if (!response.ok || !response.body)
    throw new Error(`the bulk result answers with status ${response.status}`);
  // a server that ignores the range sends everything: recording orders again is harmless
  const fromByte = response.status === 206 ? offset : 0;
  return { body: response.body as unknown as AsyncIterable<Uint8Array>, fromByte };
}
