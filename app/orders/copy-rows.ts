import type { OrderId } from "../ids.ts";
import { CopyBytes, LINE_END } from "./copy-bytes.ts";
import type { OrderLineRecord, OrderRecord } from "./order-record.ts";

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
  "revenue_minor",
  "total_minor",
  "refunded_minor",
  "discount_minor",
  "name",
  "processed_at",
  "updated_at",
  "cancelled_at",
  "day",
  "test",
  "counts",
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

/** Each line once, whatever the export repeats. */
function isThereBefore(lines: OrderRecord["lines"], n: number): boolean {
  for (let before = 0; before < n; before++)
    if (lines[before]!.lineId === lines[n]!.lineId) return true;
  return false;
}

/** Orders of one shop as the text COPY reads; the records themselves need not be kept. */
export class OrderBatch {
  readonly shopId: number;
  /** of the orders in it, each once: doubles lie in a list side by side, in a Set each is an object of its own */
  #ids: OrderId[] = [];
  #greatest = 0;
  /** made when an order comes that is not newer than all before */
  #known: Set<OrderId> | null = null;
  readonly #orders = new CopyBytes();
  readonly #lines = new CopyBytes();

  constructor(shopId: number) {
    this.shopId = shopId;
  }

  get count(): number {
    return this.#ids.length;
  }

  get orderIds(): readonly OrderId[] {
    return this.#ids;
  }

  /**
   * One that is in it already needs a batch of its own: which of its versions is the later one, the database decides.
   */
  has(orderId: OrderId): boolean {
    if (orderId > this.#greatest) return false;
    this.#known ??= new Set(this.#ids);
    return this.#known.has(orderId);
  }

  add(order: OrderRecord): void {
    const { orderId } = order;
    this.#ids.push(orderId);
    this.#known?.add(orderId);
    if (orderId > this.#greatest) this.#greatest = orderId;
    this.#addOrder(order);
    for (let n = 0; n < order.lines.length; n++)
      if (!isThereBefore(order.lines, n)) this.#addLine(orderId, order.lines[n]!);
  }

  // Written out column by column: this runs for every order of an import, and a list of cells joined costs twice the
  // time.
  #addOrder(order: OrderRecord): void {
    const rest = `${cell(order.name)}\t${order.processedAt}\t${order.updatedAt}\t${order.cancelledAt ?? "\\N"}\t${order.day}\t${
      order.test ? "t" : "f"
    }\t${order.counts ? "t" : "f"}\t${cell(order.sourceName)}\t${cell(order.financialStatus)}\t${cell(textArray(order.discountCodes))}\t${cell(
      order.confirmationNumber,
    )}\t${order.checkoutTokenHash ?? "\\N"}\n`;
    const to = this.#orders;
    to.reserve(7, rest.length);
    to.number(this.shopId);
    to.number(order.orderId);
    to.number(order.customerId);
    to.number(order.revenueMinor);
    to.number(order.totalMinor);
    to.number(order.refundedMinor);
    to.number(order.discountMinor);
    to.text(rest);
  }

  #addLine(orderId: OrderId, line: OrderLineRecord): void {
    const to = this.#lines;
    to.reserve(7);
    to.number(this.shopId);
    to.number(orderId);
    to.number(line.lineId);
    to.number(line.productId);
    to.number(line.variantId);
    to.number(line.quantity);
    to.number(line.revenueMinor, LINE_END);
  }

  /** No more orders come. */
  end(): this {
    this.#orders.end();
    this.#lines.end();
    return this;
  }

  /** Begins anew with the same memory. */
  clear(): this {
    this.#ids = [];
    this.#greatest = 0;
    this.#known = null;
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
