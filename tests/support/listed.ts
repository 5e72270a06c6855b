import type { ListPage } from "../../app/lists/list.ts";

/** What stands in a list, row by row: the text of each cell by its column, and what stands below it. */
export const listed = (list: ListPage): Record<string, string>[] =>
  list.rows.map((row) => ({
    id: row.id,
    ...Object.fromEntries(
      list.columns.flatMap(({ key }, at) => {
        const cell = row.cells[at]!;
        const small = cell.kind === "number" && cell.small ? [[`${key}, small`, cell.small]] : [];
        return [[key, cell.text], ...small];
      }),
    ),
  }));
