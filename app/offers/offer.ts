import type { CustomerId } from "../ids.ts";
import type { CodeDiscount, DiscountPeriod, DiscountStatus } from "../discounts/discount.ts";

/** Customers a list named, at the moment it was asked. */
export interface ChosenList {
  /** parameters of the list's address; null when they name people one by one, which is not kept */
  query: string | null;
  /** who they are: "Customers who have 2 or more orders" */
  words: string;
  customers: readonly CustomerId[];
}

/** In place of a segment, of an offer to a list. */
export const OF_A_LIST = "list";

/** What the merchant decided; amounts in minor units of the shop's currency, instants in UTC. */
export interface OfferTerms extends Omit<DiscountPeriod, "startsAt"> {
  discount: CodeDiscount;
  holdoutPercent: number;
  /** contribution margin of an order before this discount; null = the merchant did not say */
  marginPercent: number | null;
}

export const offerStates = ["launching", "active", "stopped", "failed"] as const;
export type OfferState = (typeof offerStates)[number];

export const offerPhaseNames = [
  "launching",
  "running",
  "stopping",
  "ended",
  "stopped",
  "failed",
] as const;
export type OfferPhase = (typeof offerPhaseNames)[number];

/** When it ends, or ended: who stops an offer ends it before its time. null = open */
export const endOf = (offer: { endsAt: string | null; stoppedAt: string | null }) =>
  offer.stoppedAt ?? offer.endsAt;

/**
 * Where an offer stands, for people.
 * @param status what Shopify says of its discount; null when it could not be asked: then `now` (ms) decides
 */
export function offerPhase(
  offer: { state: OfferState; endsAt: string | null; stoppedAt: string | null },
  status: DiscountStatus | null,
  now: number,
): OfferPhase {
  if (offer.state !== "active") return offer.state;
  if (offer.stoppedAt !== null) return "stopping";
  const over = status
    ? status === "EXPIRED"
    : offer.endsAt !== null && Date.parse(offer.endsAt) <= now;
  return over ? "ended" : "running";
}
