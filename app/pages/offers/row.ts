import { formatMoney } from "../../figures/format.ts";
import type { ListRow } from "../../lists/cell.ts";
import type { ColumnEntry } from "../../lists/columns.ts";
import { phaseCell, termsOf } from "./columns.ts";
import type { ListedOffer, OffersPlace } from "./listed.ts";
import { judgedBelow, outcomeCell } from "./outcome-cell.ts";
import { offerCard } from "./words.ts";

/** An offer as it is drawn. */
export function offerRow(
  offer: ListedOffer,
  columns: readonly ColumnEntry<ListedOffer, OffersPlace>[],
  place: OffersPlace,
): ListRow {
  const below = judgedBelow(offer.outcome);
  const outcome = offer.outcome && !below ? outcomeCell(offer.outcome) : null;
  return {
    id: offer.offerId,
    name: offer.title,
    cells: columns.map(({ cell }) => cell(offer, place)),
    card: {
      url: `/app/offers/${offer.offerId}`,
      lead: formatMoney(offer.revenueMinor, place.currency),
      small: offerCard(termsOf(offer, place), outcome?.kind === "text" ? outcome.text : null),
      badge: phaseCell(offer),
      below,
    },
  };
}
