import type { Cell } from "../../app/lists/cell.ts";
import type { ListPage } from "../../app/lists/list.ts";

const textOf = (cell: Cell): string => {
  if (cell.kind === "intervals") return cell.badge?.text ?? "";
  if (cell.kind === "quote") return [cell.lead, cell.text, cell.small].filter(Boolean).join(" | ");
  return cell.text;
};

/** What stands in a list, row by row: the text of each cell by its column, and what stands below it. */
export const listed = (list: ListPage): Record<string, string>[] =>
  list.rows.map((row) => ({
    id: row.id,
    ...Object.fromEntries(
      list.columns.flatMap(({ key }, at) => {
        const cell = row.cells[at]!;
        const small = "small" in cell && cell.kind !== "quote" ? cell.small : null;
        return [[key, textOf(cell)], ...(small ? [[`${key}, small`, small]] : [])];
      }),
    ),
  }));
