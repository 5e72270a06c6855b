import { countOf } from "../../app/figures/words.ts";
import { currencyExponent } from "../../app/money.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { type LoneDates, loneDates } from "../../app/clv/fit/lone-dates.ts";
import type { OrderLedger } from "../../app/clv/fit/ledger.ts";
import { DataError } from "../csv-log/errors.ts";
import { RowDays } from "../csv-log/row-day.ts";
import { placesOf, readRows } from "../csv-log/rows.ts";

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

const COLUMNS = ["customer", "date", "amount"] as const;
const HEADER = "customer,date[,amount]";
/** Money is kept in whole minor units, so that sums of a day are exact; no currency has smaller ones. */
const FEWEST_DECIMALS = 2;
const MOST_DECIMALS = 4;

/** Reads an order log in one pass; a bad row is refused with its line, column, value and reason. */
export async function readOrderLog(file: string, options: ReadOptions): Promise<OrderLog> {
  const numbers = new Map<string, number>();
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  let withAmount = false;
  let later = 0;
  const until = options.from ?? Infinity;
  const days = new RowDays(options.zone);
  let written = 0;

  const { rows, skipped } = await readRows(file, HEADER, options.skipBad, (names) => {
    const header = placesOf(file, names, COLUMNS, ["customer", "date"], HEADER);
    withAmount = header.amount !== -1;
    return (record) => takeRow(record, header);
  });
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
  function takeRow(
    record: readonly string[],
    { customer: who, date, amount: paid }: Header,
  ): string | null {
    const name = record[who] ?? "";
    if (name === "") return 'column customer: found "", expected who ordered';
    // Two names that differ in a letter lost here would become one customer.
    if (name.includes("\uFFFD")) return `column customer: found "${name}", expected UTF-8 text`;
    const when = record[date] ?? "";
    const orderDay = days.of(when);
    if (typeof orderDay === "string") return `column date: found "${when}", ${orderDay}`;
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

type Header = Record<(typeof COLUMNS)[number], number>;
