import { rows, type Db } from "../../db.server.ts";
import type { KeptBacktest } from "../fit/backtest.ts";
import type { KeptPicture, Scorer } from "../fit/engine.ts";
import type { CustomerState } from "../states/states.ts";
import type { CustomerId } from "../../ids.ts";
import type { TestBias } from "./against-test.ts";

export interface CustomerValueRow {
  customerId: CustomerId;
  state: CustomerState;
  stateSince: string;
  expectedGapDays: number | null;
  overdueRatio: number | null;
  pAlive: number | null;
  pOrder90: number | null;
  pOrder365: number | null;
  expectedOrders12: number | null;
  clv12Minor: number | null;
  clv12LowMinor: number | null;
  clv12HighMinor: number | null;
  valueAtRiskMinor: number;
  nextOrderDay: string | null;
  /** days between their orders, of who buys by a cycle; null = by none */
  cycleDays: number | null;
  computedAt: Date;
}

const columns = `customer_id AS "customerId", state, state_since AS "stateSince", expected_gap_days AS "expectedGapDays",
  overdue_ratio AS "overdueRatio", p_alive AS "pAlive", p_order_90 AS "pOrder90", p_order_365 AS "pOrder365",
  expected_orders_12 AS "expectedOrders12", clv12_minor AS "clv12Minor", clv12_low_minor AS "clv12LowMinor",
  clv12_high_minor AS "clv12HighMinor", value_at_risk_minor AS "valueAtRiskMinor", next_order_day AS "nextOrderDay",
  cycle_days AS "cycleDays",
  computed_at AS "computedAt"`;

/** What is said of these customers, by id; those not computed yet are missing. */
export async function customerValues(
  db: Db,
  shopId: number,
  customerIds: CustomerId[],
): Promise<Map<CustomerId, CustomerValueRow>> {
  const found = await rows<CustomerValueRow>(
    db,
    `SELECT ${columns} FROM customer_values WHERE shop_id = $1 AND customer_id = ANY($2::bigint[])`,
    [shopId, customerIds],
  );
  return new Map(found.map((row) => [row.customerId, row]));
}

export interface LatestFit {
  asOf: string;
  model: string;
  scorer: Scorer;
  picture: KeptPicture;
  backtest: KeptBacktest | null;
  computedAt: Date;
}

/** What the last computation said of the shop as a whole; null before the first. */
export async function latestFit(db: Db, shopId: number): Promise<LatestFit | null> {
  const [fit] = await rows<LatestFit>(
    db,
    `SELECT as_of AS "asOf", model, params AS scorer, summary AS picture, backtest, computed_at AS "computedAt"
       FROM model_fits WHERE shop_id = $1 AND summary IS NOT NULL ORDER BY computed_at DESC LIMIT 1`,
    [shopId],
  );
  if (!fit) return null;
  // a picture kept by an earlier release lacks what was added since, until the next night
  const added = {
    value365: null,
    atRisk365: null,
    firstOrders: null,
    cohortFits: [],
    groupSales: [],
    cohortCosts: [],
    regular: null,
    winBack: [],
    chanceMap: null,
    expectedBuyers: null,
    states: [],
    flow: null,
    rfm: null,
    products: [],
    discounts: null,
    productsSold: { sold: 0, enough: 0 },
    profit: null,
    leftOut: null,
  };
  return { ...fit, picture: { ...added, ...fit.picture } };
}

/** What is said of all customers together, without the pictures. */
export type Together = Pick<
  KeptPicture,
  "value365" | "atRisk365" | "orders365" | "readiness" | "historyDays"
> & {
  /** how the last back-test came out; null where there was none */
  test: TestBias | null;
};

/** What all customers are expected to bring in the next 12 months, and whether anybody can say; null before a night. */
export async function predictedTogether(db: Db, shopId: number): Promise<Together | null> {
  const [fit] = await rows<{ together: Together | null }>(
    db,
    `SELECT jsonb_build_object('value365', summary->'value365', 'atRisk365', summary->'atRisk365', 'orders365', summary->'orders365',
              'readiness', summary->'readiness', 'historyDays', summary->'historyDays',
              'test', CASE WHEN backtest IS NOT NULL THEN jsonb_build_object('bias', backtest->'bias') END) AS together
       FROM model_fits WHERE shop_id = $1 AND summary IS NOT NULL ORDER BY computed_at DESC LIMIT 1`,
    [shopId],
  );
  return fit?.together ?? null;
}

/** How earlier back-tests came out, newest first, one a day: drift shows here. */
export async function backtestHistory(
  db: Db,
  shopId: number,
  limit = 60,
): Promise<{ asOf: string; predicted: number; actual: number; bias: number | null }[]> {
  return rows(
    db,
    `SELECT DISTINCT ON (as_of) as_of AS "asOf", (backtest->>'predictedOrders')::float8 AS predicted,
            (backtest->>'actualOrders')::float8 AS actual, (backtest->>'bias')::float8 AS bias
       FROM model_fits
      WHERE shop_id = $1 AND backtest->>'predictedOrders' IS NOT NULL AND backtest->>'actualOrders' IS NOT NULL
      ORDER BY as_of DESC, computed_at DESC LIMIT $2`,
    [shopId, limit],
  );
}

/** Days since which another model predicts than the night before, of those whose fits are kept. */
export async function modelChanges(
  db: Db,
  shopId: number,
): Promise<{ day: string; model: string }[]> {
  return rows(
    db,
    `SELECT as_of AS day, model
       FROM (SELECT as_of, model, lag(model) OVER (ORDER BY computed_at) AS before
               FROM model_fits WHERE shop_id = $1) fits
      WHERE before <> model ORDER BY as_of`,
    [shopId],
  );
}
