import { factorsOf, type Factors } from "../../../../clv/levers/factors.ts";
import type { Base, Moves } from "../../../../clv/levers/levers.ts";
import { nextYear, type NextYear } from "../../../../clv/levers/next-year.ts";
import type { Readiness } from "../../../../clv/fit/readiness.ts";
import type { Figure as Range } from "../../../../clv/forecast/figure.ts";
import {
  count,
  money,
  plain,
  share,
  type Figure,
  type Quantity,
} from "../../../../figures/figure.ts";
import { formatChange, formatInterval, formatShort } from "../../../../figures/quantity.ts";
import { discountWords } from "./lever-words.ts";
import { nextYearWords as words } from "./words.ts";

/** From → to, a row for each of orders, revenue and profit; and what it does not know. */
export function resultOf(base: Base, moves: Moves, year: NextYear, currency: string) {
  const still = nextYear(base);
  const rows = [
    rowOf(words.orders, still.orders, year.orders, count, currency),
    rowOf(words.revenue, still.revenue, year.revenue, money, currency),
    ...(year.profit ? [rowOf(words.profit, still.profit, year.profit, money, currency)] : []),
  ];
  return { rows, remark: discountRemark(base, moves) };
}

/** Whole orders and minor units, so that what stands beside each other adds up. */
function rowOf(
  name: string,
  from: Range | null,
  to: Range,
  quantity: (value: number) => Quantity,
  currency: string,
): string[] {
  const of = (value: number) => quantity(Math.round(value));
  const about = ({ mean, low, high }: Range) => {
    const interval = formatInterval(of(low), of(high), currency);
    const at = `~${formatShort(of(mean), currency)}`;
    return interval ? `${at} (${interval})` : at;
  };
  return [
    name,
    from ? about(from) : words.notKnown,
    about(to),
    from
      ? formatChange(quantity(Math.round(to.mean) - Math.round(from.mean)), currency)
      : words.notKnown,
  ];
}

const rounded = (minor: number) => money(Math.round(minor));

/** How many orders a discount less may cost, or one more must bring, before it is worth nothing. */
export function discountRemark(base: Base, moves: Moves): string | null {
  const { price } = factorsOf(base, moves);
  if (price === 1) return null;
  const margin = moves.margin ?? base.now.margin;
  const isProfit = margin !== null && margin > 0;
  const [before, after] = isProfit ? [margin, price - (1 - margin)] : [1, price];
  const of = isProfit ? discountWords.profit : discountWords.revenue;
  return price > 1
    ? discountWords.fewer(1 - before / after, of)
    : discountWords.more(after > 0 ? before / after - 1 : null, of);
}

/** The next 12 months with these moves, and all that went into it. */
export function yearFigure(
  base: Base,
  moves: Moves,
  { revenue }: NextYear,
  { confidence, sentence }: Readiness,
): Figure {
  const { first, again, once, returned } = base.makeup;
  const margin = moves.margin ?? base.now.margin;
  return {
    key: "next-year",
    label: words.label,
    value: rounded(revenue.mean),
    estimate: { low: rounded(revenue.low), high: rounded(revenue.high), confidence: 0.95 },
    how: {
      name: words.name,
      formula: words.formula,
      inputs: [
        { label: words.first, value: rounded(first.revenue) },
        { label: words.again, value: rounded(again.revenue) },
        { label: words.once, value: rounded(once.revenue) },
        { label: words.returned, value: rounded(returned.revenue) },
        ...factorInputs(factorsOf(base, moves)),
        ...(margin === null ? [] : [{ label: words.marginInput, value: share(margin) }]),
      ],
      counted: words.counted,
      missing: [...words.missing, ...(confidence === "full" ? [] : [sentence])],
    },
  };
}

/** Of those that are not 1. */
function factorInputs(factors: Factors) {
  return (Object.keys(words.factors) as (keyof Factors)[])
    .filter((factor) => factors[factor] !== 1)
    .map((factor) => ({ label: words.factors[factor], value: plain(factors[factor], 4) }));
}
