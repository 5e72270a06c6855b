import type { SimpleValue } from "../../clv/predict/simple-value.ts";
import { count, money, plain, type Figure } from "../../figures/figure.ts";
import { words } from "./figures-words.ts";
import {
  added,
  countedOrders,
  during,
  guestsMissing,
  historyYears,
  inWords,
  known,
  ratio,
  type HomeTotals,
  type RecentActivity,
} from "./totals.ts";

/** What the lifetime value is made of. @param nobody why there is nothing to work out without a customer */
export function partFigures(
  totals: HomeTotals,
  value: SimpleValue | null,
  recent: RecentActivity | null,
  nobody: string,
): Figure[] {
  return [
    customers(totals, recent),
    orders(totals, recent),
    revenue(totals, recent),
    averageOrder(totals, value, recent, nobody),
    frequency(totals, value, nobody),
  ];
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
