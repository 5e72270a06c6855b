import type { OrderRecord } from "../store/types.ts";
import { type Cell, type Moment, parseAmount } from "./cells.ts";
import type { ImportedCustomer, ImportedLine, ImportedOrder } from "./imported-order.ts";
import type { Row } from "./rows.ts";

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

export function sameCurrency(row: Row, known: string | null, options: ExportOptions): string {
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

export function headOf(row: Row, options: ExportOptions, digits: number): ImportedOrder {
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

export function lineOf(row: Row, digits: number): ImportedLine {
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
