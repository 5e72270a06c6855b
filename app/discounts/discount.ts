import type { ProductId } from "../ids.ts";
/**
 * What codes of every kind have: the subtotal an order needs (null = any), and whether a code is spent after one order.
 */
export interface CodeRules {
  minimumMinor: number | null;
  oncePerCustomer: boolean;
}

/**
 * A discount a shopper gets by typing a code. Percentages have at most two decimals, amounts are minor units of the
 * shop's currency.
 */
export type CodeDiscount =
  | ({ kind: "percentage"; percent: number } & CodeRules)
  | ({ kind: "fixed"; amountMinor: number } & CodeRules)
  | ({ kind: "free_shipping" } & CodeRules);

/** A discount Shopify gives by itself to every cart it fits. */
export type AutomaticDiscount = {
  kind: "automatic_percentage";
  percent: number;
  productIds: ProductId[];
};

/**
 * What a discount takes off, each kind with what only it needs. A new kind is a member here; the compiler then names
 * its entry (kinds.ts), its words (words.ts) and the call that makes it (codes/ or automatic/), and nothing else has to
 * know.
 */
export type Discount = CodeDiscount | AutomaticDiscount;

export type DiscountKind = Discount["kind"];
export type CodeKind = CodeDiscount["kind"];
export type AutomaticKind = AutomaticDiscount["kind"];
export type OfKind<Kind extends DiscountKind> = Extract<Discount, { kind: Kind }>;

/** What every discount has, whatever it takes off; instants ISO 8601 in UTC. */
export interface DiscountPeriod {
  /** shoppers see it in their cart */
  title: string;
  startsAt: string;
  /** null = it does not expire */
  endsAt: string | null;
}

/** How Shopify sees a discount at this moment. */
export type DiscountStatus = "ACTIVE" | "SCHEDULED" | "EXPIRED";
