import { DAY_MS } from "../../calendar/days.ts";
import type { ShopTotals } from "../../customers/totals.ts";
import { unknown, type Quantity } from "../../figures/figure.ts";
import { formatNumber } from "../../figures/format.ts";
import { words } from "./figures-words.ts";

export type HomeTotals = Omit<ShopTotals, "computedAt">;

/** Whether all orders of the shop are read, are being read, or stopped being read before the last. */
export type Reading = "done" | "running" | "stopped";

const YEAR_DAYS = 365.25;

/** numerator ÷ denominator, or null when there is nothing to divide by. */
export function ratio(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}

export function known(
  value: number | null,
  quantity: (value: number) => Quantity,
  why: string,
): Quantity {
  return value === null ? unknown(why) : quantity(value);
}

/** Years between the first and the last order; 0 with less than two. */
export function historyYears(totals: Pick<HomeTotals, "firstOrderAt" | "lastOrderAt">): number {
  if (!totals.firstOrderAt || !totals.lastOrderAt) return 0;
  return (totals.lastOrderAt.getTime() - totals.firstOrderAt.getTime()) / DAY_MS / YEAR_DAYS;
}

export function countedOrders(totals: HomeTotals): string[] {
  const lines = [words.revenueIsGoodsAfter, words.ordersRefundedInFull];
  const left = [
    totals.testOrders > 0 ? words.test(formatNumber(totals.testOrders)) : "",
    totals.cancelledOrders > 0 ? words.cancelled(formatNumber(totals.cancelledOrders)) : "",
  ].filter(Boolean);
  if (left.length > 0)
    lines.push(words.leftOut(left.join(" and "), totals.testOrders + totals.cancelledOrders));
  if (totals.guestOrders > 0) lines.push(words.guestsLeftOut(totals.guestOrders));
  return lines;
}

export function guestsMissing(totals: HomeTotals): string[] {
  return totals.guestOrders > 0 ? [words.guestsWhoLaterMade] : [];
}

/** Before the first facts. */
export const nothingYet: HomeTotals = {
  customers: 0,
  repeatCustomers: 0,
  orders: 0,
  revenueMinor: 0,
  guestOrders: 0,
  guestRevenueMinor: 0,
  testOrders: 0,
  cancelledOrders: 0,
  refundedOrders: 0,
  refundedMinor: 0,
  firstOrderAt: null,
  lastOrderAt: null,
  secondOrderMedian: null,
  secondOrderLow: null,
  secondOrderHigh: null,
};
