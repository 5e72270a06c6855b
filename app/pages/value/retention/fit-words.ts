import { differingWords } from "./differing-words.ts";
import type { CohortKind } from "../../../clv/cohort-fits/first-order-facts.ts";
import { formatCompactMoney, formatNumber, formatPercent } from "../../../figures/format.ts";
import { countOf } from "../../../figures/words.ts";
import type { FitRow } from "./fit-row.ts";
import { kindNames } from "./group-words.ts";

export const fitKindNames: Record<CohortKind, { title: string; one: string; many: string }> = {
  ...kindNames,
  month: { title: "Month", one: "month", many: "months" },
};

/** Named in the sentence; the rest are counted. */
const NAMED = 2;

interface Held {
  value: number;
  low: number;
  high: number;
}

/** "~$52 ($44 to $61)" */
export function worthWords({ value, low, high }: Held, currency: string): string {
  const [at, from, to] = [value, low, high].map((one) => formatCompactMoney(one, currency));
  return `~${at!} (${from!} to ${to!})`;
}

/** "~1.3 (1.1 to 1.5)" */
export function ordersWords({ value, low, high }: Held): string {
  const [at, from, to] = [value, low, high].map((one) => formatNumber(one, 2));
  return `~${at!} (${from!} to ${to!})`;
}

/** 1.08 → "+8%" */
function timesWords(times: number): string {
  const share = Math.round((times - 1) * 100) / 100;
  return `${share < 0 ? "−" : "+"}${formatPercent(Math.abs(share), 0)}`;
}

/** "+8% (−3% to +20%)" */
export function againstOthersWords({ value, low, high }: Held): string {
  return `${timesWords(value)} (${timesWords(low)} to ${timesWords(high)})`;
}

/** "pace +8%, stay −2%, order value +1%" */
export function becauseWords({ pace, staying, spend }: Pick<FitRow, "pace" | "staying" | "spend">) {
  return `pace ${timesWords(pace)}, stay ${timesWords(staying)}, order value ${timesWords(spend)}`;
}

/** Which first orders lead to customers of another value; that none does, where none does. */
export function fitsSentence(
  kind: CohortKind,
  rows: readonly FitRow[],
  fewest: { customers: number; repeaters: number },
  currency: string,
): string {
  const { one, many } = fitKindNames[kind];
  if (rows.length === 0)
    return `There are too few customers yet to say what they will bring by ${one}: it takes ${formatNumber(fewest.customers)} in a group, ${formatNumber(fewest.repeaters)} of them with a second order, and as many outside it.`;
  if (kind === "month") {
    const values = rows.map(({ valueMinor }) => valueMinor.value);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return `By the month of the first order, a customer is expected to bring ${formatCompactMoney(least, currency)} to ${formatCompactMoney(most, currency)} in the year after it. Months are shown, not compared: a season, or a change of the shop, would read as a difference between customers.`;
  }
  const clear = rows
    .filter(({ isClear }) => isClear)
    .sort((a, b) => Math.abs(Math.log(b.against.value)) - Math.abs(Math.log(a.against.value)));
  if (clear.length === 0)
    return `No clear difference: by ${one} of the first order, nobody can yet be said to bring more or less in the year after it than others do. ${countOf(rows.length, `${one} was`, `${many} were`)} looked at.`;
  const said = clear
    .slice(0, NAMED)
    .map(
      ({ name, valueMinor, against }) =>
        `“${name}”: a new customer is expected to bring about ${formatCompactMoney(valueMinor.value, currency)} in the year after the first order, ${timesWords(against.value)} against all others.`,
    );
  return differingWords(said, { clear: clear.length, all: rows.length }, { one, many });
}

export const fitsCard = {
  title: "What new customers will bring, by first order",
  firstOrder: "First order",
  worth: "Expected in the year after, a customer",
  orders: "Repeat orders, a customer",
  against: "Against all others",
  because: "Because of",
  customers: "Customers",
  clear: "differs clearly",
  caption: (kind: string) => `What new customers are expected to bring, by ${kind}`,
  bars: "Bars are intervals, on a track from 0 to the largest of the table. The first order itself is not in it.",
  severalProducts:
    "A first order of several products counts in the group of each of them, so groups may share customers.",
};

export const fitsFigure = {
  label: "First orders by what is expected of them",
  name: "Cohort fits, empirical Bayes",
  formula:
    "E[repeat orders of a new customer in 365 days] × value of a repeat order, with pace, staying and spend of the group; each drawn towards those of all others by as much as it is in doubt",
  compared: "Groups",
  counted: [
    "A customer whose first order held several products is in the group of each of them: groups of products may share customers and do not add up to all.",
    "Others are weighed so that as many of them came in each month as of the group: a new channel is not compared with the customers of an old season.",
    "How much groups of a kind differ is estimated over all of them; a small group is drawn closer to the others than a large one.",
    "Intervals are of 95% and of the expectation. “Differs clearly” is said with all products, channels and prices looked at together: where nothing differs, at most one shop of twenty reads of a difference.",
  ],
  missing: [
    "A difference is no cause: who buys another product first may be another kind of customer.",
    "The expectation is of revenue, by today’s models: money that comes later counts in full.",
  ],
};
