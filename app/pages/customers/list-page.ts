import { daysBetween } from "../../calendar/days.ts";
import { formatMoney } from "../../figures/format.ts";
import { formatRelativeDays } from "../../figures/words.ts";
import type { ListRow } from "../../lists/cell.ts";
import type { ListColumn, ListOrder } from "../../lists/list.ts";
import { stateCell } from "../state-cell.ts";
import { orders, sortKeys, type TableColumn } from "./columns.ts";
import type { ListPlace, NamedRow } from "./list-column.ts";
import { nameOf } from "../words.ts";
import { customerTable } from "./words.ts";

/** The headings of a list. */
export const headings = (columns: readonly TableColumn[]): ListColumn[] =>
  columns.map(({ key, title, isNumber, order }) => ({
    key,
    title,
    isNumber,
    order: order && {
      sort: "by" in order ? key : order.against,
      against: !("by" in order),
    },
  }));

export const orderMenu: ListOrder[] = sortKeys.map((key) => {
  const { name, down, up } = orders[key];
  return { key, name, down, up };
});

/** A row as it is drawn. */
export function listRow(row: NamedRow, columns: readonly TableColumn[], place: ListPlace): ListRow {
  const ago = formatRelativeDays(Math.max(0, daysBetween(row.lastDay, place.today)));
  return {
    id: String(row.customerId),
    name: nameOf(row),
    cells: columns.map(({ cell }) => cell(row, place)),
    card: {
      url: `/app/customers/${row.customerId}`,
      lead: formatMoney(row.valueMinor, place.currency),
      small: customerTable.card(row.orders, ago),
      badge: stateCell(row.state, row.unprofiled),
    },
  };
}
