import { automaticCut, type ModelChoice } from "./choose-model.ts";
import type { Backtest, Tested } from "./backtest.ts";
import { forecastShop } from "../forecast/forecast.ts";
import type { Forecast } from "../forecast/shop-forecast.ts";
import { COHORTS, cohortRetention, type Cohort } from "../pictures/cohorts.ts";
import type { CustomerColumns, Scores } from "./columns.ts";
import type { LeftOut } from "./left-out.ts";
import { cohortFits, rowsOfFacts, type CohortFit } from "../cohort-fits/cohort-fits.ts";
import type { FirstOrderFacts } from "../cohort-fits/first-order-facts.ts";
import { buildLedger, type OrderColumns } from "./ledger.ts";
import type { Parameters } from "../models/count-model.ts";
import type { DiscountPicture } from "../pictures/discount-picture.ts";
import type { FirstOrders } from "../pictures/first-order-groups.ts";
import type { CohortCosts, GroupSales } from "../pictures/first-order-sales.ts";
import { productGaps, type ProductGap, type ProductWaits } from "../pictures/product-gaps.ts";
import type { ProfitPicture } from "../predict/profit.ts";
import { modelAsOf, nestedBacktest } from "./nested-backtest.ts";
import { readiness, type Readiness } from "./readiness.ts";
import { rfmPicture, type RfmPicture } from "../pictures/rfm-picture.ts";
import {
  chanceMap,
  expectedBuyers,
  type ChanceMap,
  type ExpectedBuyers,
} from "../pictures/chance-map.ts";
import { regularPicture, type RegularPicture } from "../regular/regular-picture.ts";
import type { Rhythm } from "../states/lines.ts";
import { rhythmOf, scoreByRhythm } from "../states/rhythm.ts";
import { secondOrder, type Days } from "../pictures/second-order.ts";
import { fitShop, scoreByModel, summaryFromColumns, type ShopFit } from "./shop-fit.ts";
import { knownEvents, type KnownEvent } from "../events/known-events.ts";
import { clockOf } from "../season/clock.ts";
import type { EventCandidate } from "../season/design.ts";
import { estimateSeason } from "../season/estimate-season.ts";
import { openDay, quietWeekdays } from "../season/quiet-weekdays.ts";
import { noSeason, type Season } from "../season/season.ts";
import type { StateCount, StateFlow } from "../states/state-flow.ts";
import { summaryTotals } from "../predict/summary.ts";
import { totalOrders, type TotalPrediction } from "./uncertainty.ts";
import { valueCurve, type ValueCurve } from "../predict/value-curve.ts";
import { totalAtRisk, type TotalAtRisk } from "../predict/risk-total.ts";
import { totalValue, type TotalValue } from "../predict/value-total.ts";
import { winBackCurve, type WinBackPoint } from "../states/win-back.ts";

export interface EngineInput {
  columns: CustomerColumns;
  /** every order that counts; customer is the index into columns */
  orders: OrderColumns;
  /** days since 1970-01-01 in the shop's zone */
  today: number;
  /** minor units of one unit of the shop's currency: 100 for USD, 1 for JPY */
  unit: number;
  /** last night's parameters in days, to begin from */
  start?: Parameters | undefined;
  /** days between purchases of the products bought again most often */
  products?: ProductWaits[];
  /** what may make customers order on known days, besides Black Friday */
  events?: readonly EventCandidate[];
  /** who is in which group of first orders */
  firstOrders?: FirstOrderFacts;
}

/** What scores a customer until the next night: the models, or a plain rhythm below their gates. */
export type Scorer = ({ kind: "model"; fit: ShopFit } | { kind: "rhythm"; rhythm: Rhythm }) & {
  /** weekdays without orders, as day modulo 7; missing in those of an earlier release */
  quiet?: readonly number[];
};

/** What the pages show of a shop as a whole; plain JSON. */
export interface ShopPicture {
  readiness: Readiness;
  historyDays: number;
  /** expected orders of all customers in the next 365 days */
  orders365: TotalPrediction | null;
  clv12Minor: number | null;
  /** the same with its interval */
  value365: TotalValue | null;
  /** what is expected to be lost of it; as the night's scores say it, before hysteresis */
  atRisk365: TotalAtRisk | null;
  secondOrder: {
    curve: { day: number; back: number; low: number; high: number }[];
    median: Days;
    usualWait: number;
    windowCloses: number;
  };
  winBack: WinBackPoint[];
  chanceMap: ChanceMap | null;
  expectedBuyers: ExpectedBuyers | null;
  /** who orders by a cycle; null where nobody does */
  regular: RegularPicture | null;
  cohorts: Cohort[];
  value: ValueCurve;
  choice: ModelChoice | null;
  rfm: RfmPicture | null;
  products: ProductGap[];
  /** of the next 365 days; missing in pictures of an earlier release, null where there are no customers */
  forecast?: Forecast | null;
  /** how fast customers order over the year; missing in pictures of an earlier release */
  season?: Season;
  /** Black Friday, the shop's own sales and dates: missing in pictures of an earlier release */
  events?: KnownEvent[];
  /** what a new customer will bring, by the first order; none below the gates */
  cohortFits: CohortFit[];
}

/** The picture as it is kept: with what only the database knows. */
export interface KeptPicture extends ShopPicture {
  /** as the states stand, with hysteresis; this and the discounts follow each order (pictures/at-risk.server.ts) */
  states: StateCount[];
  /** null before the first states */
  flow: StateFlow | null;
  discounts: DiscountPicture | null;
  /** how customers come back, by what their first order was; null before the facts say so */
  firstOrders: FirstOrders | null;
  /** what they ordered in the months after it; all of them, then by group */
  groupSales: GroupSales[];
  /** what the goods of each month's new customers cost, by months since */
  cohortCosts: CohortCosts[];
  /** products anybody with an account bought, and those of them with enough gaps to say something */
  productsSold: { sold: number; enough: number };
  /** null where the merchant does not show us what goods cost */
  profit: ProfitPicture | null;
  /** orders dated years apart from all others; null where there are none */
  leftOut: LeftOut | null;
}

export interface EngineOutput {
  scorer: Scorer;
  scores: Scores;
  picture: ShopPicture;
  backtest: Backtest | null;
}

const YEAR = 365;
/** Days of the second-order curve a chart can draw. */
const CURVE_POINTS = 120;
/** Fewer customers at the cut say nothing about the method. */
const MIN_BACKTEST_CUSTOMERS = 50;

/** Everything the numbers say of a shop, from its facts. Pure; seconds for a million customers. */
export function runEngine(input: EngineInput): EngineOutput {
  const { orders, today, unit, start, products = [], events = [], firstOrders: facts } = input;
  const ledger = buildLedger(orders, input.columns.n, { countFree: true });
  const columns = { ...input.columns, days: ledger };
  const totals = summaryTotals(summaryFromColumns(columns, today));
  const ready = readiness(totals);
  const season =
    ready.confidence === "simple" ? noSeason : estimateSeason(ledger, today, { events });
  const clock = clockOf(season);
  const summary = summaryFromColumns(columns, today, clock);
  const returning = secondOrder(summary);
  const firstDay = columns.n > 0 ? summary.firstDay.reduce((a, b) => Math.min(a, b)) : today;
  const cut = automaticCut(firstDay, today);
  const chosen = modelAsOf(ledger, firstDay, today, ready.confidence, "map", clock);
  const { model, choice, regular } = chosen;
  const fit =
    ready.confidence === "simple"
      ? null
      : fitShop(summary, {
          model,
          regular,
          season,
          ledger,
          start: model === "pnbd" ? start : undefined,
        });
  const quiet = quietWeekdays(ledger, today);
  const scorer: Scorer = fit
    ? { kind: "model", fit, quiet }
    : { kind: "rhythm", rhythm: rhythmOf(columns, today), quiet };
  const scores = scoreWith(scorer, columns, today);
  const test = fit ? nestedBacktest(ledger, firstDay, cut, today, events) : null;
  const tested = test && test.backtest.customers >= MIN_BACKTEST_CUSTOMERS ? test : null;
  if (tested) noteGroups(scores, tested);
  return {
    scorer,
    scores,
    backtest: tested?.backtest ?? null,
    picture: {
      readiness: ready,
      historyDays: totals.historyDays,
      orders365: fit ? totalOrders(fit.counts, summary, 365) : null,
      clv12Minor: fit
        ? scores.clv12Minor.reduce((sum, value) => sum + (Number.isFinite(value) ? value : 0), 0)
        : null,
      value365: fit
        ? totalValue(
            fit,
            summary,
            scores.clv12Minor.reduce((sum, value) => sum + value, 0),
          )
        : null,
      atRisk365: fit ? totalAtRisk(fit, summary, scores.valueAtRiskMinor) : null,
      secondOrder: {
        curve: thinned(
          returning.curve.map((step) => ({
            day: step.time,
            back: 1 - step.survival,
            low: 1 - step.high,
            high: 1 - step.low,
          })),
        ),
        median: returning.median,
        usualWait: returning.usualWait,
        windowCloses: returning.windowCloses,
      },
      winBack: winBackCurve([...returning.curve], totals.historyDays),
      chanceMap: chanceMap(columns, scores),
      expectedBuyers: expectedBuyers(columns, scores),
      regular: regularPicture(scores),
      cohorts: cohortRetention(ledger, today).slice(-COHORTS),
      value: valueCurve(columns, unit),
      choice,
      rfm: rfmPicture(columns, today),
      products: productGaps(products),
      forecast:
        ledger.day.length > 0
          ? forecastShop(ledger, today + 1, YEAR, {
              fit: fit?.counts,
              spend: fit?.spend,
              season,
              events,
            })
          : null,
      season,
      events: knownEvents(season, events, firstDay, today),
      cohortFits:
        fit && facts
          ? cohortFits(fit, summary, rowsOfFacts(facts, columns.customerId.subarray(0, columns.n)))
          : [],
    },
  };
}

function noteGroups(scores: Scores, { summary, groups }: Tested): void {
  summary.customer.forEach((customer, row) => {
    scores.testedChance[customer] = groups.chance[row]!;
    scores.testedTenth[customer] = groups.tenth[row]!;
  });
}

/** Some customers by what the last night found. */
export function scoreWith(scorer: Scorer, columns: CustomerColumns, today: number): Scores {
  const scores =
    scorer.kind === "model"
      ? scoreByModel(columns, scorer.fit, today)
      : scoreByRhythm(columns, scorer.rhythm, today);
  const { quiet = [] } = scorer;
  const { nextOrderDay } = scores;
  if (quiet.length > 0)
    for (let i = 0; i < columns.n; i++)
      if (Number.isFinite(nextOrderDay[i]!)) nextOrderDay[i] = openDay(nextOrderDay[i]!, quiet);
  return scores;
}

/** Whether a customer's single order days say more than their number: where some order by a cycle. */
export function asksForOrderDays(scorer: Scorer): boolean {
  return scorer.kind === "model" && scorer.fit.counts.regular !== undefined;
}

function thinned<T>(points: T[]): T[] {
  if (points.length <= CURVE_POINTS) return points;
  const every = (points.length - 1) / (CURVE_POINTS - 1);
  return Array.from({ length: CURVE_POINTS }, (_, i) => points[Math.round(i * every)]!);
}
