import { compareHoldout } from "../../app/clv/fit/backtest.ts";
import type { Backtest } from "../../app/clv/fit/backtest.ts";
import { lossesInWords } from "../../app/clv/fit/backtest-words.ts";
import { automaticCut, chooseModel } from "../../app/clv/fit/choose-model.ts";
import type { ModelChoice } from "../../app/clv/fit/choose-model.ts";
import { compress } from "../../app/clv/fit/compress.ts";
import { DAYS_PER_WEEK, formatDay } from "../../app/calendar/days.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import type { CountFit } from "../../app/clv/fit/count-fit.ts";
import { chooseSpend } from "../../app/clv/fit/choose-spend.ts";
import type { SpendFit } from "../../app/clv/fit/spend-fit.ts";
import { ledgerSpan } from "../../app/clv/fit/ledger.ts";
import { parameterNames, rescaleParameters } from "../../app/clv/models/count-model.ts";
import { readiness } from "../../app/clv/fit/readiness.ts";
import { simpleValue } from "../../app/clv/predict/simple-value.ts";
import { summarise, summaryTotals } from "../../app/clv/predict/summary.ts";
import type { Summary } from "../../app/clv/predict/summary.ts";
import { parameterIntervals } from "../../app/clv/fit/parameter-intervals.ts";
import { clockOf } from "../../app/clv/season/clock.ts";
import { estimateSeason } from "../../app/clv/season/estimate-season.ts";
import { noSeason, type Season } from "../../app/clv/season/season.ts";
import { DataError } from "../csv-log/errors.ts";
import type { Options } from "./arguments.ts";
import { withoutOrders, type OrderLog } from "./order-log.ts";

/** From here on a fit takes long enough to say what is going on. */
const MANY = 200_000;
/** Said wherever figures below the gate stand all the same. */
export const TOO_LITTLE =
  "too little history to predict from; what the models say here is mostly what was assumed before.";

export interface LogFit {
  readonly summary: Summary;
  readonly counts: CountFit;
  readonly spend: SpendFit | null;
  readonly choice: ModelChoice | null;
  readonly holdout: Backtest | null;
  /** On whose clock the customers are; none of plain fits, whose parameters are in calendar time. */
  readonly season: Season;
  readonly today: number;
}

/** Fits the log as the options say, and compares with the holdout where there is one. */
export function fitLog(log: OrderLog, options: Options): LogFit {
  const { ledger } = log;
  const span = ledgerSpan(ledger);
  if (span === null) throw withoutOrders(options.file, log);
  const today = options.until ?? Math.max(span.last, options.cut ?? span.last);
  const cut = options.cut ?? today;
  const season = seasonOf(ledger, cut, options);
  const clock = clockOf(season);
  const summary = summarise(ledger, cut, clock);
  if (summary.size === 0) {
    throw new DataError(
      `${options.file}: no order up to ${formatDay(cut)}; the first is of ${formatDay(span.first)}`,
    );
  }
  const held = cut < today;
  let choice: ModelChoice | null = null;
  if (options.model === "auto") {
    // Chosen within what is fitted, so that the holdout stays unseen.
    const from = automaticCut(span.first, cut);
    process.stderr.write(`Comparing models on orders after ${formatDay(from)}\n`);
    choice = chooseModel(ledger, from, cut, options.method, clock);
  }
  const model = choice?.model ?? (options.model === "auto" ? "pnbd" : options.model);
  const { method } = options;
  if (summary.size >= MANY) {
    process.stderr.write(`Fitting ${model} to ${summary.size} customers\n`);
  }
  const counts = fitCounts(compress(summary), model, {
    method,
    logGaps: summary.logGaps,
    logRates: summary.logRates,
  });
  const spend = summary.hasValues ? chooseSpend(ledger, summary, counts, method) : null;
  const holdout = held ? compareHoldout(ledger, summary, counts, today) : null;
  return { summary, counts, spend, choice, holdout, season, today };
}

/** The season customers are scored with, as in the app; likelihood alone stays as the papers have it. */
function seasonOf(ledger: OrderLog["ledger"], cut: number, { command, method }: Options): Season {
  if (command !== "customers" || method === "mle") return noSeason;
  const { confidence } = readiness(summaryTotals(summarise(ledger, cut)));
  return confidence === "simple" ? noSeason : estimateSeason(ledger, cut);
}

/** The result as JSON: times in the unit asked for. */
export function describeFit(fit: LogFit, log: OrderLog, unit: "week" | "day") {
  const { counts, summary, spend, holdout, choice } = fit;
  const factor = unit === "week" ? 1 / DAYS_PER_WEEK : 1;
  const rescale = (values: CountFit["parameters"]) =>
    rescaleParameters(counts.model, values, factor);
  const totals = summaryTotals(summary);
  const ready = readiness(totals);
  const intervals = parameterIntervals(counts);
  const lows = intervals?.map(({ low }) => low);
  const highs = intervals?.map(({ high }) => high);
  return {
    model: counts.model,
    method: counts.method,
    unit,
    parameterNames: parameterNames(counts.model),
    params: rescale(counts.parameters),
    standardErrors: counts.standardErrors === null ? null : rescale(counts.standardErrors),
    intervals:
      lows === undefined || highs === undefined
        ? null
        : { low: rescale(quadruple(lows)), high: rescale(quadruple(highs)) },
    // A density of order times: per week it is 7 to the power of the repeat orders larger.
    logLikelihood: counts.logLikelihood - counts.repeatOrders * Math.log(factor),
    converged: counts.converged,
    flags: [...counts.flags, ...(spend?.flags ?? []).filter((flag) => flag !== "not-converged")],
    diagnostics: counts.diagnostics,
    customers: counts.customers,
    repeaters: counts.repeaters,
    repeatOrders: counts.repeatOrders,
    historyDays: totals.historyDays,
    until: formatDay(summary.today),
    readiness: ready,
    rows: log.rows,
    skippedRows: log.skipped,
    daysWithoutValue: log.ledger.daysWithoutValue,
    refundsBeyond: log.ledger.refundsBeyond / log.unit,
    loneOrders: (log.lone.before?.orders ?? 0) + (log.lone.after?.orders ?? 0),
    decimals: log.decimals,
    spend: spend === null ? null : describeSpend(spend, log.unit),
    simple: summary.hasValues
      ? ([1, 2, 3] as const).map((years) => describeSimple(summary, years, log.unit))
      : null,
    choice: choice === null ? null : { ...choice, cut: formatDay(choice.cut) },
    ...(holdout === null
      ? {}
      : {
          holdout: {
            ...holdout,
            cut: formatDay(holdout.cut),
            warnings: [
              ...(ready.confidence === "simple" ? [TOO_LITTLE] : []),
              ...lossesInWords(holdout),
            ],
          },
        }),
  };
}

function describeSpend(spend: SpendFit, unit: number) {
  const { parameters } = spend;
  return {
    p: parameters?.p ?? null,
    q: parameters?.q ?? null,
    gamma: parameters === null ? null : parameters.gamma / unit,
    // Amounts are kept in minor units; the density per whole unit is so many times larger.
    logLikelihood:
      spend.logLikelihood === null ? null : spend.logLikelihood + spend.customers * Math.log(unit),
    converged: spend.converged,
    customers: spend.customers,
    correlation: spend.correlation,
    repeatMean: spend.repeatMean / unit,
    // nulls where spend is as independent and as steady as Gamma-Gamma has it
    pacePower: spend.dependence?.b ?? null,
    trendPerYear: spend.level ? Math.expm1(365 * spend.level.trend) : null,
    orderPower: spend.level?.tenure ?? null,
    firstMean: spend.firstMean / unit,
    flags: spend.flags,
  };
}

function describeSimple(summary: Summary, years: number, unit: number) {
  const value = simpleValue(summaryTotals(summary), years);
  if (value === null) return null;
  return {
    lifespanYears: years,
    averageOrderValue: value.averageOrderValue / unit,
    frequency: value.frequency,
    customerValue: value.customerValue / unit,
    lifetimeValue: value.lifetimeValue / unit,
  };
}

function quadruple(values: readonly number[]): CountFit["parameters"] {
  return [values[0]!, values[1]!, values[2]!, values[3]!];
}
