import type { Factors } from "../../../../clv/levers/factors.ts";
import type { Aim } from "../../../../clv/levers/solve-for.ts";
import { MOST_TIMES, type Lever } from "../../../../clv/levers/levers.ts";
import { formatCompactMoney } from "../../../../figures/format.ts";

interface Range {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const money = (minor: number, currency: string) => formatCompactMoney(minor, currency);
const rangeWords = ({ low, high }: Range, currency: string) =>
  `${money(low, currency)} to ${money(high, currency)}`;

const aims: Record<Aim, string> = { revenue: "revenue", profit: "profit" };

export const nextYearWords = {
  title: "What would change next year",
  label: "Revenue, next 12 months",
  still: (revenue: Range, currency: string) =>
    `As things are, your shop is expected to take ${money(revenue.mean, currency)} in the next 12 months (${rangeWords(revenue, currency)}). Here is what one step of each of these would change.`,
  moved: (from: Range, to: Range, currency: string) =>
    `With your changes, the next 12 months would be ${money(to.mean, currency)} (${rangeWords(to, currency)}) instead of ${money(from.mean, currency)}.`,
  caution:
    "This is arithmetic on the forecast, not a promise: it says what a change would be worth if it came about from tomorrow on, not how to bring it about, and leaves all else as it is. The range is the forecast’s, in proportion.",

  steps: "One step of each, all else as it is",
  columns: {
    lever: "What changes",
    step: "From → to",
    revenue: "Revenue, next 12 months",
    more: "More revenue",
    profit: "More profit",
  },
  about: (revenue: Range, currency: string) =>
    `~${money(revenue.mean, currency)} (${rangeWords(revenue, currency)})`,
  notKnown: "not known",
  formulas: "The formula of each, with your shop’s numbers",
  multiply: "Several changes are multiplied.",

  try: "Try changes of your own, or a target",
  tryHelp: "What is left empty stays as it is now.",
  submit: "Work it out",
  clear: "Back to the forecast",
  target: { revenue: "Target: revenue of the next 12 months", profit: "Target: profit of them" },
  targetHelp: "What each change alone would have to be.",

  result: "With your changes",
  resultColumns: ["", "Forecast", "With your changes", "Difference"],
  orders: "Orders",
  revenue: "Revenue",
  profit: "Profit",

  noMargin:
    "What is left of revenue is not known. Allow unit costs below, or keep a margin in Settings; to try one, enter it here.",
  toSettings: "Go to Settings",

  targetTitle: (aim: Aim, target: string) => `To reach a ${aims[aim]} of ${target}`,
  within:
    "The range of the forecast holds this target: it may be reached with nothing changed. On average it takes one of these:",
  above: "On average it takes one of these:",
  below: "The forecast is above this target already. One of these alone could fall so far:",
  farBelow: "The forecast is above this target already, and no change alone would fall so far.",
  none: "No change alone reaches it.",
  way: (name: string, from: string, to: string) => `${name}: ${to} instead of ${from}`,
  /** @param isMost whether it ends above where it is now */
  beyond: (lever: Lever, name: string, end: string, reaches: string, isMost: boolean) =>
    isMost && (lever === "orderValue" || lever === "newCustomers")
      ? `${name}: not within ${MOST_TIMES} times today’s; at ${end} it would be ${reaches}.`
      : `${name}: no value reaches it; at ${end} it would be ${reaches}.`,
  withoutEffect: (name: string, aim: Aim) => `${name}: does not change ${aims[aim]}.`,

  tooLittle: (sentence: string) =>
    `There is too little history for a forecast that could be changed. ${sentence}`,
  fromNextNight: "It is worked out with the next night’s forecast.",

  name: "Forecast with factors",
  formula:
    "(first orders × new customers) + (their repeat orders × new customers × repeat rate × stay) + (orders of today’s one-time buyers × repeat rate × stay) + (orders of those who came back × stay), all × order value × what discounts leave; each factor is new ÷ now, and 1 where nothing changes",
  first: "First orders of customers to come",
  again: "Repeat orders of customers to come",
  once: "Today’s customers with one order",
  returned: "Today’s customers with more",
  factors: {
    newcomers: "× new customers, new ÷ now",
    comeBack: "× repeat rate, new ÷ now",
    knownStay: "× stay of customers of today, new ÷ now",
    newStay: "× stay of customers to come, new ÷ now",
    basket: "× value of an order, new ÷ now",
    price: "× what discounts leave, new ÷ now",
  } satisfies Record<keyof Factors, string>,
  marginInput: "Margin",
  counted: [
    "With nothing changed it is the forecast, to the last cent.",
    "A repeat rate counts for all who have not come back yet, from tomorrow on; those who have ordered again already order as forecast.",
    "A share of discounts is discounts ÷ (revenue + discounts) of the last 12 months, those on shipping included.",
    "Profit is revenue less the cost of the goods in it. A larger order has more goods in it; a smaller discount has not.",
  ],
  missing: [
    "How shoppers answer to prices and discounts: no such answer is assumed.",
    "What it costs to bring a change about.",
    "Whether new customers who come on top are like those who come anyway.",
  ],
};
