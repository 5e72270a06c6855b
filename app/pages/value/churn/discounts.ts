import { LED_CHANCE, LED_MARGIN } from "../../../clv/pictures/discount-affinity.ts";
import type { DiscountPicture } from "../../../clv/pictures/discount-picture.ts";
import { atRiskLabels } from "../../../clv/states/states.ts";
import { count, money, plain, share, unknown, type Figure } from "../../../figures/figure.ts";
import { FEWEST_FOR_SHARES } from "../../../figures/few.ts";
import { words } from "./discounts-words.ts";

/** How many of those at risk are discount-led. */
export function discountLedFigure(discounts: DiscountPicture | null, customers: number): Figure {
  const label = words.discountLedOfThose;
  const counted = [
    words.discountLed(LED_CHANCE * 100, LED_MARGIN * 100),
    words.oneCouponIsNot,
    words.atRisk(atRiskLabels),
  ];
  const missing = [words.itShowsWhatThey];
  const formula = words.customersAtRiskWhose;
  const key = "churn-discount-led";
  if (!discounts || discounts.atRisk.customers === 0) {
    const isFew = customers < FEWEST_FOR_SHARES;
    const none = isFew ? words.shownFrom(FEWEST_FOR_SHARES) : words.countedTonight;
    const why = discounts ? words.nobodyIsAtRisk : none;
    return { key, label, value: unknown(why), how: { formula, inputs: [], counted, missing } };
  }
  const { atRisk, all, prior } = discounts;
  return {
    key,
    label,
    value:
      atRisk.customers < FEWEST_FOR_SHARES
        ? unknown(words.ofCustomers(atRisk.led, atRisk.customers))
        : share(atRisk.led / atRisk.customers),
    note: words.ofCustomers(atRisk.led, atRisk.customers),
    how: {
      name: words.betaBinomialShares,
      formula,
      inputs: [
        { label: words.customersAtRisk, value: count(atRisk.customers) },
        { label: words.ofTheseDiscountLed, value: count(atRisk.led) },
        ...(atRisk.valueAtRiskMinor > 0
          ? [{ label: words.valueAtRisk, value: money(atRisk.ledValueAtRiskMinor) }]
          : []),
        { label: words.discountLedAmongAll, value: share(all.led / all.customers) },
        { label: words.orders, value: count(discounts.orders) },
        { label: words.ofTheseDiscounted, value: count(discounts.discounted) },
        { label: words.shareInTheWhole, value: share(prior.mean) },
        { label: words.priorA, value: plain(prior.a) },
        { label: words.priorB, value: plain(prior.b) },
      ],
      counted,
      missing,
    },
  };
}
