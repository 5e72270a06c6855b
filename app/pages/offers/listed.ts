import type { CodeDiscount } from "../../discounts/discount.ts";
import type { OfferPhase } from "../../offers/offer.ts";
import type { Outcome } from "./outcome.ts";

/** An offer as its list knows it; amounts in minor units. */
export interface ListedOffer {
  offerId: string;
  title: string;
  /** a state of customers, or that it is for a list; and the same in words */
  segment: string;
  whom: string;
  discount: CodeDiscount;
  phase: OfferPhase;
  outcome: Outcome | null;
  treated: number;
  heldOut: number;
  redemptions: number;
  revenueMinor: number;
  /** ISO 8601 */
  createdAt: string;
  /** when it ends or ended; null = open */
  endsAt: string | null;
}

/** Where the list is read. */
export interface OffersPlace {
  currency: string;
  timeZone: string;
}
