import { formatDay } from "../app/calendar/days.ts";
import { countOf } from "../app/figures/words.ts";
import { ledgerSpan } from "../app/clv/fit/ledger.ts";
import { readiness } from "../app/clv/fit/readiness.ts";
import { seasonWords } from "../app/clv/season/season-words.ts";
import { summaryTotals } from "../app/clv/predict/summary.ts";
import { readOptions, USAGE } from "./clv/arguments.ts";
import type { Options } from "./clv/arguments.ts";
import { describeFit, fitLog, TOO_LITTLE } from "./clv/fit-log.ts";
import { readEventFile } from "./clv/event-file.ts";
import { forecastLog } from "./clv/forecast-log.ts";
import { forecastReport } from "./clv/forecast-report.ts";
import { readOrderLog } from "./clv/order-log.ts";
import type { OrderLog } from "./clv/order-log.ts";
import { predictRows } from "./clv/predict-rows.ts";
import { fitReport, predictReport } from "./clv/report.ts";
import { writeCustomers } from "./clv/write-customers.ts";
import { writeFacts } from "./clv/write-facts.ts";
import { DataError, UsageError } from "./csv-log/errors.ts";

const WITHOUT =
  "Too little history to predict from: facts and states alone are written; --force predicts all the same\n";
const FORCED = `--force: ${TOO_LITTLE}\n`;

/** `npm run -s clv -- …`: the models on a file, without a shop or a database. */
async function main(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv);
  if (options === null) {
    process.stdout.write(USAGE);
    return;
  }
  if (options.command === "predict") return predict(options);
  const log = await readOrderLog(options.file, options);
  if (log.skipped > 0) {
    process.stderr.write(`${log.skipped} of ${log.rows} rows could not be read, left out\n`);
  }
  sayLoneDates(log);
  if (options.command === "forecast") {
    const forecast = forecastLog(
      log,
      options,
      options.events === null ? [] : readEventFile(options.events),
    );
    process.stdout.write(options.json ? json(forecast) : `${forecastReport(forecast)}\n`);
    return;
  }
  warnOfFuture(log);
  const fit = fitLog(log, options);
  if (options.command === "customers" && options.out !== null) {
    process.stderr.write(`${seasonWords(fit.season, fit.summary.today + 1)}\n`);
    const { confidence, sentence } = readiness(summaryTotals(fit.summary));
    if (confidence !== "full") process.stderr.write(`${sentence}\n`);
    const stands = confidence !== "simple" || options.force;
    if (confidence === "simple") process.stderr.write(stands ? FORCED : WITHOUT);
    const write = stands ? writeCustomers : writeFacts;
    const written = await write(options.out, fit, log, options.discount);
    process.stderr.write(`${written} customers written to ${options.out}\n`);
    return;
  }
  const described = describeFit(fit, log, options.unit);
  process.stdout.write(options.json ? json(described) : `${fitReport(described)}\n`);
}

/** Orders left out because they are dated years apart from all others. */
function sayLoneDates({ ledger, lone }: OrderLog): void {
  const span = ledgerSpan(ledger);
  if (span === null) return;
  const left = [
    { lone: lone.before, where: `before all others (the first of them ${formatDay(span.first)})` },
    { lone: lone.after, where: `after all others (the last of them ${formatDay(span.last)})` },
  ];
  for (const { lone: some, where } of left) {
    if (some === null) continue;
    process.stderr.write(
      `${countOf(some.orders, "order")} dated years ${where}, up to ${formatDay(some.day)}: left out; --all-dates keeps them\n`,
    );
  }
}

/** A date typed wrong makes everybody look long gone: said, and left to whoever knows the log. */
function warnOfFuture({ ledger }: OrderLog): void {
  const last = ledgerSpan(ledger)?.last ?? 0;
  const tomorrow = Math.floor(Date.now() / 86_400_000) + 1;
  if (last <= tomorrow) return;
  const ahead = ledger.day.reduce((count, day) => count + (day > tomorrow ? 1 : 0), 0);
  process.stderr.write(
    `${ahead} order days lie in the future, the last on ${formatDay(last)}; --until leaves them out\n`,
  );
}

async function predict(options: Options): Promise<void> {
  const { rows, skipped } = await predictRows(options.file, options.skipBad);
  if (skipped > 0) process.stderr.write(`${skipped} rows could not be read, left out\n`);
  process.stdout.write(options.json ? json(rows) : `${predictReport(rows)}\n`);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (error instanceof DataError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
