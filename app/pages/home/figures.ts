import { DAY_MS } from "../../calendar/days.ts";
import type { LifespanYears } from "../../clv/settings.ts";
import { FEWEST_BACK } from "../../clv/pictures/second-order.ts";
import { simpleValue, type SimpleValue } from "../../clv/predict/simple-value.ts";
import {
  count,
  days,
  money,
  plain,
  share,
  unknown,
  years,
  type Change,
  type Figure,
  type Quantity,
} from "../../figures/figure.ts";
import { FEWEST_FOR_SHARES } from "../../figures/few.ts";
import { tooLittleHistory } from "../../figures/words.ts";
import { words } from "./figures-words.ts";

/** Whole history of a shop; amounts in minor units. */
export interface HomeTotals {
  customers: number;
  /** with two or more orders */
  repeatCustomers: number;
  /** of customers, that count */
  orders: number;
  revenueMinor: number;
  guestOrders: number;
  guestRevenueMinor: number;
  testOrders: number;
  cancelledOrders: number;
  refundedOrders: number;
  refundedMinor: number;
  firstOrderAt: Date | null;
  lastOrderAt: Date | null;
  /** Kaplan-Meier, days; null where not reached */
  secondOrderMedian: number | null;
  secondOrderLow: number | null;
  secondOrderHigh: number | null;
}

/** What was added in the last `days` days, from orders and first orders that count. */
export interface RecentActivity {
  days: number;
  customers: number;
  /** customers whose second order came in these days */
  secondOrders: number;
  orders: number;
  revenueMinor: number;
}

/** Customers on their way out whom acting can still keep, and the value of twelve months that goes with them. */
export interface AtRisk {
  customers: number;
  valueMinor: number;
  groups: { label: string; customers: number; valueMinor: number }[];
}

const YEAR_DAYS = 365.25;
/** Histories closer to one year than this need no remark. */
const ABOUT_A_YEAR = 0.1;

const inWords = (value: number) => value.toLocaleString("en-US");

/** Whether all orders of the shop are read, are being read, or stopped being read before the last. */
export type Reading = "done" | "running" | "stopped";

/** Why there is nothing to work out without a customer. */
const nobodyYet: Record<Reading, string> = {
  done: words.noCustomerHasOrdered,
  running: words.ordersAreBeingRead,
  stopped: words.notAllOrdersAreRead,
};

/** numerator ÷ denominator, or null when there is nothing to divide by. */
function ratio(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}

function known(value: number | null, quantity: (value: number) => Quantity, why: string): Quantity {
  return value === null ? unknown(why) : quantity(value);
}

/** Years between the first and the last order; 0 with less than two. */
function historyYears(totals: Pick<HomeTotals, "firstOrderAt" | "lastOrderAt">): number {
  if (!totals.firstOrderAt || !totals.lastOrderAt) return 0;
  return (totals.lastOrderAt.getTime() - totals.firstOrderAt.getTime()) / DAY_MS / YEAR_DAYS;
}

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
  recent: RecentActivity | null,
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
      repeatRate(totals, recent, nobody),
      secondOrder(totals, reading),
      valueAtRisk(atRisk, reading === "done" && totals.customers === 0),
    ],
    clv: clv(totals, value, lifespanYears, nobody),
    parts: [
      customers(totals, recent),
      orders(totals, recent),
      revenue(totals, recent),
      averageOrder(totals, value, recent, nobody),
      frequency(totals, value, nobody),
    ],
  };
}

function during(recent: RecentActivity): string {
  return words.inDays(recent.days);
}

function added(
  recent: RecentActivity | null,
  by: (recent: RecentActivity) => Quantity,
): { change?: Change } {
  return recent ? { change: { by: by(recent), during: during(recent) } } : {};
}

function countedOrders(totals: HomeTotals): string[] {
  const lines = [words.revenueIsGoodsAfter, words.ordersRefundedInFull];
  const left = [
    totals.testOrders > 0 ? words.test(inWords(totals.testOrders)) : "",
    totals.cancelledOrders > 0 ? words.cancelled(inWords(totals.cancelledOrders)) : "",
  ].filter(Boolean);
  if (left.length > 0)
    lines.push(words.leftOut(left.join(" and "), totals.testOrders + totals.cancelledOrders));
  if (totals.guestOrders > 0) lines.push(words.guestsLeftOut(totals.guestOrders));
  return lines;
}

function guestsMissing(totals: HomeTotals): string[] {
  return totals.guestOrders > 0 ? [words.guestsWhoLaterMade] : [];
}

function repeatRate(totals: HomeTotals, recent: RecentActivity | null, nobody: string): Figure {
  const now = ratio(totals.repeatCustomers, totals.customers);
  const isFew = totals.customers > 0 && totals.customers < FEWEST_FOR_SHARES;
  const before = recent
    ? ratio(totals.repeatCustomers - recent.secondOrders, totals.customers - recent.customers)
    : null;
  return {
    key: "repeat-rate",
    label: words.repeatRate,
    value: isFew
      ? unknown(words.fewCameBack(totals.repeatCustomers, totals.customers, FEWEST_FOR_SHARES))
      : known(now, share, nobody),
    note: words.ofCustomersCameBack,
    ...(recent && !isFew && now !== null && before !== null
      ? { change: { by: share(now - before), during: during(recent) } }
      : {}),
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
  const end = (limit: number | null, why: string) => (limit === null ? unknown(why) : days(limit));
  return {
    key: "second-order",
    label: words.timeToSecondOrder,
    value: known(median, days, isUnread ? nobodyYet[reading] : tooFew),
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
          estimate: { low: null, high: null, confidence: 0.95 },
        }
      : {}),
    how: {
      formula: words.forEachCustomer,
      inputs: (atRisk?.groups ?? []).map((group) => ({
        label: words.groupOfCustomers(group.label, group.customers),
        value: money(group.valueMinor),
      })),
      counted: [words.everyCustomerIsCompared],
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

function customers(totals: HomeTotals, recent: RecentActivity | null): Figure {
  return {
    key: "customers",
    label: words.customers,
    value: count(totals.customers),
    ...added(recent, ({ customers: newOnes }) => count(newOnes)),
    how: {
      formula: words.differentCustomers,
      inputs: [
        { label: words.customers, value: count(totals.customers) },
        { label: words.guestOrdersNotAmong, value: count(totals.guestOrders) },
      ],
      counted: countedOrders(totals),
      missing: guestsMissing(totals),
    },
  };
}

function orders(totals: HomeTotals, recent: RecentActivity | null): Figure {
  return {
    key: "orders",
    label: words.orders,
    value: count(totals.orders),
    ...(totals.guestOrders > 0 ? { note: words.andByGuests(inWords(totals.guestOrders)) } : {}),
    ...added(recent, ({ orders: newOnes }) => count(newOnes)),
    how: {
      formula: words.ordersThatCount,
      inputs: [
        { label: words.ordersOfCustomers, value: count(totals.orders) },
        { label: words.guestOrders, value: count(totals.guestOrders) },
        { label: words.testOrdersLeftOut, value: count(totals.testOrders) },
        { label: words.cancelledOrdersLeftOut, value: count(totals.cancelledOrders) },
        { label: words.ordersWithARefund, value: count(totals.refundedOrders) },
      ],
      counted: [words.refundsLeftOut],
      missing: [],
    },
  };
}

function revenue(totals: HomeTotals, recent: RecentActivity | null): Figure {
  return {
    key: "revenue",
    label: words.revenue,
    value: money(totals.revenueMinor),
    ...added(recent, ({ revenueMinor }) => money(revenueMinor)),
    how: {
      formula: words.goodsDiscountsReturns,
      inputs: [
        { label: words.revenueFromCustomers, value: money(totals.revenueMinor) },
        { label: words.revenueFromGuests, value: money(totals.guestRevenueMinor) },
        { label: words.refundedAlreadyTakenOff, value: money(totals.refundedMinor) },
      ],
      counted: countedOrders(totals),
      missing: [words.costsAreNotSubtracted],
    },
  };
}

function averageOrder(
  totals: HomeTotals,
  value: SimpleValue | null,
  recent: RecentActivity | null,
  nobody: string,
): Figure {
  const before = recent
    ? ratio(totals.revenueMinor - recent.revenueMinor, totals.orders - recent.orders)
    : null;
  return {
    key: "aov",
    label: words.averageOrderValue,
    value: known(value?.averageOrderValue ?? null, money, nobody),
    ...(recent && value && before !== null
      ? {
          change: {
            by: money(Math.round(value.averageOrderValue - before)),
            during: during(recent),
          },
        }
      : {}),
    how: {
      name: "AOV",
      formula: "revenue ÷ orders",
      inputs: [
        { label: words.revenue, value: money(totals.revenueMinor) },
        { label: words.orders, value: count(totals.orders) },
      ],
      counted: countedOrders(totals),
      missing: [],
    },
  };
}

function frequency(totals: HomeTotals, value: SimpleValue | null, nobody: string): Figure {
  const span = historyYears(totals);
  return {
    key: "frequency",
    label: words.purchaseFrequency,
    value: known(value?.frequency ?? null, plain, nobody),
    note: words.ordersACustomer,
    how: {
      name: "F",
      formula: words.ordersUniqueCustomers,
      inputs: [
        { label: words.orders, value: count(totals.orders) },
        { label: words.uniqueCustomers, value: count(totals.customers) },
        ...(span > 0 ? [{ label: words.yearsOfHistory, value: plain(span, 1) }] : []),
      ],
      counted: countedOrders(totals),
      missing: [words.notAYearlyRate],
    },
  };
}
