import { dayNumber, firstDayOfMonth, monthOf } from "../../calendar/days.ts";
import { COHORTS } from "./cohorts.ts";
import type { CostedSales } from "../predict/profit.ts";
import type { FirstOrderKind } from "./first-order-groups.ts";

/** What those who came first in a month ordered in a later one, by group of the first order. */
export interface SalesRow extends Omit<CostedSales, "orders"> {
  kind: FirstOrderKind | "all";
  key: string;
  /** first day of the month of the first order, YYYY-MM-DD */
  month: string;
  /** months since; 0 is that month itself */
  since: number;
  /** with an order in it */
  customers: number;
}

/** Sums over customers watched for 90 days: of what they brought in these, and of what is left of it. Minor units. */
export interface SpendSums {
  kind: FirstOrderKind | "all";
  key: string;
  customers: number;
  /** revenue and its squares */
  v: number;
  vv: number;
  /** revenue of goods of known cost */
  known: number;
  /** that less what the goods cost, and revenue of all other goods; squares and products */
  k: number;
  r: number;
  kk: number;
  rr: number;
  kr: number;
}

/** A month after the first order, over all months of first orders of which it is over. */
export interface SalesCell extends Omit<CostedSales, "orders"> {
  /** customers it is over for */
  size: number;
  /** of them with an order in it */
  customers: number;
}

export interface GroupSales {
  kind: FirstOrderKind | "all";
  key: string;
  cells: SalesCell[];
  spend: Omit<SpendSums, "kind" | "key"> | null;
}

export interface CohortCosts {
  /** YYYY-MM of the first order */
  month: string;
  /** by months since */
  cells: { knownMinor: number; costMinor: number }[];
}

/** Months after the first that are followed. */
export const SALES_MONTHS = 12;

/** @param today the shop's day, YYYY-MM-DD */
export function groupSales(
  sales: readonly SalesRow[],
  spend: readonly SpendSums[],
  today: string,
): GroupSales[] {
  const groups = new Map<string, SalesRow[]>();
  for (const row of sales) {
    const id = `${row.kind}/${row.key}`;
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups.values()].map((rows) => {
    const { kind, key } = rows[0]!;
    const found = spend.find((one) => one.kind === kind && one.key === key);
    const { kind: _kind, key: _key, ...sums } = found ?? { kind, key };
    return { kind, key, cells: cellsOf(rows, today), spend: found ? (sums as SpendSums) : null };
  });
}

function cellsOf(rows: readonly SalesRow[], today: string): SalesCell[] {
  const sizes = new Map(
    rows.filter(({ since }) => since === 0).map(({ month, customers }) => [month, customers]),
  );
  const cells: SalesCell[] = [];
  for (let since = 0; since <= SALES_MONTHS; since++) {
    const over = [...sizes].filter(([month]) => isOver(month, since, today));
    if (over.length === 0) break;
    const months = new Set(over.map(([month]) => month));
    const inIt = rows.filter((row) => row.since === since && months.has(row.month));
    const total = (of: "customers" | "revenueMinor" | "knownMinor" | "costMinor") =>
      Math.round(inIt.reduce((sum, row) => sum + row[of], 0));
    cells.push({
      size: over.reduce((sum, [, size]) => sum + size, 0),
      customers: total("customers"),
      revenueMinor: total("revenueMinor"),
      knownMinor: total("knownMinor"),
      costMinor: total("costMinor"),
    });
  }
  return cells;
}

const isOver = (month: string, since: number, today: string) =>
  firstDayOfMonth(monthOf(dayNumber(month)) + since + 1) - 1 <= dayNumber(today);

/** What the goods of each month's new customers cost, by months since; none where no cost is known. */
export function cohortCosts(sales: readonly SalesRow[]): CohortCosts[] {
  const months = new Map<string, CohortCosts["cells"]>();
  if (sales.every(({ knownMinor }) => knownMinor === 0)) return [];
  for (const { kind, month, since, knownMinor, costMinor } of sales) {
    if (kind !== "all") continue;
    const cells = months.get(month) ?? [];
    cells[since] = { knownMinor: Math.round(knownMinor), costMinor: Math.round(costMinor) };
    months.set(month, cells);
  }
  return [...months].slice(-COHORTS).map(([month, cells]) => ({
    month: month.slice(0, 7),
    cells: Array.from(cells, (cell) => cell ?? { knownMinor: 0, costMinor: 0 }),
  }));
}
