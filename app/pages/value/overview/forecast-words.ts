import { formatCompactMoney, formatDay, formatPercent } from "../../../figures/format.ts";
import type { Doubt } from "../../../clv/forecast/doubts.ts";

interface Range {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export const forecastWords = {
  title: "The next 12 months of your shop",
  label: "Revenue expected, next 12 months",
  /** @param first "2026-11-28" */
  sentence: (first: string, whole: Range, known: Range, fresh: Range, currency: string) => {
    const money = (minor: number) => formatCompactMoney(minor, currency);
    const within = ({ low, high }: Range) => `${money(low)} to ${money(high)}`;
    return (
      `From ${formatDay(first)} on, your shop is expected to take ${money(whole.mean)} in 12 months (${within(whole)}): ` +
      `${money(known.mean)} from customers of today and ${money(fresh.mean)} from customers to come. ` +
      `If nobody new came any more, it would be ${money(known.mean)} (${within(known)}).`
    );
  },
  byMonth: "Revenue expected by month",
  monthTo: "Until",
  whole: "Your shop",
  known: "Customers of today",
  bands: "Wide band: 95 of 100 futures. Narrow band: the middle half of them.",
  doubts: "Why it may come out otherwise",
  doubtColumns: ["Source of doubt", "Share of it"] as [string, string],
  doubt: {
    chance: "Chance: who orders, and for how much",
    parameters: "How often customers order and leave",
    level: "How far forecasts of your shop were off before",
    season: "The season",
    acquisition: "How many new customers come",
  } satisfies Record<Doubt, string>,
  events: "Known dates",
  changeDates: "Dates that repeat",
  /** instead, where no earlier forecast could be tried */
  levelUntested: "How far forecasts are off, not tried on your shop yet",
  seeCustomers: "See customers by expected value",

  name: "Forecast of the shop",
  formula:
    "expected revenue of customers of today + of customers to come, by 2,000 simulated futures",
  knownOrders: "Orders of customers of today",
  newOrders: "Orders of customers to come",
  firstOrders: "First orders expected",
  levelFactor: "Corrected by past errors",
  tests: "Past forecasts it was corrected by",
  notDiscounted:
    "Money of later months counts in full here; the 12-month CLV counts it a little less.",
  paceAlone:
    "There is too little history to tell customers apart: the pace of your shop so far is carried forward, which is why the range is so wide.",
  level: (factor: number) =>
    `Earlier forecasts of your own shop were ${factor > 1 ? "too low" : "too high"}: it was moved by ${formatPercent(Math.abs(factor - 1), 0)}.`,
  range: "In 95 of 100 shops like this the 12 months end inside the range.",
  noPrices:
    "It knows no change of prices, of advertising or of range to come, and of promotions only the flash sales and dates it is told of.",
  noLateRefunds: "Refunds still to come of recent orders are not taken off.",
};
