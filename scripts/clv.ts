import { formatDay } from "../app/calendar/days.ts";
import { ledgerSpan } from "../app/clv/fit/ledger.ts";
import { readiness } from "../app/clv/fit/readiness.ts";
import { summaryTotals } from "../app/clv/predict/summary.ts";
import { DataError, readOptions, USAGE, UsageError } from "./clv/arguments.ts";
import type { Options } from "./clv/arguments.ts";
import { describeFit, fitLog } from "./clv/fit-log.ts";
import { forecastLog } from "./clv/forecast-log.ts";
import { forecastReport } from "./clv/forecast-report.ts";
import { readOrderLog } from "./clv/order-log.ts";
import type { OrderLog } from "./clv/order-log.ts";
import { predictRows } from "./clv/predict-rows.ts";
import { fitReport, predictReport } from "./clv/report.ts";
import { writeCustomers } from "./clv/write-customers.ts";

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
  if (options.command === "forecast") {
    const forecast = forecastLog(log, options);
    process.stdout.write(options.json ? json(forecast) : `${forecastReport(forecast)}\n`);
    return;
  }
  warnOfFuture(log);
  const fit = fitLog(log, options);
  if (options.command === "customers" && options.out !== null) {
    const { confidence, sentence } = readiness(summaryTotals(fit.summary));
    if (confidence !== "full") process.stderr.write(`${sentence}\n`);
    const written = await writeCustomers(options.out, fit, log.names, options.discount);
    process.stderr.write(`${written} customers written to ${options.out}\n`);
    return;
  }
  const described = describeFit(fit, log, options.unit);
  process.stdout.write(options.json ? json(described) : `${fitReport(described)}\n`);
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
