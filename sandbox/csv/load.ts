import { open, stat } from "node:fs/promises";
import { isOrderExport } from "../../contracts/order-export/columns.ts";
import { headerOf } from "../../contracts/order-export/header.ts";
import { NotAnOrderExport, type SetAside } from "../../contracts/order-export/order.ts";
import { DateTime } from "luxon";
import { withIndexesLater } from "../generator/bulk-load.ts";
import { minorDigits } from "../pricing/money.ts";
import type { ShopStore } from "../platform/world.ts";
import { toIso } from "../store/instants.ts";
import { momentReader } from "./cells.ts";
import { createBuyersAndGoods } from "./buyers-and-goods.ts";
import { CsvError } from "./csv-error.ts";
import type { ImportedOrder } from "./imported-order.ts";
import { ordersOfExport } from "./order-export.ts";
import { orderWriter } from "./order-records.ts";
import { openTable, type Row } from "./rows.ts";
import { logColumns, ordersOfLog } from "./transaction-log.ts";

export interface CsvOptions {
  /** the moment no order may be later than; default the real clock */
  now?: Date;
  onProgress?(progress: { phase: "checking" | "loading"; bytes: number; totalBytes: number }): void;
}

export interface CsvSummary {
  format: "transaction log" | "Shopify order export";
  orders: number;
  customers: number;
  products: number;
  currency: string;
  /** null = the file holds no order */
  firstOrderAt: string | null;
  lastOrderAt: string | null;
  /** rows equal to an earlier one, day and all, kept as orders of their own */
  identicalRows: number;
  /** orders of an export that could not be read, by their first line */
  setAside: SetAside[];
}

const batchSize = 2_000;

/**
 * Loads a file of orders into an empty shop: a transaction log (customer_id, date, amount[, product]) or Shopify's
 * own order export, told apart by the header. The whole file is checked before the first record is written. A log with
 * a wrong row is refused; of an export the orders that cannot be read are set aside.
 *
 * Throws CsvError naming the first line and column that cannot be read.
 */
export async function loadCsv(
  store: ShopStore,
  filePath: string,
  options: CsvOptions = {},
): Promise<CsvSummary> {
  if (store.orderCount() > 0) {
    throw new Error(
      `${store.shop.domain} already holds ${store.orderCount()} orders, expected an empty shop to load a file into`,
    );
  }
  const before = await fingerprint(filePath);
  const source = createSource(store, filePath, options, before.size);
  const known = createBuyersAndGoods(store);

  let orders = 0;
  let first = Infinity;
  let last = -Infinity;
  for await (const order of source.orders("checking")) {
    known.note(order);
    orders++;
    first = Math.min(first, order.at);
    last = Math.max(last, order.at);
  }
  if (orders === 0) refuseEmpty(filePath, source.findings);
  if ((await fingerprint(filePath)).changedAt !== before.changedAt) {
    throw new CsvError(filePath, { reason: "the file changed while it was read; load it again" });
  }

  const { identicalRows, currency, format, setAside } = source.findings;
  store.updateShop({ currency });
  await withIndexesLater(store, async () => {
    known.write();
    const writeOrders = orderWriter(store, known);
    let batch: ImportedOrder[] = [];
    for await (const order of source.orders("loading")) {
      if (batch.push(order) < batchSize) continue;
      writeOrders(batch);
      batch = [];
    }
    writeOrders(batch);
  });
  return {
    format,
    orders,
    customers: known.customerCount(),
    products: known.productCount(),
    currency,
    firstOrderAt: orders > 0 ? toIso(first / 1000) : null,
    lastOrderAt: orders > 0 ? toIso(last / 1000) : null,
    identicalRows,
    setAside,
  };
}

/** The file's orders, as often as they are asked for; findings are complete after the first reading. */
function createSource(store: ShopStore, filePath: string, options: CsvOptions, totalBytes: number) {
  const moment = momentReader(store.shop.timezone, options.now ?? new Date());
  const findings = {
    format: "transaction log" as CsvSummary["format"],
    currency: store.shop.currency,
    identicalRows: 0,
    setAside: [] as SetAside[],
  };

  async function* orders(phase: "checking" | "loading"): AsyncGenerator<ImportedOrder> {
    const onProgress = (bytes: number) => options.onProgress?.({ phase, bytes, totalBytes });
    if (isOrderExport(await headerIn(filePath))) {
      findings.format = "Shopify order export";
      findings.setAside = [];
      yield* ordersOfExport(filePath, {
        digitsOf: minorDigits,
        now: (options.now ?? new Date()).getTime(),
        local: (text) => DateTime.fromISO(text, { zone: store.shop.timezone }).toMillis(),
        onOrder: ({ currency }) => (findings.currency = currency),
        onSetAside: (found) => findings.setAside.push(found),
        onProgress,
      });
      return;
    }
    const table = await openTable(filePath, onProgress);
    try {
      const columns = logColumns(table.columns);
      if ("missing" in columns) {
        refuseMissing(filePath, columns.missing, table.columns);
        return;
      }
      findings.identicalRows = 0;
      yield* ordersOfLog(table, {
        columns,
        digits: minorDigits(store.shop.currency),
        moment,
        onIdenticalRow: (_: Row) => findings.identicalRows++,
      });
    } finally {
      await table.close();
    }
  }
  return { orders, findings };
}

/** An export without orders is a shop without orders; a file none of whose orders can be read is a mistake. */
function refuseEmpty(
  filePath: string,
  { format, setAside }: Pick<CsvSummary, "format" | "setAside">,
) {
  const [first] = setAside;
  if (format === "transaction log")
    throw new CsvError(filePath, { reason: "the file has a header and no orders" });
  if (first) throw new CsvError(filePath, { ...first, value: first.found });
}

async function headerIn(filePath: string): Promise<string[]> {
  const file = await open(filePath);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    return headerOf(buffer.subarray(0, bytesRead));
  } catch (error) {
    // no text at all: the reader of logs says so
    if (error instanceof NotAnOrderExport) return [];
    throw error;
  } finally {
    await file.close();
  }
}

function refuseMissing(filePath: string, missing: string[], columns: string[]): void {
  if (missing.length === 0) return;
  const named = missing.map((name) => `"${name}"`).join(", ");
  throw new CsvError(filePath, {
    line: 1,
    value: columns.join(","),
    reason: `expected ${missing.length === 1 ? "a column" : "columns"} ${named}`,
  });
}

async function fingerprint(filePath: string): Promise<{ size: number; changedAt: number }> {
  try {
    const { size, mtimeMs } = await stat(filePath);
    return { size, changedAt: mtimeMs };
  } catch (error) {
    throw Object.assign(new CsvError(filePath, { reason: "the file cannot be opened" }), {
      cause: error,
    });
  }
}
