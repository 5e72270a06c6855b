import { allocate } from "../pricing/allocation.ts";
import type { ImportedOrder } from "./imported-order.ts";
import type { Row, Table } from "./rows.ts";
import { type ExportOptions, headOf, lineOf, sameCurrency } from "./export-row.ts";

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
