import type { LifespanYears } from "../../clv/lifespan.ts";
import { FEWEST_BACK } from "../../clv/pictures/second-order.ts";
import { simpleValue, type SimpleValue } from "../../clv/predict/simple-value.ts";
import {
  count,
  money,
  plain,
  share,
  unknown,
  years,
  wait,
  type Figure,
} from "../../figures/figure.ts";
import { FEWEST_FOR_SHARES } from "../../figures/few.ts";
import { tooLittleHistory } from "../../figures/words.ts";
import type { Course, CourseKey } from "./course.ts";
import { estimateOf } from "../risk-estimate.ts";
import { words } from "./figures-words.ts";
import { partFigures } from "./parts.ts";
import {
  countedOrders,
  guestsMissing,
  historyYears,
  known,
  ratio,
  type HomeTotals,
  type Reading,
} from "./totals.ts";

/** Customers on their way out whom acting can still keep, and the value of twelve months that goes with them. */
export interface AtRisk {
  customers: number;
  valueMinor: number;
  /** how far what is expected to be lost may be off; null = not said yet */
  interval: { low: number; high: number; confidence: number } | null;
  groups: { label: string; customers: number; valueMinor: number }[];
}

/** Histories closer to one year than this need no remark. */
const ABOUT_A_YEAR = 0.1;

/** Why there is nothing to work out without a customer. */
const nobodyYet: Record<Reading, string> = {
  done: words.noCustomerHasOrdered,
  running: words.ordersAreBeingRead,
  stopped: words.notAllOrdersAreRead,
};

export interface HomeFigures {
  /** the ones that say how the shop is doing */
  main: Figure[];
  clv: Figure;
  /** what they are made of */
  parts: Figure[];
}

export function homeFigures(
  totals: HomeTotals,
  lifespanYears: LifespanYears,
  changes: Course["changes"],
  atRisk: AtRisk | "too_little_history" | null,
  reading: Reading = "done",
): HomeFigures {
  const value = simpleValue(
    { revenue: totals.revenueMinor, orders: totals.orders, customers: totals.customers },
    lifespanYears,
  );
  const nobody = nobodyYet[reading];
  return {
    main: [
      soFar(repeatRate(totals, nobody), reading),
      soFar(secondOrder(totals, reading), reading),
      valueAtRisk(atRisk, reading === "done" && totals.customers === 0),
    ].map((figure) => changed(figure, changes)),
    clv: changed(soFar(clv(totals, value, lifespanYears, nobody), reading), changes),
    parts: partFigures(totals, value, nobody),
  };
}

/** A figure of a part of the orders says so: a rate of the first tenth is not the shop's. */
function soFar(figure: Figure, reading: Reading): Figure {
  return reading === "done" || figure.value.kind === "unknown"
    ? figure
    : { ...figure, note: words.ofOrdersRead(figure.note) };
}

/** A figure that is known, with what has changed. */
function changed(figure: Figure, changes: Course["changes"]): Figure {
  const change = changes[figure.key as CourseKey];
  return change && figure.value.kind !== "unknown" ? { ...figure, change } : figure;
}

function repeatRate(totals: HomeTotals, nobody: string): Figure {
  const now = ratio(totals.repeatCustomers, totals.customers);
  const isFew = totals.customers > 0 && totals.customers < FEWEST_FOR_SHARES;
  return {
    key: "repeat-rate",
    label: words.repeatRate,
    value: isFew
      ? unknown(words.fewCameBack(totals.repeatCustomers, totals.customers, FEWEST_FOR_SHARES))
      : known(now, share, nobody),
    note: words.ofCustomersCameBack,
    how: {
      formula: words.customersWithTwo,
      inputs: [
        { label: words.repeatCustomers, value: count(totals.repeatCustomers) },
        { label: words.customers, value: count(totals.customers) },
      ],
      counted: countedOrders(totals),
      missing: [words.newCustomersHaveHad, ...guestsMissing(totals)],
    },
  };
}

function secondOrder(totals: HomeTotals, reading: Reading): Figure {
  const { secondOrderLow: low, secondOrderHigh: high } = totals;
  const isTold = totals.repeatCustomers >= FEWEST_BACK;
  const isUnread = totals.customers === 0 && reading !== "done";
  const tooFew = isTold ? words.fewerThanHalf : words.tooFewBack(FEWEST_BACK);
  const median = isTold ? totals.secondOrderMedian : null;
  const end = (limit: number | null, why: string) => (limit === null ? unknown(why) : wait(limit));
  return {
    key: "second-order",
    label: words.timeToSecondOrder,
    value: known(median, wait, isUnread ? nobodyYet[reading] : tooFew),
    note: words.halfOfTheCustomers,
    ...(median === null
      ? {}
      : {
          estimate: {
            low: end(low, words.noLowerLimit),
            high: end(high, words.noUpperLimitYet),
            confidence: 0.95,
          },
        }),
    how: {
      name: words.kaplanMeierMedian,
      formula: words.theDay,
      inputs: [
        { label: words.customers, value: count(totals.customers) },
        { label: words.ofThemBack, value: count(totals.repeatCustomers) },
      ],
      counted: [words.customersStillWithin, words.twoOrdersOnOne],
      missing: isTold && median === null ? [words.whyNoDay] : guestsMissing(totals),
    },
  };
}

function valueAtRisk(found: AtRisk | "too_little_history" | null, isNobody: boolean): Figure {
  const isEarly = found === "too_little_history";
  const atRisk = isEarly ? null : found;
  const notYet = isEarly ? tooLittleHistory : words.computedWhenAllOrders;
  return {
    key: "value-at-risk",
    label: words.valueAtRisk,
    value: atRisk
      ? money(atRisk.valueMinor)
      : unknown(isNobody ? words.noCustomerHasOrdered : notYet),
    ...(atRisk
      ? {
          note: words.over12MonthsCustomers(atRisk.customers),
          estimate: estimateOf(atRisk.interval),
        }
      : {}),
    how: {
      formula: words.forEachCustomer,
      inputs: (atRisk?.groups ?? []).map((group) => ({
        label: words.groupOfCustomers(group.label, group.customers),
        value: money(group.valueMinor),
      })),
      counted: [
        words.everyCustomerIsCompared,
        ...(atRisk?.interval ? [words.riskInterval(atRisk.interval.confidence)] : []),
      ],
      missing: [words.itIsWhatCould],
    },
  };
}

function clv(
  totals: HomeTotals,
  value: SimpleValue | null,
  lifespanYears: LifespanYears,
  nobody: string,
): Figure {
  const span = historyYears(totals);

  return {
    key: "clv",
    label: words.customerLifetimeValue,
    value: known(value?.lifetimeValue ?? null, money, nobody),
    note: words.aCustomerOver(lifespanYears),
    how: {
      name: words.simpleHistoricalClv,
      formula: words.clvCvTCv,
      inputs: [
        { label: words.revenue, value: money(totals.revenueMinor) },
        { label: words.orders, value: count(totals.orders) },
        { label: words.uniqueCustomers, value: count(totals.customers) },
        {
          label: words.aovAverageOrderValue,
          value: known(value?.averageOrderValue ?? null, money, nobody),
        },
        {
          label: words.fOrdersACustomer,
          value: known(value?.frequency ?? null, plain, nobody),
        },
        {
          label: words.cvCustomerValue,
          value: known(value?.customerValue ?? null, money, nobody),
        },
        { label: words.tLifespanYourChoice, value: years(lifespanYears) },
      ],
      counted: countedOrders(totals),
      missing: [...spanRemark(span), words.itCarriesTheAverage],
    },
  };
}

/** F counts orders of the whole history: over three years it is three years' worth, and T multiplies it again. */
function spanRemark(span: number): string[] {
  if (span === 0 || Math.abs(span - 1) < ABOUT_A_YEAR) return [];
  const text = span.toFixed(1);
  return span > 1 ? [words.fCountsYears(text)] : [words.thereAreOnlyYears(text)];
}
