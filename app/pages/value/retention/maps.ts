import type { FirstOrderKind } from "../../../clv/pictures/first-order-groups.ts";
import { formatNumber } from "../../../figures/format.ts";
import { cellAddress, measured, type CohortRow } from "./cohorts.ts";
import type { GroupRow, Measure } from "./group-row.ts";
import { cohortsCard as words, monthName } from "./words.ts";

interface Cell {
  value: number | null;
  incomplete?: boolean;
  more?: string;
  href?: string;
}

/** Of orders the month itself says nothing: all have one in it. */
const firstShown = (measure: Measure) => (measure === "orders" ? 1 : 0);

/** Newest month last; with money the first month is shown too, but does not set the colours. */
export function cohortMap(cohorts: readonly CohortRow[], measure: Measure) {
  const from = firstShown(measure);
  const rows = cohorts
    .filter(({ cells }) => cells.length > from)
    .map(({ month, size, cells }) => ({
      name: `${monthName(month)} (${formatNumber(size)})`,
      cells: cells.slice(from).map((cell): Cell => ({
        value: measured(cell, size, measure),
        incomplete: cell.incomplete,
        more: words.of(cell.customers, size),
        href: cellAddress(month, cell.monthsSince),
      })),
    }));
  return mapOf(words.firstOrderIn, rows, from);
}

/** A row for each group of first orders, of customers for whom the month is over. */
export function groupMap(groups: readonly GroupRow[], kind: FirstOrderKind, measure: Measure) {
  const from = firstShown(measure);
  const rows = groups
    .filter((row) => row.kind === kind)
    .map(({ name, customers, months }) => ({
      name: `${name} (${formatNumber(customers)})`,
      cells: months[measure].slice(from).map((value): Cell => ({ value })),
    }));
  return mapOf(words.firstOrder, rows, from);
}

function mapOf(heading: string, rows: { name: string; cells: Cell[] }[], from: number) {
  const most = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const later = rows.flatMap(({ cells }) => cells.slice(1).map(({ value }) => value ?? 0));
  return {
    columns: [heading, ...Array.from({ length: most }, (_, index) => String(index + from))],
    // a month that is too young for a column has an empty cell there
    rows: rows.map(({ name, cells }) => ({
      name,
      cells: Array.from({ length: most }, (_, index) => cells[index] ?? { value: null }),
    })),
    max: from === 0 && later.length > 0 ? Math.max(...later) : undefined,
  };
}
