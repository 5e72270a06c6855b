import { DAY_MS } from "../../calendar/days.ts";
import type { LifespanYears } from "../../clv/settings.ts";
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

const NOBODY_YET = "no customer has ordered yet";

/** numerator ÷ denominator, or null when there is nothing to divide by. */
function ratio(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}

function known(value: number | null, quantity: (value: number) => Quantity, why: string): Quantity {
  return value === null ? unknown(why) : quantity(value);
}

/** Years between the first and the last order; 0 with less than two. */
export function historyYears(totals: Pick<HomeTotals, "firstOrderAt" | "lastOrderAt">): number {
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
  atRisk: AtRisk | null,
): HomeFigures {
  const value = simpleValue(
    { revenue: totals.revenueMinor, orders: totals.orders, customers: totals.customers },
    lifespanYears,
  );
  return {
    main: [repeatRate(totals, recent), secondOrder(totals), valueAtRisk(atRisk)],
    clv: clv(totals, value, lifespanYears),
    parts: [
      customers(totals, recent),
      orders(totals, recent),
      revenue(totals, recent),
      averageOrder(totals, value, recent),
      frequency(totals, value),
    ],
  };
}

function during(recent: RecentActivity): string {
  return `in ${recent.days} days`;
}

function added(
  recent: RecentActivity | null,
  by: (recent: RecentActivity) => Quantity,
): { change?: Change } {
  return recent ? { change: { by: by(recent), during: during(recent) } } : {};
}

function countedOrders(totals: HomeTotals): string[] {
  const lines = [
    "Revenue is goods after discounts and returns, without tax, shipping, tips and gift cards: net sales in Shopify's reports.",
    "Orders refunded in full are not counted; a partial refund lowers the revenue of its order.",
  ];
  const left = [
    totals.testOrders > 0 ? `${inWords(totals.testOrders)} test` : "",
    totals.cancelledOrders > 0 ? `${inWords(totals.cancelledOrders)} cancelled` : "",
  ].filter(Boolean);
  if (left.length > 0) lines.push(`Left out: ${left.join(" and ")} orders.`);
  if (totals.guestOrders > 0)
    lines.push(
      `Left out: ${inWords(totals.guestOrders)} guest orders. They have no customer, so nobody knows who came back.`,
    );
  return lines;
}

function guestsMissing(totals: HomeTotals): string[] {
  return totals.guestOrders > 0
    ? ["Guests who later made an account count from their first order with it."]
    : [];
}

function repeatRate(totals: HomeTotals, recent: RecentActivity | null): Figure {
  const now = ratio(totals.repeatCustomers, totals.customers);
  const before = recent
    ? ratio(totals.repeatCustomers - recent.secondOrders, totals.customers - recent.customers)
    : null;
  return {
    key: "repeat-rate",
    label: "Repeat rate",
    value: known(now, share, NOBODY_YET),
    note: "of customers came back",
    ...(recent && now !== null && before !== null
      ? { change: { by: share(now - before), during: during(recent) } }
      : {}),
    how: {
      formula: "customers with two or more orders ÷ customers",
      inputs: [
        { label: "Customers with two or more orders", value: count(totals.repeatCustomers) },
        { label: "Customers", value: count(totals.customers) },
      ],
      counted: countedOrders(totals),
      missing: [
        "New customers have had little time to come back, so a fast-growing shop looks worse than it is. Time to second order allows for that.",
        ...guestsMissing(totals),
      ],
    },
  };
}

function secondOrder(totals: HomeTotals): Figure {
  const { secondOrderMedian: median, secondOrderLow: low, secondOrderHigh: high } = totals;
  const end = (limit: number | null, why: string) => (limit === null ? unknown(why) : days(limit));
  return {
    key: "second-order",
    label: "Time to second order",
    value: known(median, days, "fewer than half of the customers have come back so far"),
    note: "half of the customers are back by then",
    ...(median === null
      ? {}
      : {
          estimate: {
            low: end(low, "no lower limit"),
            high: end(high, "no upper limit yet"),
            confidence: 0.95,
          },
        }),
    how: {
      name: "Kaplan–Meier median",
      formula: "the day by which half of the customers have placed a second order",
      inputs: [
        { label: "Customers", value: count(totals.customers) },
        { label: "of them back for a second order", value: count(totals.repeatCustomers) },
      ],
      counted: [
        "Customers still within their first days count as waiting, not as lost.",
        "Two orders on one day are one visit.",
      ],
      missing:
        median === null
          ? [
              "Fewer than half have come back, so there is no day by which half have. Repeat rate says how many did.",
            ]
          : guestsMissing(totals),
    },
  };
}

function valueAtRisk(atRisk: AtRisk | null): Figure {
  return {
    key: "value-at-risk",
    label: "Value at risk",
    value: atRisk ? money(atRisk.valueMinor) : unknown("computed when all orders are read"),
    ...(atRisk
      ? {
          note: `over 12 months, ${inWords(atRisk.customers)} customers`,
          estimate: { low: null, high: null, confidence: 0.95 },
        }
      : {}),
    how: {
      formula:
        "for each customer: expected value over 12 months if they are still a customer × chance of no order within 90 days; added up",
      inputs: (atRisk?.groups ?? []).map((group) => ({
        label: `${group.label}, ${inWords(group.customers)} customers`,
        value: money(group.valueMinor),
      })),
      counted: [
        "Every customer is compared with their own rhythm, not with a fixed number of days.",
      ],
      missing: ["It is what could be lost, not what an offer would bring back."],
    },
  };
}

function clv(totals: HomeTotals, value: SimpleValue | null, lifespanYears: LifespanYears): Figure {
  const span = historyYears(totals);

  return {
    key: "clv",
    label: "Customer lifetime value",
    value: known(value?.lifetimeValue ?? null, money, NOBODY_YET),
    note: `a customer over ${lifespanYears} ${lifespanYears === 1 ? "year" : "years"}`,
    how: {
      name: "Simple historical CLV",
      formula:
        "CLV = CV × T · CV = AOV × F · AOV = revenue ÷ orders · F = orders ÷ unique customers",
      inputs: [
        { label: "Revenue", value: money(totals.revenueMinor) },
        { label: "Orders", value: count(totals.orders) },
        { label: "Unique customers", value: count(totals.customers) },
        {
          label: "AOV, average order value",
          value: known(value?.averageOrderValue ?? null, money, NOBODY_YET),
        },
        {
          label: "F, orders a customer",
          value: known(value?.frequency ?? null, plain, NOBODY_YET),
        },
        {
          label: "CV, customer value",
          value: known(value?.customerValue ?? null, money, NOBODY_YET),
        },
        { label: "T, lifespan (your choice)", value: years(lifespanYears) },
      ],
      counted: countedOrders(totals),
      missing: [
        ...spanRemark(span),
        "It carries the average customer so far forward as if nobody ever left, so it is often far too high for the years ahead. The Customers page predicts each customer, with an interval.",
      ],
    },
  };
}

/** F counts orders of the whole history: over three years it is three years' worth, and T multiplies it again. */
function spanRemark(span: number): string[] {
  if (span === 0 || Math.abs(span - 1) < ABOUT_A_YEAR) return [];
  const text = span.toFixed(1);
  return span > 1
    ? [
        `F counts ${text} years of orders, not one: with T in years the result leans high. Take a smaller T to be careful.`,
      ]
    : [
        `There are only ${text} years of orders, so F is less than a full year's and the result leans low.`,
      ];
}

function customers(totals: HomeTotals, recent: RecentActivity | null): Figure {
  return {
    key: "customers",
    label: "Customers",
    value: count(totals.customers),
    ...added(recent, ({ customers: newOnes }) => count(newOnes)),
    how: {
      formula: "different customers with at least one order that counts",
      inputs: [
        { label: "Customers", value: count(totals.customers) },
        { label: "Guest orders, not among them", value: count(totals.guestOrders) },
      ],
      counted: countedOrders(totals),
      missing: guestsMissing(totals),
    },
  };
}

function orders(totals: HomeTotals, recent: RecentActivity | null): Figure {
  return {
    key: "orders",
    label: "Orders",
    value: count(totals.orders),
    ...(totals.guestOrders > 0 ? { note: `and ${inWords(totals.guestOrders)} by guests` } : {}),
    ...added(recent, ({ orders: newOnes }) => count(newOnes)),
    how: {
      formula: "orders that count, of customers",
      inputs: [
        { label: "Orders of customers", value: count(totals.orders) },
        { label: "Guest orders", value: count(totals.guestOrders) },
        { label: "Test orders, left out", value: count(totals.testOrders) },
        { label: "Cancelled orders, left out", value: count(totals.cancelledOrders) },
        { label: "Orders with a refund", value: count(totals.refundedOrders) },
      ],
      counted: ["Orders refunded in full are left out; those refunded in part count."],
      missing: [],
    },
  };
}

function revenue(totals: HomeTotals, recent: RecentActivity | null): Figure {
  return {
    key: "revenue",
    label: "Revenue",
    value: money(totals.revenueMinor),
    ...added(recent, ({ revenueMinor }) => money(revenueMinor)),
    how: {
      formula: "goods − discounts − returns, of orders that count",
      inputs: [
        { label: "Revenue from customers", value: money(totals.revenueMinor) },
        { label: "Revenue from guests", value: money(totals.guestRevenueMinor) },
        { label: "Refunded, already taken off", value: money(totals.refundedMinor) },
      ],
      counted: countedOrders(totals),
      missing: ["Costs are not subtracted: this is revenue, not profit."],
    },
  };
}

function averageOrder(
  totals: HomeTotals,
  value: SimpleValue | null,
  recent: RecentActivity | null,
): Figure {
  const before = recent
    ? ratio(totals.revenueMinor - recent.revenueMinor, totals.orders - recent.orders)
    : null;
  return {
    key: "aov",
    label: "Average order value",
    value: known(value?.averageOrderValue ?? null, money, NOBODY_YET),
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
        { label: "Revenue", value: money(totals.revenueMinor) },
        { label: "Orders", value: count(totals.orders) },
      ],
      counted: countedOrders(totals),
      missing: [],
    },
  };
}

function frequency(totals: HomeTotals, value: SimpleValue | null): Figure {
  const span = historyYears(totals);
  return {
    key: "frequency",
    label: "Purchase frequency",
    value: known(value?.frequency ?? null, plain, NOBODY_YET),
    note: "orders a customer, from all orders read",
    how: {
      name: "F",
      formula: "orders ÷ unique customers",
      inputs: [
        { label: "Orders", value: count(totals.orders) },
        { label: "Unique customers", value: count(totals.customers) },
        ...(span > 0 ? [{ label: "Years of history", value: plain(span, 1) }] : []),
      ],
      counted: countedOrders(totals),
      missing: ["Not a yearly rate: it covers every order since the first."],
    },
  };
}
