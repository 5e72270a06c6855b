import type { Base } from "../../../../clv/levers/levers.ts";
import { nextYear } from "../../../../clv/levers/next-year.ts";
import { money } from "../../../../figures/figure.ts";
import { formatChange } from "../../../../figures/quantity.ts";
import { fromToWords, leverNames } from "./lever-words.ts";
import { addressOf } from "./address.ts";
import type { Step } from "./steps.ts";
import { nextYearWords as words } from "./words.ts";

export interface StepRow {
  readonly name: string;
  readonly step: string;
  /** the page with this step tried */
  readonly href: string;
  readonly revenue: string;
  readonly more: string;
  /** null where no margin is known */
  readonly profit: string | null;
}

export function stepRows(base: Base, steps: readonly Step[], currency: string): StepRow[] {
  const still = nextYear(base);
  return steps.map(({ lever, from, to, year }) => ({
    name: leverNames[lever],
    step: fromToWords(lever, from, to, currency),
    href: addressOf({ [lever]: to }, currency),
    revenue: words.about(year.revenue, currency),
    more: formatChange(money(Math.round(year.revenue.mean - base.revenue.mean)), currency),
    profit:
      year.profit && still.profit
        ? formatChange(money(Math.round(year.profit.mean - still.profit.mean)), currency)
        : null,
  }));
}
