import type { KeptPicture } from "../../../clv/fit/engine.ts";
import { FEWEST_FOR_SHARES } from "../../../figures/few.ts";
import { count, money, share, unknown, type Figure } from "../../../figures/figure.ts";
import { words } from "./concentration-words.ts";

/** Of those who bring the most, the part the page speaks of. */
const TOP = 0.1;

/** Share of revenue that the top tenth of customers brought. */
export function concentration(
  curve: KeptPicture["value"],
  totals: { customers: number; revenueMinor: number },
): Figure {
  const top = curve.concentration.find(({ customers }) => customers === TOP);
  return {
    key: "concentration",
    label: words.revenueFromTheTop,
    value:
      top && totals.revenueMinor > 0
        ? share(top.revenue)
        : unknown(top ? words.noRevenueYet : words.tooFewCustomers(FEWEST_FOR_SHARES)),
    how: {
      formula: words.revenueSoFar,
      inputs: [
        { label: words.customers, value: count(totals.customers) },
        { label: words.theTopTenth, value: count(Math.round(totals.customers * TOP)) },
        { label: words.revenueOfAll, value: money(totals.revenueMinor) },
      ],
      counted: [words.customersInOrder],
      missing: [words.aCustomerOfLast],
    },
  };
}
