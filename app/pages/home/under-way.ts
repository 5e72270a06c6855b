import type { AutomaticDiscount } from "../../discounts/discount.ts";
import { offerPhase, type OfferState } from "../../offers/offer.ts";
import { isOver, type SaleState } from "../../flash-sales/sale.ts";

/** An offer or a sale that shoppers meet now or soon. */
export type UnderWay =
  | {
      kind: "offer";
      id: string;
      title: string;
      codes: number;
      redemptions: number;
      endsAt: string | null;
    }
  | {
      kind: "sale";
      id: string;
      title: string;
      discount: AutomaticDiscount;
      startsAt: string;
      endsAt: string;
    };

interface Offer {
  offerId: string;
  title: string;
  state: OfferState;
  treated: number;
  endsAt: string | null;
  stoppedAt: string | null;
}

interface Sale {
  saleId: string;
  title: string;
  discount: AutomaticDiscount;
  state: SaleState;
  startsAt: string;
  endsAt: string;
}

/** Offers that are running or on their way; what Shopify says of each is asked on their own page. */
export function offersUnderWay<O extends Offer>(offers: readonly O[], now: Date): O[] {
  return offers.filter((offer) =>
    ["launching", "running"].includes(offerPhase(offer, null, now.getTime())),
  );
}

/**
 * Sales first, those that end or begin soonest before others: a price is what shoppers see at once.
 * @param redemptions by offer, those without any left out
 */
export function underWay(
  offers: readonly Offer[],
  redemptions: ReadonlyMap<string, { redemptions: number }>,
  sales: readonly Sale[],
  now: Date,
): UnderWay[] {
  const next = (sale: Sale) =>
    Date.parse(Date.parse(sale.startsAt) > now.getTime() ? sale.startsAt : sale.endsAt);
  return [
    ...sales
      .filter((sale) => !isOver(sale.state) && Date.parse(sale.endsAt) > now.getTime())
      .sort((a, b) => next(a) - next(b))
      .map(({ saleId, title, discount, startsAt, endsAt }) => ({
        kind: "sale" as const,
        id: saleId,
        title,
        discount,
        startsAt,
        endsAt,
      })),
    ...offersUnderWay(offers, now).map(({ offerId, title, treated, endsAt }) => ({
      kind: "offer" as const,
      id: offerId,
      title,
      codes: treated,
      redemptions: redemptions.get(offerId)?.redemptions ?? 0,
      endsAt,
    })),
  ];
}
