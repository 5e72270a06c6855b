/** What a discount takes off. `free_shipping` has neither a share nor an amount. */
export const discountKinds = ["percentage", "fixed", "free_shipping"] as const;
export type DiscountKind = (typeof discountKinds)[number];

/** What a discount gives; amounts in minor units of the shop's currency, instants in UTC. */
export interface DiscountTerms {
  title: string;
  kind: DiscountKind;
  /** 1 to 100, only for a percentage */
  percent: number | null;
  /** only for a fixed amount */
  amountMinor: number | null;
  /** the subtotal an order needs; null = any */
  minimumMinor: number | null;
  oncePerCustomer: boolean;
  /** ISO 8601; null = it does not expire */
  endsAt: string | null;
}

/** How Shopify sees a discount at this moment. */
export type DiscountStatus = "ACTIVE" | "SCHEDULED" | "EXPIRED";
