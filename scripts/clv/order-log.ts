import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { dayOf, parseDay } from "../../app/clv/days.ts";
import { buildLedger } from "../../app/clv/ledger.ts";
import type { OrderLedger } from "../../app/clv/ledger.ts";
import { DataError } from "./arguments.ts";

export interface OrderLog {
  readonly ledger: OrderLedger;
  /** Customers' names as in the file, by customer number. */
  readonly names: readonly string[];
  readonly rows: number;
  readonly skipped: number;
}

export interface ReadOptions {
  readonly skipBad: boolean;
  readonly countFree: boolean;
  readonly zone: string;
}

const PROGRESS_EVERY = 500_000;
/** Money is kept in hundredths, so that sums of a day are exact. */
const MINOR_UNITS = 100;

/** Reads an order log in one pass; a bad row is refused with its line, column, value and reason. */
export async function readOrderLog(file: string, options: ReadOptions): Promise<OrderLog> {
  const numbers = new Map<string, number>();
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  let header: Header | null = null;
  let skipped = 0;
  let rows = 0;
  const dates = new Map<string, number>();

  const input = file === "-" ? process.stdin : createReadStream(file);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
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
  const columns = { customer, day, amount: withAmount ? amount : undefined };
  const ledger = buildLedger(columns, numbers.size, { countFree: options.countFree });
  return { ledger, names: [...numbers.keys()], rows, skipped };

  /** Adds a row, or says which column is wrong and why. */
  function takeRow(record: string[], { customer: who, date, amount: paid }: Header): string | null {
    const name = record[who] ?? "";
    if (name === "") return 'column customer: found "", expected who ordered';
    const when = record[date] ?? "";
    const orderDay = dates.get(when) ?? dayFrom(when, options.zone);
    if (orderDay === null) {
      return `column date: found "${when}", expected a date like 2025-01-31`;
    }
    dates.set(when, orderDay);
    let value = 0;
    if (paid !== -1) {
      const text = record[paid] ?? "";
      const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
      if (!Number.isFinite(number) || Math.abs(number) > 1e12) {
        return `column amount: found "${text}", expected a number like 19.90`;
      }
      value = Math.round(number * MINOR_UNITS);
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
  if (header.customer === -1 || header.date === -1) {
    throw new DataError(
      `${file}, line 1: found the header "${record.join(",")}", expected customer,date[,amount]`,
    );
  }
  return header;
}

/** A date as it stands, or the shop's date of a timestamp; null for neither. */
function dayFrom(text: string, zone: string): number | null {
  const plain = parseDay(text);
  if (plain !== null) return plausible(plain);
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return null;
  if (parseDay(text.slice(0, 10)) === null) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
  const instant = new Date(zoned.replace(" ", "T"));
  return Number.isNaN(instant.getTime()) ? null : plausible(dayOf(instant, zone));
}

/** Orders from 1960 to 2100: beyond lies a mistake, and the models count at most 65,535 days. */
function plausible(day: number): number | null {
  return day > -3_653 && day < 47_847 ? day : null;
}
