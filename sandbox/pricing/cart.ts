import type { DiscountCodeRecord, DiscountRecord, DiscountUse } from "../store/types.ts";
import type { Refusal } from "./refusal.ts";

export interface CartLine {
  productId: number;
  variantId: number;
  title: string;
  /** minor units, before discounts */
  unitPrice: number;
  quantity: number;
  isGiftCard: boolean;
}

/** A code as the shopper typed it, with what the shop knows about it (nulls: nothing). */
export interface TypedCode {
  text: string;
  code: DiscountCodeRecord | null;
  discount: DiscountRecord | null;
}

export interface PricingInput {
  lines: readonly CartLine[];
  /** every automatic discount of the shop; those not running now are left out here */
  automatic: readonly DiscountRecord[];
  codes: readonly TypedCode[];
  /** the chosen shipping rate before discounts, minor units */
  shippingRate: number;
  currency: string;
  now: Date;
  /** null while the shopper has not said who they are */
  customer: { id: number | null; email: string | null } | null;
  /** where it goes, two letters; left out = where every discount reaches */
  country?: string;
  /** the market of that country */
  marketId?: number;
  isInSegment(segmentId: number, customerId: number): boolean;
  isInCollection(productId: number, collectionId: number): boolean;
  /** how often this shopper has used this discount on earlier orders */
  timesUsed(discountId: number): number;
}

export interface PricedLine extends CartLine {
  undiscounted: number;
  /** line discounts and the line's share of order discounts */
  discount: number;
  /** the part of it that lies on this line alone */
  ownDiscount: { amount: number; byCode: boolean } | null;
  /** undiscounted − discount */
  total: number;
}

export interface TypedCodeResult {
  text: string;
  applied: boolean;
  refusal: Refusal | null;
}

/** All amounts in minor units; Σ line totals = subtotal, to the unit. */
export interface PricedCart {
  lines: PricedLine[];
  discounts: DiscountUse[];
  codes: TypedCodeResult[];
  undiscountedSubtotal: number;
  /** on items; free shipping is in shippingDiscount */
  totalDiscounts: number;
  subtotal: number;
  shippingRate: number;
  shippingDiscount: number;
  shipping: number;
}
