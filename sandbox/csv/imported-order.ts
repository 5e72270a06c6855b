import type { OrderRecord } from "../store/types.ts";

/** An order as a file tells it, before it gets ids. Money in minor units, moments in milliseconds. */
export interface ImportedOrder {
  /** first line in the file */
  line: number;
  /** "#1001"; null when the file has no names */
  name: string | null;
  /** who bought, by the file's own key; null for a guest */
  customer: ImportedCustomer | null;
  email: string | null;
  at: number;
  cancelledAt: number | null;
  lines: ImportedLine[];
  subtotal: number;
  shipping: number;
  tax: number;
  tip: number;
  refunded: number;
  /** tax is part of the prices */
  taxesIncluded: boolean;
  /** the part of the tax that lies on the shipping */
  shippingTax: number;
  total: number;
  discountCodes: string[];
  financialStatus: OrderRecord["financialStatus"];
  fulfillmentStatus: OrderRecord["fulfillmentStatus"];
  sourceName: string;
  note: string | null;
  tags: string[];
}

export interface ImportedCustomer {
  key: string;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  acceptsMarketing: boolean;
  note: string | null;
}

export interface ImportedLine {
  /** null when the file does not say what was bought */
  product: { title: string; variant: string; sku: string } | null;
  title: string;
  quantity: number;
  unitPrice: number;
  discount: number;
}
