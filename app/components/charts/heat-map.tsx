import { scaleLinear } from "./scale.ts";
import type { CSSProperties } from "react";
import { Undrawn } from "./chart-state.tsx";
import type { ChartProps } from "./chart-frame.tsx";
import { CsvButton } from "./csv-button.tsx";
import { MarkArea } from "./mark-area.tsx";
import { MarkTarget } from "./mark-target.tsx";
import type { Mark } from "./mark.ts";
import { ScrollTable } from "./scroll-table.tsx";
import { heatMap } from "./words.ts";

export interface HeatCell {
  /** null: cannot be known yet */
  value: number | null;
  /** the period is not over, so the value will still change */
  incomplete?: boolean;
  /** more about it than its number: "31 of 133 customers" */
  more?: string;
  /** the customers, orders or products behind it */
  href?: string;
}

interface HeatMapProps extends ChartProps {
  /** heading of the row names, then of each column */
  columns: string[];
  rows: { name: string; cells: HeatCell[] }[];
  format: (value: number) => string;
  /** the value with the deepest colour; the largest found if left out */
  max?: number;
}

/** A table whose cells are coloured by their number: table and picture are one, so it needs no twin. */
export function HeatMap({ label, state, columns, rows, format, max }: HeatMapProps) {
  const largest =
    max ?? Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value ?? 0)));
  const depth = scaleLinear([0, largest || 1], [0, 1]).clamp();
  const incomplete = rows.some(({ cells }) => cells.some((cell) => cell.incomplete));
  const marks = marksOf(rows, columns, format);
  const places = new Map(marks.map(({ cell }, index) => [placeOf(cell!.row, cell!.column), index]));
  const shown = state ?? (rows.length === 0 ? { kind: "empty" as const } : undefined);
  if (shown) return <Undrawn label={label} state={shown} room="plot" />;
  const cellText = (cell: HeatCell) => textOf(cell, format);
  return (
    <figure className="chart" aria-label={label}>
      <MarkArea label={label} marks={marks}>
        <ScrollTable caption={label} columns={columns} className="heat-map">
          {rows.map(({ name, cells }, row) => (
            <tr key={name}>
              <th scope="row">
                <span className="heat-name">{name}</span>
              </th>
              {cells.map((cell, column) => {
                const index = places.get(placeOf(row, column));
                return (
                  <td key={columns[column + 1]} {...shadeOf(cell, depth)}>
                    {index === undefined ? (
                      cellText(cell)
                    ) : (
                      <MarkTarget mark={marks[index]!} index={index} className="heat-mark">
                        {cellText(cell)}
                      </MarkTarget>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </ScrollTable>
      </MarkArea>
      {incomplete ? <p className="chart-note">{heatMap.notOverYet}</p> : null}
      <div className="chart-actions">
        <CsvButton
          label={label}
          table={{ columns, rows: rows.map(({ name, cells }) => [name, ...cells.map(cellText)]) }}
        />
      </div>
    </figure>
  );
}

const placeOf = (row: number, column: number) => `${row} ${column}`;

function textOf({ value, incomplete }: HeatCell, format: (value: number) => string): string {
  return value === null ? "" : `${format(value)}${incomplete ? "*" : ""}`;
}

/** Cells one can go on from, or that say more than their number; the rest is read as a table. */
function marksOf(
  rows: HeatMapProps["rows"],
  columns: string[],
  format: (value: number) => string,
): Mark[] {
  return rows.flatMap(({ name, cells }, row) =>
    cells.flatMap((cell, column) =>
      cell.value === null || (cell.href === undefined && cell.more === undefined)
        ? []
        : [
            {
              name: heatMap.cell(name, columns[column + 1] ?? ""),
              texts: [textOf(cell, format), ...(cell.more === undefined ? [] : [cell.more])],
              ...(cell.href ? { href: cell.href } : {}),
              cell: { row, column },
            },
          ],
    ),
  );
}

function shadeOf({ value }: HeatCell, depth: (value: number) => number) {
  if (value === null) return {};
  const shade = Math.round(depth(value) * 100) / 100;
  return { className: "heat-cell", style: { "--depth": shade } as CSSProperties };
}
