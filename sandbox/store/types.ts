import type { ChannelConsent, ConsentRecord, MarketingState } from "./consent.ts";

/**
 * What the pretend shop holds. Numbers are ids as Shopify's legacy resource ids, money is integer minor units of the
 * shop's currency, instants are ISO 8601 in UTC ("2026-11-21T09:30:00Z").
 */

export interface ShopRecord {
  id: number;
  /** "demo.myshopify.com" */
  domain: string;
  name: string;
  email: string;
  currency: string;
  /** IANA name, e.g. "America/New_York" */
  timezone: string;
  country: string;
  /** prices hold the tax; left out = as is usual in its country */
  taxesIncluded?: boolean;
  planName: string;
  /** its primary language; left out = English */
  language?: string;
  createdAt: string;
}

export interface CustomerRecord {
  id: number;
  createdAt: string;
  updatedAt: string;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  locale: string;
  /** where they live, their default address; left out = they never told */
  address?: AddressRecord;
  /** all their addresses in the order they came, the default one among them by its id; left out = that one alone */
  addressBook?: AddressRecord[];
  emailMarketing: MarketingState;
  /** how and when they said so; left out = single opt-in, at Shopify, when they became a customer */
  emailConsent?: ConsentRecord;
  /** of their phone number; left out = never asked */
  smsMarketing?: ChannelConsent;
  whatsAppMarketing?: ChannelConsent;
  /** left out = no */
  taxExempt?: boolean;
  taxExemptions?: string[];
  tags: string[];
  note: string | null;
  /** orders ever placed (Shopify's numberOfOrders), kept by the store on every order write */
  numberOfOrders: number;
  /** minor units, Shopify's amountSpent */
  amountSpent: number;
  lastOrderId: number | null;
}

/** What was told of an address; the rest of it is neutral. */
export interface AddressRecord {
  /** one that was written down by itself has a number of its own */
  id?: number;
  /** two letters; empty = nobody told */
  countryCode: string;
  firstName?: string | null;
  lastName?: string | null;
  company?: string | null;
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  province?: string | null;
  provinceCode?: string | null;
  zip?: string | null;
  phone?: string | null;
}

export interface VariantRecord {
  id: number;
  title: string;
  sku: string;
  price: number;
  compareAtPrice: number | null;
  unitCost: number | null;
  inventoryItemId: number;
  /** what is available wherever the item is stocked: kept by the store, given only for an item that is new */
  inventoryQuantity: number;
  /** the same where orders of the online store are sent from; left out = all of it */
  onlineQuantity?: number;
  /** its pieces are not counted: it never runs out; left out = they are */
  tracked?: false;
  /** sold on when nothing is left; left out = no */
  oversells?: true;
  /** what customs and carriers ask; left out = nothing is known */
  item?: ItemDetails;
}

export interface ItemDetails {
  /** left out = it does */
  requiresShipping?: false;
  weight?: { value: number; unit: string };
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  harmonizedSystemCode?: string | null;
  /** left out = never changed */
  updatedAt?: string;
}

export interface ProductRecord {
  id: number;
  title: string;
  handle: string;
  productType: string;
  vendor: string;
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  tags: string[];
  createdAt: string;
  updatedAt: string;
  variants: VariantRecord[];
  /** in what its variants differ, in the order their titles say it ("Red / Small"); left out = in the title */
  optionNames?: string[];
}

export interface OrderLineRecord {
  id: number;
  productId: number | null;
  variantId: number | null;
  title: string;
  quantity: number;
  /** quantity less refunded and removed */
  currentQuantity: number;
  /** undiscounted unit price */
  unitPrice: number;
  /** discount of the whole line, line-level and its share of order-level */
  discount: number;
  /** the part of `discount` that lies on this line alone; the rest is its share of the order's; left out = none */
  ownDiscount?: { amount: number; byCode: boolean };
  isGiftCard: boolean;
  /** of a line that is no variant's; left out = its variant's, or none */
  sku?: string;
  /** the tax inside what `quantity` pieces cost after discounts, where prices hold it; left out = none */
  tax?: number;
}

export interface RefundRecord {
  id: number;
  createdAt: string;
  note: string | null;
  /** total given back, taxes and shipping included */
  amount: number;
  lines: { lineId: number; quantity: number; subtotal: number }[];
  /** the part of `amount` that was paid for the shipping, its tax included: no goodwill; left out = none */
  shipping?: number;
  /** the money is under way: not counted as refunded yet; left out = it arrived */
  pending?: true;
  /**
   * what was given back beyond the worth of the returned lines and of the shipping; below 0 = less, such as a
   * restocking fee. Left out: 0, or all but the shipping where no lines came back
   */
  beyondLines?: number;
  /**
   * the parts of `amount` that went to store credit, each with its transaction there: what was paid with credit came
   * back, or credit was given whatever it was paid with; left out = none
   */
  storeCredit?: { transactionId: number; amount: number; kind: "reverted" | "given" }[];
}

export interface DiscountUse {
  /** id of the discount node, null when the code came from history without a node */
  discountId: number | null;
  kind: "code" | "automatic";
  code: string | null;
  title: string;
  amount: number;
}

export interface OrderRecord {
  id: number;
  /** "#1001" */
  name: string;
  number: number;
  customerId: number | null;
  email: string | null;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF" | null;
  closedAt: string | null;
  test: boolean;
  sourceName: string;
  confirmationNumber: string;
  checkoutToken: string;
  note: string | null;
  tags: string[];
  /** what the shopper was charged in; amounts in this record are in the shop's currency */
  presentmentCurrency: string;
  /** presentment units for one shop-currency unit */
  presentmentRate: number;
  /** lines after discounts, before shipping and tax (Shopify: subtotalPrice) */
  subtotal: number;
  totalDiscounts: number;
  shipping: number;
  tax: number;
  /** prices hold the tax: it is part of subtotal and shipping; left out = no */
  taxesIncluded?: boolean;
  /** the part of `tax` that lies on the shipping; left out = none of it is known to */
  shippingTax?: number;
  tip: number;
  /** subtotal + shipping + tip, and tax unless it is included; placed, and added by edits (Shopify: totalPrice) */
  total: number;
  /** what edits added to `total`, not paid for; left out = nothing */
  addedLater?: number;
  /** sum of refunds that arrived (Shopify: totalRefunded) */
  totalRefunded: number;
  /** after edits, removals and refunds of lines (Shopify: currentTotalPrice) */
  currentTotal: number;
  /** null = nobody ever began to pay, and nobody was asked to */
  financialStatus:
    | null
    | "PAID"
    | "PENDING"
    | "AUTHORIZED"
    | "EXPIRED"
    | "PARTIALLY_PAID"
    | "PARTIALLY_REFUNDED"
    | "REFUNDED"
    | "VOIDED";
  fulfillmentStatus:
    "FULFILLED" | "UNFULFILLED" | "PARTIALLY_FULFILLED" | "IN_PROGRESS" | "ON_HOLD" | "SCHEDULED";
  discounts: DiscountUse[];
  lines: OrderLineRecord[];
  refunds: RefundRecord[];
  /** where it goes; null = nowhere; left out = where the customer lives, of one over the counter nowhere */
  shippingAddress?: AddressRecord | null;
  /** when the last of it was sent; left out = when it was closed, or placed */
  fulfilledAt?: string;
  /** how it travels, and what was promised; left out = as is usual where it goes, nothing promised, nothing tracked */
  delivery?: DeliveryRecord;
  /** lines were changed after it was placed; left out = no */
  edited?: boolean;
  /** the part of `total` paid with store credit, and the same in presentment money; left out = none */
  storeCredit?: { transactionId: number; amount: number; charged: number };
}

/**
 * What an order was promised and how its parcel fared, while it is one parcel. Moments are whole minutes after the
 * order was processed; null = never, not yet, or nobody told.
 */
export interface DeliveryRecord {
  locationId: number;
  /** code of one of `carrierServices` */
  service: string;
  promisedFrom: number | null;
  promisedTo: number | null;
  /** the carrier's own guess when it took the parcel */
  estimated: number | null;
  inTransit: number | null;
  delivered: number | null;
  /** given up by the carrier: lost */
  failed: number | null;
}

export interface DiscountValue {
  /** percentage 0..1, or a fixed amount in minor units */
  percentage: number | null;
  amount: number | null;
  /** fixed amount on each item instead of once per order */
  onEachItem: boolean;
}

export interface DiscountRecord {
  id: number;
  kind: "code" | "automatic";
  type: "basic" | "freeShipping" | "bxgy";
  title: string;
  startsAt: string;
  endsAt: string | null;
  createdAt: string;
  updatedAt: string;
  /** set by deactivate: Shopify sets endsAt to that moment */
  value: DiscountValue | null;
  /** empty = all items */
  productIds: number[];
  collectionIds: number[];
  minimumSubtotal: number | null;
  minimumQuantity: number | null;
  appliesOncePerCustomer: boolean;
  usageLimit: number | null;
  /** empty = everybody */
  customerIds: number[];
  segmentIds: number[];
  /** left out or empty = every market */
  marketIds?: number[];
  /** free shipping only: where to; left out or null = anywhere */
  destination?: { countries: string[]; restOfWorld: boolean } | null;
  /** free shipping only: dearer rates stay as they are; left out or null = no limit */
  maximumShippingPrice?: number | null;
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  /** bxgy only: the Admin input that would make it anew */
  bxgy: unknown;
  /** at most 5; left out = none */
  tags?: string[];
}

export interface DiscountCodeRecord {
  id: number;
  discountId: number;
  code: string;
  usageCount: number;
}

export interface SegmentRecord {
  id: number;
  name: string;
  query: string;
  createdAt: string;
  updatedAt: string;
}

export interface MetafieldRecord {
  id: number;
  ownerGid: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}
