import { dayNumber, firstDayOfMonth, formatDay, monthOf } from "../../../calendar/days.ts";
import type { CohortCosts } from "../../../clv/pictures/first-order-sales.ts";
import { customersWith } from "../customers-with.ts";
import { leftOf } from "./groups.ts";
import { type Measure } from "./group-row.ts";

/** Who came first in a month, and what they did in the months after. */
export interface CohortRow {
  /** YYYY-MM */
  month: string;
  size: number;
  cells: CohortCell[];
}

export interface CohortCell {
  monthsSince: number;
  customers: number;
  share: number;
  /** missing in pictures of earlier releases */
  revenueMinor?: number;
  /** left after the cost of goods, minor units; null where costs are not shown */
  leftMinor: number | null;
  incomplete: boolean;
}

type KeptCell = Omit<CohortCell, "leftMinor">;

/**
 * Cohorts with what was left of their revenue.
 * @param margin of goods of unknown cost, 0 to 1; null = costs are not shown
 */
export function withCosts(
  cohorts: readonly { month: string; size: number; cells: readonly KeptCell[] }[],
  costs: readonly CohortCosts[],
  margin: number | null,
): CohortRow[] {
  return cohorts.map(({ month, size, cells }) => {
    const known = costs.find((one) => one.month === month)?.cells;
    return {
      month,
      size,
      cells: cells.map((cell) => ({
        ...cell,
        leftMinor:
          margin === null || cell.revenueMinor === undefined || !known
            ? null
            : leftOf(
                {
                  revenueMinor: cell.revenueMinor,
                  ...(known[cell.monthsSince] ?? { knownMinor: 0, costMinor: 0 }),
                },
                margin,
              ),
      })),
    };
  });
}

/** What a cell of the map shows: a share, or minor units for each customer the month began with. */
export function measured(cell: CohortCell, size: number, measure: Measure): number {
  if (measure === "orders") return cell.share;
  return (measure === "revenue" ? (cell.revenueMinor ?? 0) : (cell.leftMinor ?? 0)) / size;
}

/** The customers of a cell: first ordered in the month, and again so many months later. */
export function cellAddress(month: string, monthsSince: number): string {
  const first = monthOf(dayNumber(`${month}-01`));
  const days = (number: number) => [
    formatDay(firstDayOfMonth(number)),
    formatDay(firstDayOfMonth(number + 1) - 1),
  ];
  const [from, to] = days(first) as [string, string];
  const [orderedFrom, orderedTo] = days(first + monthsSince) as [string, string];
  return customersWith({
    first_from: from,
    first_to: to,
    ...(monthsSince === 0 ? {} : { ordered_from: orderedFrom, ordered_to: orderedTo }),
  });
}
