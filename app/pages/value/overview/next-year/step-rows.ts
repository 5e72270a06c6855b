import type { Base } from "../../../../clv/levers/levers.ts";
import { nextYear } from "../../../../clv/levers/next-year.ts";
import { money } from "../../../../figures/figure.ts";
import { formatChange } from "../../../../figures/quantity.ts";
import { leverNames, placeWords } from "./lever-words.ts";
import { typedOf, type Step } from "./steps.ts";
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
  const names = leverNames(base.within);
  const still = nextYear(base);
  return steps.map(({ lever, from, to, year }) => ({
    name: names[lever],
    step: words.fromTo(placeWords(lever, from, currency), placeWords(lever, to, currency)),
    href: `?${new URLSearchParams({ [lever]: typedOf(lever, to, currency) })}`,
    revenue: words.about(year.revenue, currency),
    more: formatChange(money(year.revenue.mean - base.revenue.mean), currency),
    profit:
      year.profit && still.profit
        ? formatChange(money(year.profit.mean - still.profit.mean), currency)
        : null,
  }));
}
