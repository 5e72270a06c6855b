import type { OrderRecord } from "./order-record.ts";

/** A value in PostgreSQL's COPY text format. */
function cell(value: string | number | boolean | null): string {
  if (value === null) return "\\N";
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "t" : "f";
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, escape) : value;
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escape = (character: string) => escapes[character]!;

function textArray(values: string[]): string {
  if (values.length === 0) return "{}";
  return `{${values.map((value) => `"${value.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

export const orderColumns = [
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

export function orderRow(order: OrderRecord): string {
  return (
    [
      order.orderId,
      order.customerId,
      order.name,
      order.processedAt,
      order.updatedAt,
      order.cancelledAt,
      order.day,
      order.test,
      order.counts,
      order.revenueMinor,
      order.totalMinor,
      order.refundedMinor,
      order.discountMinor,
      order.sourceName,
      order.financialStatus,
      textArray(order.discountCodes),
      order.confirmationNumber,
      order.checkoutTokenHash,
    ]
      .map(cell)
      .join("\t") + "\n"
  );
}

export const lineColumns = [
  "order_id",
  "line_id",
  "product_id",
  "variant_id",
  "quantity",
  "revenue_minor",
] as const;

export function lineRows(order: OrderRecord): string {
  let text = "";
  for (const line of order.lines)
    text += `${order.orderId}\t${line.lineId}\t${line.productId ?? "\\N"}\t${line.variantId ?? "\\N"}\t${line.quantity}\t${line.revenueMinor}\n`;
  return text;
}
