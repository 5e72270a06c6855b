import { amountAt, momentAt, type Row } from "./cells.ts";
import type { ExportedLine, ExportedOrder, FinancialStatus } from "./order.ts";
import { buyerOf, listed } from "./people.ts";
import { isClear, settle, type Practice } from "./settle.ts";
import { spread } from "./spread.ts";
import {
  looksInside,
  taxOnShipping,
  type ShippingPractice,
  type TaxedOrder,
} from "./tax-inside.ts";
import { isNamedTip } from "./tip.ts";
import { words } from "./words.ts";

export interface Reading {
  digitsOf(currency: string): number;
  /** milliseconds since 1970: no order is later */
  now: number;
  /** the instant of a moment without an offset */
  local(moment: string): number;
  decimalComma: boolean;
  /** what the orders before this one have shown of how the shop prices */
  practice: Practice & ShippingPractice;
}

const STATUSES: Readonly<Record<string, FinancialStatus>> = {
  paid: "PAID",
  pending: "PENDING",
  authorized: "AUTHORIZED",
  partially_paid: "PARTIALLY_PAID",
  partially_refunded: "PARTIALLY_REFUNDED",
  refunded: "REFUNDED",
  voided: "VOIDED",
  expired: "EXPIRED",
};

/** An order from its rows: the first carries it, further ones only a line item each. */
export function orderOf(head: Row, further: readonly Row[], reading: Reading): ExportedOrder {
  const currency = head.cell("currency").toUpperCase();
  const digits = reading.digitsOf(currency);
  const money = (column: string) => amountAt(head, column, digits, reading.decimalComma);
  const createdAt = momentAt(head, "created at", reading.local, reading.now);
  if (createdAt === null) return head.refuse("created at", words.moment);
  const status = STATUSES[head.cell("financial status").toLowerCase().replaceAll(" ", "_")];
  if (!status) return head.refuse("financial status", words.status(Object.keys(STATUSES)));
  for (const column of ["subtotal", "total"])
    if (head.cell(column) === "") head.refuse(column, words.noAmount);
  const all = [head, ...further].flatMap((row) => lineOf(row, digits, reading) ?? []);
  const taxed: TaxedOrder = {
    goods: money("subtotal"),
    shipping: money("shipping"),
    tax: money("taxes"),
    lines: all.length,
    country: head.cell("shipping country") || head.cell("billing country"),
    named: [1, 2, 3, 4, 5].map((n) => ({
      name: head.cell(`tax ${n} name`),
      amount: money(`tax ${n} value`),
    })),
  };
  const amounts = {
    subtotal: taxed.goods,
    shipping: taxed.shipping,
    taxes: taxed.tax,
    total: money("total"),
    discount: money("discount amount"),
    duties: money("duties"),
    tipLines: worth(all.filter(isNamedTip)),
    itemised: worth(all.filter((line) => !isNamedTip(line))),
    lineDiscounts: all.reduce((sum, line) => sum + line.discount, 0),
    looksInside: looksInside(taxed),
  };
  const settled = settle(amounts, reading.practice);
  if (!settled) return head.refuse("total", words.total);
  if (isClear(amounts, settled)) reading.practice[settled.taxesIncluded ? "inside" : "outside"]++;
  const refunded = refundedOf(head, money("refunded amount"), amounts.total, status);
  const lines = settled.tipped ? all.filter((line) => !isNamedTip(line)) : all;
  const shipping = amounts.shipping - settled.shippingDiscount;
  return {
    line: head.line,
    id: idOf(head.cell("id")),
    name: head.cell("name"),
    buyer: buyerOf(head),
    createdAt,
    cancelledAt: momentAt(head, "cancelled at", reading.local, reading.now),
    currency,
    lines: spread(lines, amounts.subtotal),
    subtotal: amounts.subtotal,
    shipping,
    tax: amounts.taxes,
    shippingTax: settled.taxesIncluded
      ? taxOnShipping({ ...taxed, shipping }, reading.practice)
      : 0,
    taxesIncluded: settled.taxesIncluded,
    tip: settled.tipped ? amounts.tipLines : amounts.duties > 0 ? 0 : settled.beyond,
    duties: amounts.duties + (settled.tipped || amounts.duties > 0 ? settled.beyond : 0),
    total: amounts.total,
    refunded,
    discountCodes: listed(head.cell("discount code")),
    financialStatus: status,
    fulfillmentStatus: fulfillmentOf(head.cell("fulfillment status").toLowerCase()),
    sourceName: head.cell("source") || "web",
    note: head.cell("notes") || null,
    tags: listed(head.cell("tags")),
  };
}

/** A line item; null where the row has none: an order may have lost all of them. */
function lineOf(row: Row, digits: number, { decimalComma }: Reading): ExportedLine | null {
  const [title, quantity] = [row.cell("lineitem name"), row.cell("lineitem quantity")];
  if (title === "" && quantity === "" && row.cell("lineitem price") === "") return null;
  if (!/^\d{1,9}$/.test(quantity)) row.refuse("lineitem quantity", words.quantity);
  if (title === "") row.refuse("lineitem name", words.lineName);
  const unitPrice = amountAt(row, "lineitem price", digits, decimalComma);
  const discount = amountAt(row, "lineitem discount", digits, decimalComma);
  if (discount > unitPrice * Number(quantity)) row.refuse("lineitem discount", words.lineDiscount);
  return { title, sku: row.cell("lineitem sku"), quantity: Number(quantity), unitPrice, discount };
}

function worth(lines: readonly ExportedLine[]): number {
  return lines.reduce((sum, line) => sum + line.unitPrice * line.quantity - line.discount, 0);
}

/** An order that was refunded says how much; where the column is missing, all of it. */
function refundedOf(head: Row, refunded: number, total: number, status: FinancialStatus): number {
  if (refunded > total) head.refuse("refunded amount", words.refunded);
  return status === "REFUNDED" && head.cell("refunded amount") === "" ? total : refunded;
}

/** Digits only: a spreadsheet that made 5.12346E+12 of it has lost the number. */
function idOf(cell: string): number | null {
  const id = /^\d{1,16}$/.test(cell) ? Number(cell) : Number.NaN;
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

function fulfillmentOf(cell: string): ExportedOrder["fulfillmentStatus"] {
  if (cell === "fulfilled") return "FULFILLED";
  return /^partial/.test(cell) ? "PARTIALLY_FULFILLED" : "UNFULFILLED";
}
