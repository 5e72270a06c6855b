import type { ListRow } from "./cell.ts";
import type { ListPage } from "./list.ts";

/**
 * A list nobody can filter or sort: headings, rows, and a sentence of what it is. Flash sales, of which Shopify runs 25
 * at a time, and the access log, which is read by day and taken along whole, need no more.
 */
export function plainList(
  columns: readonly { key: string; title: string; isNumber?: true }[],
  rows: ListRow[],
  sentence: string,
): ListPage {
  return {
    columns: columns.map(({ isNumber = false, ...column }) => ({
      ...column,
      isNumber,
      order: null,
    })),
    choosable: [],
    rows,
    filters: [],
    views: [],
    orders: [],
    sort: { key: "", direction: "desc" },
    next: null,
    previous: null,
    count: rows.length,
    countIsComplete: true,
    sentence,
  };
}
