import type { AutomaticDiscount, DiscountPeriod, DiscountStatus } from "../discounts/discount.ts";

export const saleStates = [
  "creating",
  "scheduled",
  "live",
  "ended",
  "cancelled",
  "failed",
] as const;
export type SaleState = (typeof saleStates)[number];

/** What the merchant decided; instants ISO 8601 in UTC. */
export interface SaleTerms extends DiscountPeriod {
  discount: AutomaticDiscount;
  endsAt: string;
}

/** Nothing changes in it any more. */
export function isOver(state: SaleState): boolean {
  return state === "ended" || state === "cancelled" || state === "failed";
}

/**
 * The state of a sale by what Shopify says of its discount, which alone decides what a shopper pays.
 * @param status null when Shopify has no such discount any more
 * @param now milliseconds since the epoch
 */
export function stateOf(
  sale: { endsAt: string; cancelledAt: string | null },
  status: DiscountStatus | null,
  now: number,
): Extract<SaleState, "scheduled" | "live" | "ended" | "cancelled"> {
  if (status === "SCHEDULED") return "scheduled";
  if (status === "ACTIVE") return "live";
  if (sale.cancelledAt !== null) return "cancelled";
  // deleted in Shopify before its end
  if (status === null && Date.parse(sale.endsAt) > now) return "cancelled";
  return "ended";
}

/**
 * When shoppers had the discount or will have it: until its end, or until it was taken back. Null where they never do.
 * @param now milliseconds since the epoch: by then what is over was over
 */
export function runOf(
  sale: { state: SaleState; startsAt: string; endsAt: string },
  now: number,
): { startsAt: string; endsAt: string } | null {
  const { state, startsAt, endsAt } = sale;
  if (state === "creating" || state === "failed") return null;
  if (!isOver(state)) return { startsAt, endsAt };
  const until = Math.min(Date.parse(endsAt), now);
  return until > Date.parse(startsAt) ? { startsAt, endsAt: new Date(until).toISOString() } : null;
}

/** The state our own clock lets expect, while Shopify cannot be asked. */
export function expectedState(
  sale: { state: SaleState; startsAt: string; endsAt: string },
  now: number,
): SaleState {
  if (sale.state !== "scheduled" && sale.state !== "live") return sale.state;
  if (Date.parse(sale.endsAt) <= now) return "ended";
  return Date.parse(sale.startsAt) <= now ? "live" : "scheduled";
}
