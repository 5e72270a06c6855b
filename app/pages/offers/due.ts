import { FEWEST_GAPS, type ProductGap } from "../../clv/pictures/product-gaps.ts";
import { count, unknown, wait, type Figure } from "../../figures/figure.ts";
import { words } from "./due-figure-words.ts";

/** How days until a product is bought again are counted, with the numbers of the first one. */
export function replenishmentFigure(gaps: readonly ProductGap[]): Figure | null {
  const first = gaps[0];
  if (!first) return null;
  return {
    key: "replenishment",
    label: words.medianDaysUntil(first.name),
    value: wait(first.medianGap),
    estimate: { low: wait(first.low), high: wait(first.high), confidence: 0.95 },
    how: {
      formula: words.theMiddleOne,
      inputs: [
        { label: words.customersWhoBoughtIt, value: count(first.buyers) },
        { label: words.ofTheseMore, value: count(first.repeatBuyers) },
        { label: words.gaps, value: count(first.gaps) },
        { label: words.aQuarter, value: wait(first.dueFrom) },
        { label: words.aQuarterLongerThan, value: wait(first.dueTo) },
        {
          label: words.halfOfAllPurchases,
          value: first.medianWait === null ? unknown(words.fewerThanHalf) : wait(first.medianWait),
        },
      ],
      counted: [words.ordersOfOneDay, words.dueNow, words.productsBoughtAgainFewer(FEWEST_GAPS)],
      missing: [words.onlyGaps, words.somebodyMayHaveBought],
    },
  };
}

type Due = Pick<ProductGap, "productId" | "dueFrom" | "dueTo">;

/** What the list of customers is asked for to show who is due for a product. */
const dueQuery = ({ productId, dueFrom, dueTo }: Due) =>
  `product=${productId}&product_min=${dueFrom}&product_max=${dueTo}`;

/** The list of those who are due for a product. */
export const dueAddress = (gap: Due): string => `/app/customers?${dueQuery(gap)}`;

/** A new offer to them: whom the list holds when it is launched. */
export const dueOffer = (gap: Due): string =>
  `/app/offers/new?${new URLSearchParams({ customers: dueQuery(gap) })}`;
