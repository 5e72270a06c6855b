import type { ReactNode } from "react";
import { scrollTable } from "./words.ts";

interface ScrollTableProps {
  /** what the table holds, for those who do not see it */
  caption: string;
  columns: string[];
  className?: string;
  /** its rows */
  children: ReactNode;
}

/** A table that is scrolled sideways where the screen is narrower, also with the keyboard. */
export function ScrollTable({ caption, columns, className, children }: ScrollTableProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box must be reachable with the keyboard
    <div className="data-table-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className={className ? scrollTable.dataTable(className) : "data-table"}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
