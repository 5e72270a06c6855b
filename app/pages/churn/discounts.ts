import { LED_CHANCE, LED_MARGIN } from "../../clv/pictures/discount-affinity.ts";
import type { DiscountPicture } from "../../clv/pictures/discount-picture.ts";
import { atRiskLabels } from "../../clv/states/states.ts";
import { count, money, plain, share, unknown, type Figure } from "../../figures/figure.ts";

/** How many of those at risk are discount-led. */
export function discountLedFigure(discounts: DiscountPicture | null): Figure {
  const label = "Discount-led, of those at risk";
  const counted = [
    `Discount-led: more than ${LED_CHANCE * 100} in 100 sure that their share of discounted orders is more than ${LED_MARGIN * 100} points above the shop's.`,
    "One coupon is not enough, and a customer with few orders is judged by the shop's many.",
    `At risk: ${atRiskLabels}.`,
  ];
  const missing = ["It shows what they did, not what they would have done without."];
  const formula =
    "customers at risk whose orders are discounted far more often than the shop's ÷ customers at risk";
  const key = "churn-discount-led";
  if (!discounts || discounts.atRisk.customers === 0) {
    const why = discounts ? "nobody is at risk" : "counted tonight";
    return { key, label, value: unknown(why), how: { formula, inputs: [], counted, missing } };
  }
  const { atRisk, all, prior } = discounts;
  return {
    key,
    label,
    value: share(atRisk.led / atRisk.customers),
    note: `${atRisk.led.toLocaleString("en-US")} of ${atRisk.customers.toLocaleString("en-US")} customers`,
    how: {
      name: "Beta-binomial shares",
      formula,
      inputs: [
        { label: "Customers at risk", value: count(atRisk.customers) },
        { label: "of these discount-led", value: count(atRisk.led) },
        { label: "Value at risk with them", value: money(atRisk.ledValueAtRiskMinor) },
        { label: "Discount-led among all customers", value: share(all.led / all.customers) },
        { label: "Orders", value: count(discounts.orders) },
        { label: "of these discounted", value: count(discounts.discounted) },
        { label: "Share in the whole shop, a ÷ (a + b)", value: share(prior.mean) },
        { label: "a", value: plain(prior.a) },
        { label: "b", value: plain(prior.b) },
      ],
      counted,
      missing,
    },
  };
}
