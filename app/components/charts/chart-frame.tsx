import type { ReactNode } from "react";
import { Disclosure } from "../disclosure.tsx";
import { ScrollTable } from "./scroll-table.tsx";
import { chartFrame } from "./words.ts";

export interface TwinTable {
  columns: string[];
  rows: string[][];
}

interface ChartFrameProps {
  /** what the chart shows, for those who do not see it */
  label: string;
  table: TwinTable;
  legend?: { name: string; tone: number }[];
  children: ReactNode;
}

/** A drawing and its twin: the same numbers as a table, for a screen reader, a keyboard, or an exact look. */
export function ChartFrame({ label, table, legend, children }: ChartFrameProps) {
  return (
    <figure className="chart" aria-label={label}>
      {legend && legend.length > 1 ? (
        <ul className="chart-legend" aria-hidden="true">
          {legend.map(({ name, tone }) => (
            <li key={name}>
              <span className={`chart-swatch chart-tone-${tone}`} />
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      <div aria-hidden="true">{children}</div>
      <Disclosure label={chartFrame.showAsATable}>
        <DataTable caption={label} {...table} />
      </Disclosure>
    </figure>
  );
}

export function DataTable({ caption, columns, rows }: TwinTable & { caption: string }) {
  return (
    <ScrollTable caption={caption} columns={columns}>
      {rows.map((row) => (
        <tr key={row[0]}>
          {row.map((cell, column) =>
            column === 0 ? (
              <th key={columns[column]} scope="row">
                {cell}
              </th>
            ) : (
              <td key={columns[column]}>{cell}</td>
            ),
          )}
        </tr>
      ))}
    </ScrollTable>
  );
}
