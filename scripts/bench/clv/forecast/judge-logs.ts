import { formatDay } from "../../../../app/calendar/days.ts";
import { buildLedger } from "../../../../app/clv/fit/ledger.ts";
import type { Expected, Foreteller } from "./foretold.ts";
import type { Cut, PublicLog } from "./logs.ts";
import { type LogRows, readLog } from "./read-log.ts";

/** A figure of a log's stretch: expected over what came, less 1, and whether the interval held it. */
export interface LogFigure {
  readonly came: number;
  readonly bias: number;
  readonly held: boolean;
}

export interface LogResult {
  readonly log: string;
  readonly from: string;
  readonly days: number;
  /** Why there is nothing to say, or null. */
  readonly absent: string | null;
  readonly known: LogFigure | null;
  readonly all: LogFigure | null;
  readonly revenue: LogFigure | null;
  /** Root mean square error of a known customer's orders. */
  readonly rmse: number | null;
}

/** Foretells each cut of a log from the rows before it. */
export function judgeLog(log: PublicLog, foretell: Foreteller): LogResult[] {
  const rows = readLog(log);
  return log.cuts.map((cut) => {
    const about = { log: log.name, from: formatDay(cut.from), days: cut.days };
    const nothing = { known: null, all: null, revenue: null, rmse: null };
    if (rows === null) return { ...about, ...nothing, absent: `${log.file} is not there` };
    try {
      return { ...about, absent: null, ...judgeCut(rows, log, cut, foretell) };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { ...about, ...nothing, absent: error.message };
    }
  });
}

function judgeCut(
  rows: LogRows,
  { cohort }: PublicLog,
  { from, days }: Cut,
  foretell: Foreteller,
): Pick<LogResult, "known" | "all" | "revenue" | "rmse"> {
  const before = ledgerUntil(rows, from);
  const foretold = foretell(before, from, days);
  const after = ledgerUntil(rows, from + days);
  const came = new Float64Array(rows.customers);
  const known = new Uint8Array(rows.customers);
  for (let c = 0; c < rows.customers; c++) {
    known[c] = before.offsets[c]! < before.offsets[c + 1]! ? 1 : 0;
    for (let i = after.offsets[c]!; i < after.offsets[c + 1]!; i++)
      if (after.day[i]! >= from) came[c]! += 1;
  }
  const ofKnown = came.reduce((sum, own, c) => sum + (known[c] === 1 ? own : 0), 0);
  let revenue = 0;
  rows.amount.forEach((amount, i) => {
    const inside = rows.day[i]! >= from && rows.day[i]! < from + days;
    if (inside && (!cohort || known[rows.customer[i]!] === 1)) revenue += amount;
  });
  const told = cohort ? foretold.known : foretold;
  return {
    known: figure(foretold.known.orders, ofKnown),
    all: cohort
      ? null
      : figure(
          foretold.orders,
          came.reduce((sum, own) => sum + own, 0),
        ),
    revenue: rows.withAmounts && told.revenue !== null ? figure(told.revenue, revenue) : null,
    rmse: foretold.customers === undefined ? null : rmse(foretold.customers(), came, known),
  };
}

function ledgerUntil({ customer, day, amount, customers, withAmounts }: LogRows, end: number) {
  const kept = customer.map((_, i) => i).filter((i) => day[i]! < end);
  const columns = {
    customer: kept.map((i) => customer[i]!),
    day: kept.map((i) => day[i]!),
    amount: withAmounts ? kept.map((i) => amount[i]!) : undefined,
  };
  return buildLedger(columns, customers);
}

function figure({ mean, low, high }: Expected, came: number): LogFigure {
  return { came, bias: mean / came - 1, held: low <= came && came <= high };
}

function rmse(expected: Float64Array, came: Float64Array, known: Uint8Array): number {
  let squares = 0;
  let customers = 0;
  for (let c = 0; c < known.length; c++) {
    if (known[c] === 0) continue;
    customers++;
    squares += (expected[c]! - came[c]!) ** 2;
  }
  return Math.sqrt(squares / customers);
}
