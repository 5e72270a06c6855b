import type { OrderId } from "../ids.ts";
import type { OrderRecord } from "./order-record.ts";

/** A value in PostgreSQL's COPY text format. */
function cell(value: string | null): string {
  if (value === null) return "\\N";
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, escape) : value;
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escape = (character: string) => escapes[character]!;

function textArray(values: string[]): string {
  if (values.length === 0) return "{}";
  return `{${values.map((value) => `"${value.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

export const orderColumns = [
  "shop_id",
  "order_id",
  "customer_id",
  "name",
  "processed_at",
  "updated_at",
  "cancelled_at",
  "day",
  "test",
  "counts",
  "revenue_minor",
  "total_minor",
  "refunded_minor",
  "discount_minor",
  "source_name",
  "financial_status",
  "discount_codes",
  "confirmation_number",
  "checkout_token_hash",
] as const;

export const lineColumns = [
  "shop_id",
  "order_id",
  "line_id",
  "product_id",
  "variant_id",
  "quantity",
  "revenue_minor",
] as const;

// Written out column by column: this runs for every order of an import, and a list of cells joined costs twice the
// time.
function orderRow(shopId: number, order: OrderRecord): string {
  return `${shopId}\t${order.orderId}\t${order.customerId ?? "\\N"}\t${cell(order.name)}\t${order.processedAt}\t${order.updatedAt}\t${
    order.cancelledAt ?? "\\N"
  }\t${order.day}\t${order.test ? "t" : "f"}\t${order.counts ? "t" : "f"}\t${order.revenueMinor}\t${order.totalMinor}\t${order.refundedMinor}\t${
    order.discountMinor
  }\t${cell(order.sourceName)}\t${cell(order.financialStatus)}\t${cell(textArray(order.discountCodes))}\t${cell(order.confirmationNumber)}\t${
    order.checkoutTokenHash ?? "\\N"
  }\n`;
}

/** Each line once, whatever the export repeats. */
function lineRows(shopId: number, order: OrderRecord): string {
  const { lines } = order;
  let text = "";
  for (let n = 0; n < lines.length; n++) {
    const line = lines[n]!;
    if (isThereBefore(lines, n)) continue;
    text += `${shopId}\t${order.orderId}\t${line.lineId}\t${line.productId ?? "\\N"}\t${line.variantId ?? "\\N"}\t${line.quantity}\t${line.revenueMinor}\n`;
  }
  return text;
}

function isThereBefore(lines: OrderRecord["lines"], n: number): boolean {
  for (let before = 0; before < n; before++)
    if (lines[before]!.lineId === lines[n]!.lineId) return true;
  return false;
}

const CHUNK = 64 * 1024;
/** A character is at most three bytes of UTF-8 for each unit of a string. */
const WIDEST = 3;

/**
 * Rows of text as bytes. Text put together from many pieces would cost the collector more than everything else does.
 */
class Rows {
  readonly chunks: Uint8Array<ArrayBuffer>[] = [];
  readonly #spare: Buffer<ArrayBuffer>[] = [];
  #chunk = Buffer.alloc(0);
  #used = 0;

  add(text: string): void {
    const room = text.length * WIDEST;
    if (this.#used + room > this.#chunk.length) {
      this.end();
      const spare = room <= CHUNK ? this.#spare.pop() : undefined;
      this.#chunk = spare ?? Buffer.allocUnsafeSlow(Math.max(CHUNK, room));
    }
    this.#used += this.#chunk.write(text, this.#used);
  }

  end(): void {
    if (this.#used > 0) this.chunks.push(this.#chunk.subarray(0, this.#used));
    this.#chunk = Buffer.alloc(0);
    this.#used = 0;
  }

  /** Empties it; its memory is used again. Freed chunks would lie around until the collector thinks of them. */
  clear(): void {
    for (const { buffer } of this.chunks.splice(0))
      if (buffer.byteLength === CHUNK) this.#spare.push(Buffer.from(buffer));
  }
}

/** Orders of one shop as the text COPY reads; the records themselves need not be kept. */
export class OrderBatch {
  readonly shopId: number;
  /** of the orders in it, each once */
  readonly #ids = new Set<OrderId>();
  readonly #orders = new Rows();
  readonly #lines = new Rows();

  constructor(shopId: number) {
    this.shopId = shopId;
  }

  get count(): number {
    return this.#ids.size;
  }

  get orderIds(): OrderId[] {
    return [...this.#ids];
  }

  /**
   * One that is in it already needs a batch of its own: which of its versions is the later one, the database decides.
   */
  has(orderId: OrderId): boolean {
    return this.#ids.has(orderId);
  }

  add(order: OrderRecord): void {
    this.#ids.add(order.orderId);
    this.#orders.add(orderRow(this.shopId, order));
    if (order.lines.length > 0) this.#lines.add(lineRows(this.shopId, order));
  }

  /** No more orders come. */
  end(): this {
    this.#orders.end();
    this.#lines.end();
    return this;
  }

  /** Begins anew with the same memory. */
  clear(): this {
    this.#ids.clear();
    this.#orders.clear();
    this.#lines.clear();
    return this;
  }

  get orders(): Uint8Array[] {
    return this.#orders.chunks;
  }

  get lines(): Uint8Array[] {
    return this.#lines.chunks;
  }
}
