import { allocate } from "../pricing/allocation.ts";
import type { OrderRecord } from "../store/types.ts";
import { parseAmount, type Cell, type Moment } from "./cells.ts";
import type { ImportedCustomer, ImportedLine, ImportedOrder } from "./imported-order.ts";
import type { Row, Table } from "./rows.ts";

const required = [
  "name",
  "email",
  "financial status",
  "currency",
  "subtotal",
  "shipping",
  "taxes",
  "total",
  "created at",
  "lineitem quantity",
  "lineitem name",
  "lineitem price",
];

/** Shopify's export is told by columns no plain log has. */
export function isOrderExport(columns: readonly string[]): boolean {
  return columns.includes("financial status") || columns.includes("lineitem name");
}

export function missingExportColumns(columns: readonly string[]): string[] {
  return required.filter((name) => !columns.includes(name));
}

const financialStatuses: Record<string, OrderRecord["financialStatus"]> = {
  paid: "PAID",
  pending: "PENDING",
  authorized: "AUTHORIZED",
  partially_paid: "PARTIALLY_PAID",
  partially_refunded: "PARTIALLY_REFUNDED",
  refunded: "REFUNDED",
  voided: "VOIDED",
  expired: "VOIDED",
};

const fulfillmentStatuses: Record<string, OrderRecord["fulfillmentStatus"]> = {
  fulfilled: "FULFILLED",
  partial: "PARTIALLY_FULFILLED",
  unfulfilled: "UNFULFILLED",
  restocked: "UNFULFILLED",
  "": "UNFULFILLED",
};

export interface ExportOptions {
  digitsOf(currency: string): number;
  moment(text: string): Cell<Moment>;
  /** told the currency of the first order; every other order must agree */
  onCurrency?(currency: string): void;
}

/**
 * Orders of Shopify's order export: an order's first row carries the order, further rows with the same name carry
 * only line items. What the export does not tell is not made up: refunds have an amount and no lines, prices that
 * include tax stay as they are with tax 0, lines an edit removed appear as one line "Not itemised in the export".
 */
export async function* ordersOfExport(
  table: Table,
  options: ExportOptions,
): AsyncGenerator<ImportedOrder> {
  const firstLineOf = new Map<string, number>();
  let currency: string | null = null;
  let open = null as { order: ImportedOrder; name: string; head: Row } | null;
  for await (const row of table.rows) {
    const name = row.cell("name");
    if (name === "") throw row.refuse("name", "expected an order name such as #1001");
    if (open?.name === name && row.cell("financial status") === "") {
      open.order.lines.push(lineOf(row, options.digitsOf(currency!)));
      continue;
    }
    const earlier = firstLineOf.get(name);
    if (earlier !== undefined) {
      throw row.refuse("name", `expected each order once: it is on line ${earlier} already`);
    }
    firstLineOf.set(name, row.line);
    if (open) yield finished(open.order, open.head);
    currency = sameCurrency(row, currency, options);
    open = { order: headOf(row, options, options.digitsOf(currency)), name, head: row };
  }
  if (open) yield finished(open.order, open.head);
}

function sameCurrency(row: Row, known: string | null, options: ExportOptions): string {
  const found = row.cell("currency").toUpperCase();
  if (!/^[A-Z]{3}$/.test(found)) {
    throw row.refuse("currency", "expected a currency code such as USD");
  }
  if (known !== null && known !== found) {
    throw row.refuse(
      "currency",
      `expected ${known} as on the lines above: a shop has one currency`,
    );
  }
  if (known === null) options.onCurrency?.(found);
  return found;
}

function headOf(row: Row, options: ExportOptions, digits: number): ImportedOrder {
  const money = (column: string) => amountAt(row, column, digits);
  const created = momentAt(row, "created at", options);
  if (created === null) {
    throw row.refuse("created at", "expected a date such as 2026-11-21 09:30:00 -0500");
  }
  const status = row.cell("financial status").toLowerCase();
  const financialStatus = financialStatuses[status];
  if (!financialStatus) {
    throw row.refuse(
      "financial status",
      `expected one of ${Object.keys(financialStatuses).join(", ")}`,
    );
  }
  const fulfillmentStatus = fulfillmentStatuses[row.cell("fulfillment status").toLowerCase()];
  if (!fulfillmentStatus) {
    throw row.refuse("fulfillment status", "expected fulfilled, partial or unfulfilled");
  }
  const email = row.cell("email").toLowerCase() || null;
  const source = row.cell("source");
  const order: ImportedOrder = {
    line: row.line,
    name: row.cell("name"),
    customer: email === null ? null : customerOf(row, email),
    email,
    at: created,
    cancelledAt: momentAt(row, "cancelled at", options),
    lines: [lineOf(row, digits)],
    subtotal: money("subtotal"),
    shipping: money("shipping"),
    tax: money("taxes"),
    tip: 0,
    refunded: money("refunded amount"),
    discountCode: row.cell("discount code") || null,
    financialStatus,
    fulfillmentStatus,
    sourceName: source === "" ? "web" : source,
    note: row.cell("notes") || null,
    tags: row
      .cell("tags")
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  };
  for (const column of ["subtotal", "total"]) {
    if (row.cell(column) === "") throw row.refuse(column, "expected an amount");
  }
  settleTotal(row, order, money("total"));
  return order;
}

/** Tips and duties have no column of their own: they are what the total holds beyond the rest. */
function settleTotal(row: Row, order: ImportedOrder, total: number): void {
  const beyond = total - order.subtotal - order.shipping - order.tax;
  if (beyond >= 0) order.tip = beyond;
  else if (beyond === -order.tax) order.tax = 0;
  else throw row.refuse("total", "expected at least Subtotal + Shipping (+ Taxes)");
  if (order.refunded > total) {
    throw row.refuse("refunded amount", "expected no more than the total");
  }
}

function lineOf(row: Row, digits: number): ImportedLine {
  const quantity = Number(row.cell("lineitem quantity"));
  if (!/^\d+$/.test(row.cell("lineitem quantity")) || quantity < 1) {
    throw row.refuse("lineitem quantity", "expected a whole number of 1 or more");
  }
  const title = row.cell("lineitem name");
  if (title === "") throw row.refuse("lineitem name", "expected the name of what was bought");
  const unitPrice = amountAt(row, "lineitem price", digits);
  const discount = amountAt(row, "lineitem discount", digits);
  if (discount > unitPrice * quantity) {
    throw row.refuse("lineitem discount", "expected no more than the line is worth");
  }
  const cut = title.lastIndexOf(" - ");
  const product = {
    title: cut > 0 ? title.slice(0, cut) : title,
    variant: cut > 0 ? title.slice(cut + 3) : "Default Title",
    sku: row.cell("lineitem sku"),
  };
  return { product, title: product.title, quantity, unitPrice, discount };
}

/** Brings the lines to the order's subtotal: order discounts are spread, what is not itemised gets a line. */
function finished(order: ImportedOrder, head: Row): ImportedOrder {
  const left = order.lines.map((line) => line.unitPrice * line.quantity - line.discount);
  const itemised = left.reduce((sum, amount) => sum + amount, 0);
  if (itemised >= order.subtotal) {
    allocate(itemised - order.subtotal, left).forEach((share, index) => {
      order.lines[index]!.discount += share;
    });
  } else {
    order.lines.push({
      product: null,
      title: "Not itemised in the export",
      quantity: 1,
      unitPrice: order.subtotal - itemised,
      discount: 0,
    });
  }
  if (order.cancelledAt !== null && order.cancelledAt < order.at) {
    throw head.refuse("cancelled at", "expected a moment after the order was created");
  }
  return order;
}

function customerOf(row: Row, email: string): ImportedCustomer {
  const [firstName = "", ...rest] = (row.cell("billing name") || row.cell("shipping name")).split(
    /\s+/,
  );
  return {
    key: email,
    firstName: firstName || email.split("@")[0]!,
    lastName: rest.join(" "),
    email,
    acceptsMarketing: row.cell("accepts marketing").toLowerCase() === "yes",
    note: null,
  };
}

function amountAt(row: Row, column: string, digits: number): number {
  const text = row.cell(column);
  if (text === "") return 0;
  const cell = parseAmount(text, digits);
  if ("reason" in cell) throw row.refuse(column, cell.reason);
  return cell.value;
}

function momentAt(row: Row, column: string, options: ExportOptions): number | null {
  const text = row.cell(column);
  if (text === "") return null;
  const cell = options.moment(text);
  if ("reason" in cell) throw row.refuse(column, cell.reason);
  return cell.value.at;
}
