import type { OrderRecord } from "../store/types.ts";
import type { Histories } from "./histories.ts";
import { type Truth, truth } from "./truth.ts";

/** What was written, counted while writing. Money in cents. */
export interface GeneratedShop {
  truth: Truth;
  firstDay: string;
  orders: number;
  /** with a record in the shop, people who never ordered included */
  customers: number;
  customersWithoutOrder: number;
  cancelled: number;
  refundedInFull: number;
  refundedInPart: number;
  guests: number;
  tests: number;
  /** of orders neither cancelled nor test: items after discounts, less nothing */
  subtotals: number;
  refunds: number;
}

export function newCount(firstDay: string, histories: Histories): GeneratedShop {
  return {
    truth,
    firstDay,
    orders: histories.orders,
    customers: 0,
    customersWithoutOrder: 0,
    cancelled: 0,
    refundedInFull: 0,
    refundedInPart: 0,
    guests: 0,
    tests: 0,
    subtotals: 0,
    refunds: 0,
  };
}

export function count(counted: GeneratedShop, order: OrderRecord): void {
  if (order.test) counted.tests++;
  else if (order.cancelledAt !== null) counted.cancelled++;
  else {
    if (order.customerId === null) counted.guests++;
    if (order.financialStatus === "REFUNDED") counted.refundedInFull++;
    if (order.financialStatus === "PARTIALLY_REFUNDED") counted.refundedInPart++;
    counted.subtotals += order.subtotal;
    counted.refunds += order.totalRefunded;
  }
}
