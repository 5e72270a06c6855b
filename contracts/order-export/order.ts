/** An order as Shopify's export tells it. Money in minor units of `currency`, moments in milliseconds since 1970. */
export interface ExportedOrder {
  /** its first line in the file */
  line: number;
  /** Shopify's number of the order; null where the file has none */
  id: number | null;
  /** "#1001" */
  name: string;
  /** null = a guest: neither e-mail nor phone */
  buyer: ExportedBuyer | null;
  createdAt: number;
  cancelledAt: number | null;
  currency: string;
  lines: ExportedLine[];
  /** goods after discounts, before shipping and, unless `taxesIncluded`, tax */
  subtotal: number;
  /** after the discount of a free-shipping code; the file's column is before it */
  shipping: number;
  /** all tax: of the goods and of the shipping */
  tax: number;
  /** the part of `tax` that lies on the shipping, where prices include tax; else 0 */
  shippingTax: number;
  taxesIncluded: boolean;
  /** what the shopper gave on top */
  tip: number;
  /** duties, and whatever else the total holds beyond goods, shipping, tax and tip */
  duties: number;
  total: number;
  refunded: number;
  discountCodes: string[];
  financialStatus: FinancialStatus;
  fulfillmentStatus: "FULFILLED" | "PARTIALLY_FULFILLED" | "UNFULFILLED";
  sourceName: string;
  note: string | null;
  tags: string[];
}

export interface ExportedBuyer {
  /** the same for the same person all over the file: e-mail address, else phone number */
  key: string;
  email: string | null;
  phone: string | null;
  /** as on the bill; "" = not told */
  name: string;
  acceptsMarketing: boolean;
}

export interface ExportedLine {
  /** "Mug - Blue" as in the file; null = what of the subtotal the file does not itemise */
  title: string | null;
  sku: string;
  quantity: number;
  unitPrice: number;
  /** of the whole line: its own, and its share of the order's */
  discount: number;
}

export type FinancialStatus =
  | "AUTHORIZED"
  | "EXPIRED"
  | "PAID"
  | "PARTIALLY_PAID"
  | "PARTIALLY_REFUNDED"
  | "PENDING"
  | "REFUNDED"
  | "VOIDED";

/** An order, or a row, that was set aside: the rest of the file does not suffer from it. */
export interface SetAside {
  line: number;
  /** as the file names it; null = the row as a whole */
  column: string | null;
  /** what stood there */
  found: string | null;
  reason: string;
}

export type Found =
  { order: ExportedOrder; setAside?: undefined } | { order?: undefined; setAside: SetAside };

/** The file is no order export: nothing of it can be read. */
export class NotAnOrderExport extends Error {
  override name = "NotAnOrderExport";
}

/** Goods without the tax inside their prices. */
export function goodsTax(order: Pick<ExportedOrder, "tax" | "shippingTax">): number {
  return order.tax - order.shippingTax;
}
