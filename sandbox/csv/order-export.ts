import { createReadStream } from "node:fs";
import { NotAnOrderExport } from "../../contracts/order-export/order.ts";
import type {
  ExportedBuyer,
  ExportedLine,
  ExportedOrder,
  SetAside,
} from "../../contracts/order-export/order.ts";
import { readOrderExport } from "../../contracts/order-export/read.ts";
import type { ReadOptions } from "../../contracts/order-export/reader.ts";
import { CsvError } from "./csv-error.ts";
import type { ImportedCustomer, ImportedLine, ImportedOrder } from "./imported-order.ts";

interface ExportOptions extends ReadOptions {
  onOrder(order: ExportedOrder): void;
  onSetAside(found: SetAside): void;
  onProgress(bytesRead: number): void;
}

/** Orders of Shopify's own export. What cannot be read is set aside, and told. */
export async function* ordersOfExport(
  filePath: string,
  options: ExportOptions,
): AsyncGenerator<ImportedOrder> {
  try {
    for await (const { order, setAside } of readOrderExport(bytesOf(filePath, options), options)) {
      if (setAside) {
        options.onSetAside(setAside);
        continue;
      }
      options.onOrder(order);
      yield importedOrder(order);
    }
  } catch (error) {
    if (!(error instanceof NotAnOrderExport)) throw error;
    throw Object.assign(new CsvError(filePath, { line: 1, reason: error.message }), {
      cause: error,
    });
  }
}

async function* bytesOf(filePath: string, { onProgress }: ExportOptions) {
  let bytesRead = 0;
  for await (const chunk of createReadStream(filePath, { highWaterMark: 256 * 1024 })) {
    const bytes = chunk as Buffer;
    bytesRead += bytes.length;
    yield bytes;
    onProgress(bytesRead);
  }
}

function importedOrder(order: ExportedOrder): ImportedOrder {
  const { line, name, cancelledAt, subtotal, shipping, tax, refunded, total } = order;
  const { taxesIncluded, shippingTax, discountCodes, sourceName, note, tags } = order;
  const { financialStatus, fulfillmentStatus } = order;
  return {
    line,
    name,
    customer: order.buyer && customerOf(order.buyer),
    email: order.buyer?.email ?? null,
    at: order.createdAt,
    // a clock that was wrong: nobody cancels what was not ordered
    cancelledAt: cancelledAt === null ? null : Math.max(cancelledAt, order.createdAt),
    lines: order.lines.map(lineOf),
    subtotal,
    shipping,
    tax,
    taxesIncluded,
    shippingTax,
    total,
    refunded,
    // duties are part of no figure: the sandbox keeps them with what else is in the total
    tip: order.tip + order.duties,
    discountCodes,
    financialStatus,
    fulfillmentStatus,
    sourceName,
    note,
    tags,
  };
}

function customerOf({
  key,
  email,
  phone,
  name,
  acceptsMarketing,
}: ExportedBuyer): ImportedCustomer {
  const [firstName = "", ...rest] = name.split(/\s+/);
  return {
    key,
    firstName: firstName || (email?.split("@")[0] ?? phone ?? ""),
    lastName: rest.join(" "),
    email,
    phone,
    acceptsMarketing,
    note: null,
  };
}

function lineOf({ title, sku, quantity, unitPrice, discount }: ExportedLine): ImportedLine {
  if (title === null)
    return { product: null, title: "Not itemised in the export", quantity, unitPrice, discount };
  const cut = title.lastIndexOf(" - ");
  const product = {
    title: cut > 0 ? title.slice(0, cut) : title,
    variant: cut > 0 ? title.slice(cut + 3) : "Default Title",
    sku,
  };
  return { product, title: product.title, quantity, unitPrice, discount };
}
