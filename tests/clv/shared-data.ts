import { existsSync, readFileSync } from "node:fs";
import { parseDay } from "../../app/calendar/days.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import type { LedgerOptions, OrderLedger } from "../../app/clv/fit/ledger.ts";

/** Public data that may be read beside the project but is no part of it. */
const FOLDER = new URL("../../../shared/data/", import.meta.url);

export const CALIBRATION_END = day("1997-09-30");
export const HOLDOUT_END = day("1998-06-30");

export function sharedFile(name: string): URL {
  return new URL(name, FOLDER);
}

/** Why tests on a file are skipped, or null when it is there. */
export function missing(name: string): string | null {
  return existsSync(sharedFile(name))
    ? null
    : `skipped: ${name} does not lie in ../shared/data beside the project`;
}

export interface CdnowRow {
  readonly customer: string;
  readonly day: number;
  readonly cents: number;
}

export function readCdnow(): CdnowRow[] {
  const text = readFileSync(sharedFile("CDNOW_sample.txt"), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [, customer, date, , dollars] = line.trim().split(/\s+/);
      return { customer: customer!, day: day(date!), cents: Math.round(Number(dollars) * 100) };
    });
}

/** The sample as a ledger; every row counts as an order, as in the literature. */
export function cdnowLedger(
  rows: readonly CdnowRow[] = readCdnow(),
  options: LedgerOptions = {},
): OrderLedger {
  const numbers = new Map<string, number>();
  const customer = rows.map((row) => {
    const number = numbers.get(row.customer) ?? numbers.size;
    numbers.set(row.customer, number);
    return number;
  });
  const columns = {
    customer,
    day: rows.map((row) => row.day),
    amount: rows.map((row) => row.cents),
  };
  return buildLedger(columns, numbers.size, options);
}

export function day(text: string): number {
  const found = parseDay(text);
  if (found === null) throw new Error(`${text} is not a date`);
  return found;
}
