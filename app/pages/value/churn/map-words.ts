import { CHANCE_FROM, type MapPlace } from "../../../clv/pictures/chance-map.ts";
import { formatCompactMoney, formatPercent } from "../../../figures/format.ts";
import { countOf } from "../../../figures/words.ts";

const [maybe, likely] = CHANCE_FROM.map((share) => formatPercent(share, 0)) as [string, string];

/** By chance of another order (least first), then by what they brought (least first). */
export const placeNames = [
  ["Small and gone quiet", "Drifted away", "Big spenders gone quiet"],
  ["May come back", "Wavering", "Worth a personal word"],
  ["On the way up", "Regulars", "Your best"],
] as const;

export const mapCard = {
  title: "Chance of another order against value",
  label: "Customers by their chance of an order within a year and by revenue so far",
  chance: "Order within a year",
  chances: [
    `Unlikely, below ${maybe}`,
    `Possible, ${maybe} to ${likely}`,
    `Likely, from ${likely}`,
  ],
  spent: ([middle, upper]: readonly [number, number], column: number, currency: string) => {
    const [from, to] = [formatCompactMoney(middle, currency), formatCompactMoney(upper, currency)];
    return [`Spent below ${from}`, `${from} to ${to}`, `${to} and more`][column]!;
  },
  brought: ({ revenueMinor }: MapPlace, currency: string) =>
    `${formatCompactMoney(revenueMinor, currency)} so far`,
  expected: ({ expectedMinor }: MapPlace, currency: string) =>
    `~${formatCompactMoney(expectedMinor, currency)} expected in 12 months`,
};

/** Whom it would pay to win back first. */
export function mapWords({ customers, revenueMinor }: MapPlace, currency: string): string {
  if (customers === 0) return "None of those who brought most is unlikely to order again.";
  return `${countOf(customers, "customer")} of those who brought most ${customers === 1 ? "is" : "are"} unlikely to order again within a year. They brought ${formatCompactMoney(revenueMinor, currency)} so far.`;
}

export const figureWords = {
  label: "Big spenders gone quiet",
  formula: (low: number, high: number) =>
    `customers counted by their chance of at least one order within 365 days (below ${formatPercent(low, 0)}, below ${formatPercent(high, 0)}, above) and by revenue so far`,
  customers: "Customers",
  upperFrom: "The upper column begins at",
  middleFrom: "The middle column begins at",
  broughtSoFar: "Revenue so far of big spenders gone quiet",
  expected: "Expected of them in 12 months",
  quantiles:
    "The upper column begins at what the top fifth of customers spent, the middle one at what the upper half spent.",
  alike: "Customers who spent the same stay together, so a column may hold more or fewer.",
  pastNotFuture:
    "Revenue so far, not predicted value: a high prediction and a low chance exclude each other.",
};
