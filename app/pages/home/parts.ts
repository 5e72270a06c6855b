import type { SimpleValue } from "../../clv/predict/simple-value.ts";
import { count, money, plain, type Figure } from "../../figures/figure.ts";
import { formatNumber } from "../../figures/format.ts";
import { words } from "./figures-words.ts";
import { countedOrders, guestsMissing, historyYears, known, type HomeTotals } from "./totals.ts";

/** What the lifetime value is made of. @param nobody why there is nothing to work out without a customer */
export function partFigures(
  totals: HomeTotals,
  value: SimpleValue | null,
  nobody: string,
): Figure[] {
  return [
    customers(totals),
    orders(totals),
    revenue(totals),
    averageOrder(totals, value, nobody),
    frequency(totals, value, nobody),
  ];
}

function customers(totals: HomeTotals): Figure {
  return {
    key: "customers",
    label: words.customers,
    value: count(totals.customers),
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

function orders(totals: HomeTotals): Figure {
  return {
    key: "orders",
    label: words.orders,
    value: count(totals.orders),
    ...(totals.guestOrders > 0
      ? { note: words.andByGuests(formatNumber(totals.guestOrders)) }
      : {}),
    how: {
      docs: "/app/help/revenue",
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

function revenue(totals: HomeTotals): Figure {
  return {
    key: "revenue",
    label: words.revenue,
    value: money(totals.revenueMinor),
    how: {
      docs: "/app/help/revenue",
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

function averageOrder(totals: HomeTotals, value: SimpleValue | null, nobody: string): Figure {
  return {
    key: "aov",
    label: words.averageOrderValue,
    value: known(value?.averageOrderValue ?? null, money, nobody),
    how: {
      docs: "/app/help/revenue",
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
