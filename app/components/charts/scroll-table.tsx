import type { ReactNode } from "react";

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
    // a scrolling box must be reachable with the keyboard
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="data-table-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className={className ? `data-table ${className}` : "data-table"}>
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
