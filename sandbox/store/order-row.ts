import { toIso, toIsoOrNull } from "./instants.ts";
import { packDelivery, unpackDelivery, type PackedDelivery } from "./packed-delivery.ts";
import type { OrderLineRecord, OrderRecord } from "./types.ts";

export const orderColumns =
  "id, name, customer_id, email, created_at, processed_at, updated_at, cancelled_at, closed_at, test, " +
  "source_name, financial_status, fulfillment_status, confirmation_number, checkout_token, total, " +
  "current_total, total_refunded, doc";

interface OrderRow {
  id: number;
  name: string;
  customer_id: number | null;
  email: string | null;
  created_at: number;
  processed_at: number;
  updated_at: number;
  cancelled_at: number | null;
  closed_at: number | null;
  test: number;
  source_name: string;
  /** empty = null */
  financial_status: NonNullable<OrderRecord["financialStatus"]> | "";
  fulfillment_status: OrderRecord["fulfillmentStatus"];
  confirmation_number: string;
  checkout_token: string;
  total: number;
  current_total: number;
  total_refunded: number;
  doc: string;
}

/** Lines are by far the largest part of a shop: kept as arrays, in this order. */
type PackedLine = [
  id: number,
  productId: number | null,
  variantId: number | null,
  title: string,
  quantity: number,
  currentQuantity: number,
  unitPrice: number,
  discount: number,
  isGiftCard: 0 | 1,
  tax?: number,
  ownDiscount?: number,
  byCode?: 0 | 1 | null,
  sku?: string,
];

type OrderDoc = Pick<
  OrderRecord,
  | "number"
  | "cancelReason"
  | "note"
  | "tags"
  | "presentmentCurrency"
  | "presentmentRate"
  | "subtotal"
  | "totalDiscounts"
  | "shipping"
  | "tax"
  | "taxesIncluded"
  | "shippingTax"
  | "tip"
  | "discounts"
  | "refunds"
  | "shippingAddress"
  | "fulfilledAt"
  | "edited"
  | "addedLater"
  | "storeCredit"
> & { lines: PackedLine[]; delivery?: PackedDelivery };

/** What most lines have none of is left out. */
function pack(line: OrderLineRecord): PackedLine {
  const { tax, ownDiscount } = line;
  const packed: PackedLine = [
    line.id,
    line.productId,
    line.variantId,
    line.title,
    line.quantity,
    line.currentQuantity,
    line.unitPrice,
    line.discount,
    line.isGiftCard ? 1 : 0,
  ];
  if (ownDiscount) packed.push(tax ?? 0, ownDiscount.amount, ownDiscount.byCode ? 1 : 0);
  else if (line.sku) packed.push(tax ?? 0, 0, null, line.sku);
  else if (tax) packed.push(tax);
  if (ownDiscount && line.sku) packed.push(line.sku);
  return packed;
}

const unpack = (line: PackedLine): OrderLineRecord => ({
  id: line[0],
  productId: line[1],
  variantId: line[2],
  title: line[3],
  quantity: line[4],
  currentQuantity: line[5],
  unitPrice: line[6],
  discount: line[7],
  isGiftCard: line[8] === 1,
  ...(line[9] ? { tax: line[9] } : {}),
  ...(line[12] ? { sku: line[12] } : {}),
  ...(line[10] ? { ownDiscount: { amount: line[10], byCode: line[11] === 1 } } : {}),
});

export function orderFromRow(raw: unknown): OrderRecord {
  const row = raw as OrderRow;
  const doc = JSON.parse(row.doc) as OrderDoc;
  return {
    id: row.id,
    name: row.name,
    number: doc.number,
    customerId: row.customer_id,
    email: row.email,
    createdAt: toIso(row.created_at),
    processedAt: toIso(row.processed_at),
    updatedAt: toIso(row.updated_at),
    cancelledAt: toIsoOrNull(row.cancelled_at),
    cancelReason: doc.cancelReason,
    closedAt: toIsoOrNull(row.closed_at),
    test: row.test === 1,
    sourceName: row.source_name,
    confirmationNumber: row.confirmation_number,
    checkoutToken: row.checkout_token,
    note: doc.note,
    tags: doc.tags,
    presentmentCurrency: doc.presentmentCurrency,
    presentmentRate: doc.presentmentRate,
    subtotal: doc.subtotal,
    totalDiscounts: doc.totalDiscounts,
    shipping: doc.shipping,
    tax: doc.tax,
    tip: doc.tip,
    total: row.total,
    totalRefunded: row.total_refunded,
    currentTotal: row.current_total,
    financialStatus: row.financial_status || null,
    fulfillmentStatus: row.fulfillment_status,
    discounts: doc.discounts,
    lines: doc.lines.map(unpack),
    refunds: doc.refunds,
    ...inside(doc),
    ...sent(doc),
    ...(doc.delivery ? { delivery: unpackDelivery(doc.delivery) } : {}),
    ...changed(doc),
    ...paid(doc),
  };
}

/** Left out where it is the usual: most shops have many orders without. */
const inside = ({
  taxesIncluded,
  shippingTax,
}: Pick<OrderDoc, "taxesIncluded" | "shippingTax">) => ({
  ...(taxesIncluded ? { taxesIncluded } : {}),
  ...(shippingTax ? { shippingTax } : {}),
});

const paid = ({ storeCredit }: Pick<OrderDoc, "storeCredit">) =>
  storeCredit ? { storeCredit } : {};

const changed = ({ edited, addedLater }: Pick<OrderDoc, "edited" | "addedLater">) => ({
  ...(edited ? { edited } : {}),
  ...(addedLater ? { addedLater } : {}),
});

const sent = ({
  shippingAddress,
  fulfilledAt,
}: Pick<OrderDoc, "shippingAddress" | "fulfilledAt">) => ({
  ...(shippingAddress === undefined ? {} : { shippingAddress }),
  ...(fulfilledAt === undefined ? {} : { fulfilledAt }),
});

export function docOf(order: OrderRecord): string {
  const { taxesIncluded, shippingTax, shippingAddress, fulfilledAt, delivery } = order;
  const { edited, addedLater, storeCredit } = order;
  const doc: OrderDoc = {
    number: order.number,
    cancelReason: order.cancelReason,
    note: order.note,
    tags: order.tags,
    presentmentCurrency: order.presentmentCurrency,
    presentmentRate: order.presentmentRate,
    subtotal: order.subtotal,
    totalDiscounts: order.totalDiscounts,
    shipping: order.shipping,
    tax: order.tax,
    tip: order.tip,
    discounts: order.discounts,
    refunds: order.refunds,
    lines: order.lines.map(pack),
  };
  // one by one: a million small objects that are spread cost a tenth of the time
  if (taxesIncluded) doc.taxesIncluded = taxesIncluded;
  if (shippingTax) doc.shippingTax = shippingTax;
  if (shippingAddress !== undefined) doc.shippingAddress = shippingAddress;
  if (fulfilledAt !== undefined) doc.fulfilledAt = fulfilledAt;
  if (delivery) doc.delivery = packDelivery(delivery);
  if (edited) doc.edited = edited;
  if (addedLater) doc.addedLater = addedLater;
  if (storeCredit) doc.storeCredit = storeCredit;
  return JSON.stringify(doc);
}
