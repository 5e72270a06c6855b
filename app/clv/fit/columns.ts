import type { OrderDays } from "../predict/summary.ts";
import type { CustomerState } from "../states/states.ts";

/** Facts of many customers, a column each; days count from 1970-01-01 in the shop's zone. */
export interface CustomerColumns {
  /** customers */
  n: number;
  customerId: Float64Array;
  /** orders that count, >= orderDays */
  orders: Int32Array;
  /** days with an order, >= 1 */
  orderDays: Int32Array;
  firstDay: Int32Array;
  lastDay: Int32Array;
  /** 0 = none yet */
  secondDay: Int32Array;
  revenueMinor: Float64Array;
  firstDayMinor: Float64Array;
  /** each customer's order days by their place here; missing where they were not read */
  days?: OrderDays | undefined;
}

/** What is said of each customer; NaN where nothing can be said. */
export interface Scores {
  state: CustomerState[];
  expectedGapDays: Float64Array;
  overdueRatio: Float64Array;
  pAlive: Float64Array;
  pOrder90: Float64Array;
  pOrder365: Float64Array;
  expectedOrders12: Float64Array;
  clv12Minor: Float64Array;
  clv12LowMinor: Float64Array;
  clv12HighMinor: Float64Array;
  valueAtRiskMinor: Float64Array;
  /** which bin and tenth of the last test they were in; NaN for who came after its cut: see TestedGroups */
  testedChance: Float64Array;
  testedTenth: Float64Array;
  /** day of the next order, NaN for one-time buyers */
  nextOrderDay: Float64Array;
  /** days between the orders of who buys by a cycle; NaN of everybody else */
  cycleDays: Float64Array;
}

export function emptyColumns(capacity: number): CustomerColumns {
  return {
    n: 0,
    customerId: new Float64Array(capacity),
    orders: new Int32Array(capacity),
    orderDays: new Int32Array(capacity),
    firstDay: new Int32Array(capacity),
    lastDay: new Int32Array(capacity),
    secondDay: new Int32Array(capacity),
    revenueMinor: new Float64Array(capacity),
    firstDayMinor: new Float64Array(capacity),
  };
}

export function emptyScores(n: number): Scores {
  const unknown = () => new Float64Array(n).fill(NaN);
  return {
    state: new Array<CustomerState>(n),
    expectedGapDays: unknown(),
    overdueRatio: unknown(),
    pAlive: unknown(),
    pOrder90: unknown(),
    pOrder365: unknown(),
    expectedOrders12: unknown(),
    clv12Minor: unknown(),
    clv12LowMinor: unknown(),
    clv12HighMinor: unknown(),
    valueAtRiskMinor: new Float64Array(n),
    nextOrderDay: unknown(),
    cycleDays: unknown(),
    testedChance: unknown(),
    testedTenth: unknown(),
  };
}
