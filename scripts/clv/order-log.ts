import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { parseDay } from "../../app/calendar/days.ts";
import { dayOf } from "../../app/calendar/shop-day.ts";
import { countOf } from "../../app/figures/words.ts";
import { currencyExponent } from "../../app/money.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { isPlausible, PLAUSIBLE } from "./days.ts";
import { type LoneDates, loneDates } from "../../app/clv/fit/lone-dates.ts";
import type { OrderLedger } from "../../app/clv/fit/ledger.ts";
import { DataError } from "./arguments.ts";

export interface OrderLog {
  readonly ledger: OrderLedger;
  /** Customers' names as in the file, by customer number. */
  readonly names: readonly string[];
  readonly rows: number;
  readonly skipped: number;
  /** Rows on or after the day from which nothing is looked at. */
  readonly later: number;
  /** Digits after the point in which amounts are kept, and minor units of one unit: 10 to their power. */
  readonly decimals: number;
  readonly unit: number;
  /** Orders left out because their dates lie years apart from all others. */
  readonly lone: Pick<LoneDates, "before" | "after">;
}

export interface ReadOptions {
  readonly skipBad: boolean;
  readonly countFree: boolean;
  readonly zone: string;
  /** Rows on or after this day are left out; null leaves in all. */
  readonly from?: number | null;
  /** ISO 4217; null: as many digits as the log writes, from 2 to 4 */
  readonly currency: string | null;
  /** Dates years apart from all others are kept, and so is whatever lies up to `until` or `cut`. */
  readonly allDates: boolean;
  readonly until: number | null;
  readonly cut: number | null;
}

/** What is refused of a log of which nothing is left to look at. */
export function withoutOrders(file: string, { rows }: Pick<OrderLog, "rows">): DataError {
  return new DataError(
    rows === 0
      ? `${file}: no order in it`
      : `${file}: no order in its ${countOf(rows, "row")} counts, expected some that are not refunds and not refunded in full`,
  );
}

const PROGRESS_EVERY = 500_000;
/** Money is kept in whole minor units, so that sums of a day are exact; no currency has smaller ones. */
const FEWEST_DECIMALS = 2;
const MOST_DECIMALS = 4;

/** Reads an order log in one pass; a bad row is refused with its line, column, value and reason. */
export async function readOrderLog(file: string, options: ReadOptions): Promise<OrderLog> {
  const numbers = new Map<string, number>();
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  let header: Header | null = null;
  let skipped = 0;
  let rows = 0;
  let later = 0;
  const until = options.from ?? Infinity;
  const dates = new Map<string, number>();
  let written = 0;

  const input = file === "-" ? process.stdin : createReadStream(file);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: options.skipBad,
    trim: true,
  });
  parser.on("skip", () => {
    rows++;
    skipped++;
  });
  input.on("error", (error: Error) => parser.destroy(error));
  try {
    for await (const item of input.pipe(parser)) {
      const { record, info } = item as { record: string[]; info: { lines: number } };
      if (header === null) {
        header = readHeader(file, record);
        continue;
      }
      rows++;
      const reason = takeRow(record, header);
      if (reason !== null) {
        if (!options.skipBad) throw new DataError(`${file}, line ${info.lines}, ${reason}`);
        skipped++;
      }
      if (rows % PROGRESS_EVERY === 0) process.stderr.write(`${rows} rows read\n`);
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (header === null) {
    throw new DataError(`${file} is empty; expected a header customer,date[,amount]`);
  }
  const withAmount = header.amount !== -1;
  const decimals =
    options.currency === null
      ? Math.min(MOST_DECIMALS, Math.max(FEWEST_DECIMALS, written))
      : currencyExponent(options.currency);
  const unit = 10 ** decimals;
  const lone = options.allDates ? null : loneDates(day);
  const first = lone?.first ?? -Infinity;
  const last = Math.max(lone?.last ?? Infinity, options.until ?? options.cut ?? -Infinity);
  const isKept = (_: unknown, row: number) => day[row]! >= first && day[row]! <= last;
  const columns = {
    customer: customer.filter(isKept),
    day: day.filter(isKept),
    amount: withAmount ? amount.filter(isKept).map((value) => Math.round(value * unit)) : undefined,
  };
  return {
    ledger: buildLedger(columns, numbers.size, { countFree: options.countFree }),
    names: [...numbers.keys()],
    rows,
    skipped,
    later,
    decimals,
    unit,
    lone: {
      before: lone?.before ?? null,
      after: lone?.after && lone.after.day > last ? lone.after : null,
    },
  };

  /** Adds a row, or says which column is wrong and why. */
  function takeRow(record: string[], { customer: who, date, amount: paid }: Header): string | null {
    const name = record[who] ?? "";
    if (name === "") return 'column customer: found "", expected who ordered';
    // Two names that differ in a letter lost here would become one customer.
    if (name.includes("\uFFFD")) return `column customer: found "${name}", expected UTF-8 text`;
    const when = record[date] ?? "";
    const orderDay = dates.get(when) ?? dayFrom(when, options.zone);
    if (typeof orderDay === "string") return `column date: found "${when}", ${orderDay}`;
    dates.set(when, orderDay);
    if (orderDay >= until) {
      later++;
      return null;
    }
    let value = 0;
    if (paid !== -1) {
      const text = record[paid] ?? "";
      const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
      if (!Number.isFinite(number) || Math.abs(number) > 1e12) {
        return `column amount: found "${text}", expected a number like 19.90`;
      }
      value = number;
      written = Math.max(written, decimalsOf(text));
    }
    let number = numbers.get(name);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(name, number);
    }
    customer.push(number);
    day.push(orderDay);
    if (paid !== -1) amount.push(value);
    return null;
  }
}

/** Digits after the point that say something: "1.250" has two, "1e-3" three. */
function decimalsOf(text: string): number {
  const [, fraction = "", exponent = "0"] = /^[^.e]*\.?(\d*?)0*(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

interface Header {
  readonly customer: number;
  readonly date: number;
  readonly amount: number;
}

function readHeader(file: string, record: readonly string[]): Header {
  const names = record.map((name) => name.toLowerCase());
  const header = {
    customer: names.indexOf("customer"),
    date: names.indexOf("date"),
    amount: names.indexOf("amount"),
  };
  for (const name of Object.keys(header)) {
    if (names.indexOf(name) !== names.lastIndexOf(name)) {
      throw new DataError(`${file}, line 1: found the column ${name} twice, expected it once`);
    }
  }
  if (header.customer === -1 || header.date === -1) {
    throw new DataError(
      `${file}, line 1: found the header "${record.join(",")}", expected customer,date[,amount]`,
    );
  }
  return header;
}

const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** A date as it stands, or the shop's date of a timestamp (UTC unless it says otherwise). */
function dayFrom(text: string, zone: string): number | string {
  const plain = parseDay(text);
  if (plain !== null) return plausible(plain);
  const [, date = "", time = "", offset = "Z"] = TIMESTAMP.exec(text) ?? [];
  if (parseDay(date) === null) return "expected a date like 2025-01-31 (year-month-day)";
  const at = /^(z|utc)$/i.test(offset) ? "Z" : offset.replace(/(\d{2}):?(\d{2})$/, "$1:$2");
  const instant = new Date(`${date}T${time.replace(",", ".")}${at}`);
  return Number.isNaN(instant.getTime())
    ? "expected a time of day like 2025-01-31 18:30:00 +0100"
    : plausible(dayOf(instant, zone));
}

function plausible(day: number): number | string {
  return isPlausible(day) ? day : `expected a date ${PLAUSIBLE}`;
}
