import { createRandom } from "../../numeric/random.ts";
import { modelAsOf } from "../fit/nested-backtest.ts";
import { countDoubts } from "../fit/parameter-doubt.ts";
import { fitPurchases } from "../regular/choose-regular.ts";
import type { CountFit, FitMethod } from "../fit/count-fit.ts";
import type { OrderLedger } from "../fit/ledger.ts";
import { readiness, type Readiness } from "../fit/readiness.ts";
import type { SpendFit } from "../fit/spend-fit.ts";
import type { CountModel } from "../models/count-model.ts";
import { daysBetween } from "../events/days-between.ts";
import { clockOf } from "../season/clock.ts";
import type { EventCandidate } from "../season/design.ts";
import { estimateSeason } from "../season/estimate-season.ts";
import { noSeason, type Season } from "../season/season.ts";
import { summarise, summaryTotals, type Summary } from "../predict/summary.ts";
import type { Ahead, Levels } from "./ahead.ts";
import { futuresOf } from "./futures.ts";
import { inFigures } from "./in-figures.ts";
import { newValues } from "./first-values.ts";
import { firstOrdersByDay } from "../newcomers/first-orders-by-day.ts";
import { forecastNewcomers } from "../newcomers/newcomers.ts";
import { knownPart } from "./known.ts";
import { withoutLarge, type LargeOrders } from "./large-orders.ts";
import { levelOf } from "./level.ts";
import { onceAhead } from "./makeup.ts";
import { pastErrors, type PastErrors } from "./origins.ts";
import { paceOf } from "./pace.ts";
import { periodEnds } from "./periods.ts";
import { repeatsOf } from "./repeats.ts";
import { firstFollow, seasonDoubt } from "./season-doubt.ts";
import { spendOf } from "./spend-ahead.ts";
import type { Forecast } from "./shop-forecast.ts";
import { repeatTable } from "./repeat-table.ts";

export interface ForecastOptions {
  readonly method?: FitMethod;
  /** A fit already made on orders before `from`. */
  readonly fit?: CountFit | undefined;
  /**
   * How fast customers order over the year; the fit, if given, is on its clock. Left out, it is found
   * from the orders; beside a fit it is none.
   */
  readonly season?: Season;
  /** What may make customers order on known days, those to come included, besides Black Friday. */
  readonly events?: readonly EventCandidate[];
  /** Beside a fit: the spend fit it was made with. Its kind is taken, and not chosen again. */
  readonly spend?: SpendFit | undefined;
  /** Taken instead of the one that best foretold held-out orders. */
  readonly model?: CountModel;
  /** Futures to draw. */
  readonly draws?: number;
}

const DRAWS = 2_000;
const MOST_DAYS = 1_825;

/**
 * What a shop will sell in the `days` from day `from` on. Orders on or after `from` are not looked at.
 *
 * Throws RangeError where there is no order before `from`, or `days` is not a whole number from 1 to 1,825.
 */
export function forecastShop(
  whole: OrderLedger,
  from: number,
  days: number,
  options: ForecastOptions = {},
): Forecast {
  if (!(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) {
    throw new RangeError(`Found ${days} days, expected a whole number from 1 to ${MOST_DAYS}`);
  }
  const today = from - 1;
  const { ledger, large } = withoutLarge(whole, today);
  const { events = [] } = options;
  const season =
    options.season ?? (options.fit ? noSeason : estimateSeason(ledger, today, { events }));
  const summary = summarise(ledger, today, clockOf(season));
  if (summary.size === 0) throw new RangeError("There is no order before the forecast begins");
  const random = createRandom("forecast");
  const ready = readiness(summaryTotals(summary));
  const fitted = ready.confidence === "simple" ? null : fitOf(ledger, summary, ready, options);
  const first = summary.firstDay.reduce((a, b) => Math.min(a, b));
  const errors = fitted
    ? pastErrors(
        ledger,
        first,
        today,
        days,
        fitted,
        options.method ?? "map",
        summary.clock,
        options.spend,
      )
    : { orders: [], value: [], repeats: [] };
  const ahead = aheadOf(ledger, summary, days, fitted, errors, {
    large,
    season,
    events,
    like: options.spend,
    draws: options.draws ?? DRAWS,
  });
  const futures = futuresOf(ahead, random.fork("futures"));
  return inFigures(futures, ahead, {
    from,
    days,
    readiness: ready,
    model: fitted?.model ?? null,
    hasValues: ledger.hasValues,
    tests: errors.orders,
  });
}

function fitOf(
  ledger: OrderLedger,
  summary: Summary,
  ready: Readiness,
  { method = "map", fit, model: asked }: ForecastOptions,
): CountFit {
  if (fit !== undefined) return fit;
  const { today } = summary;
  const first = summary.firstDay.reduce((a, b) => Math.min(a, b));
  const chosen = asked
    ? { model: asked }
    : modelAsOf(ledger, first, today, ready.confidence, method, summary.clock);
  return fitPurchases(summary, chosen, { method, logGaps: summary.logGaps });
}

function aheadOf(
  ledger: OrderLedger,
  summary: Summary,
  days: number,
  counts: CountFit | null,
  errors: PastErrors,
  {
    draws,
    large,
    season,
    events,
    like,
  }: {
    draws: number;
    large: LargeOrders;
    season: Season;
    events: readonly EventCandidate[];
    like: SpendFit | undefined;
  },
): Ahead {
  const { today } = summary;
  const ends = periodEnds(days);
  const values = newValues(ledger, today);
  const levels: Levels = {
    orders: levelOf(errors.orders, days),
    repeats: levelOf(errors.repeats, days),
    value: levelOf(errors.value, days),
  };
  const seen = today - summary.firstDay.reduce((a, b) => Math.min(a, b)) + 1;
  const firsts = firstOrdersByDay(ledger, today + 1);
  const newcomers = forecastNewcomers(firsts, days, {
    draws,
    season,
    events: daysBetween(events, firsts.firstDay, today + days),
  });
  const { clock } = summary;
  const between = (after: number, to: number) => clock.between(today + after, today + to);
  if (counts === null) {
    const pace = paceOf(summary, values.repeat, values.repeatSpread, ends);
    return {
      ends,
      known: pace.known,
      once: null,
      covariance: pace.covariance,
      table: repeatTable(pace.repeats, ends, between),
      repeatSlopes: pace.repeats.slopes,
      values,
      large,
      season: seasonDoubt(season, today, ends, seen),
      firstFollow: firstFollow(season),
      newcomers,
      levels,
    };
  }
  const spend = spendOf(ledger, summary, counts, days, { like });
  const repeats = repeatsOf(counts, clock.ahead(today, days));
  return {
    ends,
    known: knownPart({ counts, spend }, summary, ends),
    once: onceAhead(counts, spend, summary, days),
    covariance: countDoubts(counts).covariance,
    table: repeatTable(repeats, ends, between),
    repeatSlopes: repeats.slopes,
    values,
    large,
    season: seasonDoubt(season, today, ends, seen),
    firstFollow: firstFollow(season),
    newcomers,
    levels,
  };
}
