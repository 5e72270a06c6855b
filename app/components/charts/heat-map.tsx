import { scaleLinear } from "d3-scale";
import type { CSSProperties } from "react";
import { ScrollTable } from "./scroll-table.tsx";
import { heatMap } from "./words.ts";

export interface HeatCell {
  /** null: cannot be known yet */
  value: number | null;
  /** the period is not over, so the value will still change */
  incomplete?: boolean;
}

interface HeatMapProps {
  label: string;
  /** heading of the row names, then of each column */
  columns: string[];
  rows: { name: string; cells: HeatCell[] }[];
  format: (value: number) => string;
  /** the value with the deepest colour; the largest found if left out */
  max?: number;
}

/** A table whose cells are coloured by their number: table and picture are one, so it needs no twin. */
export function HeatMap({ label, columns, rows, format, max }: HeatMapProps) {
  const largest =
    max ?? Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value ?? 0)));
  const depth = scaleLinear([0, largest || 1], [0, 1]).clamp(true);
  const incomplete = rows.some(({ cells }) => cells.some((cell) => cell.incomplete));
  return (
    <figure className="chart" aria-label={label}>
      <ScrollTable caption={label} columns={columns} className="heat-map">
        {rows.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <HeatMapCell key={columns[index + 1]} cell={cell} depth={depth} format={format} />
            ))}
          </tr>
        ))}
      </ScrollTable>
      {incomplete ? <p className="chart-note">{heatMap.notOverYet}</p> : null}
    </figure>
  );
}

interface HeatMapCellProps {
  cell: HeatCell;
  depth: (value: number) => number;
  format: (value: number) => string;
}

function HeatMapCell({ cell, depth, format }: HeatMapCellProps) {
  if (cell.value === null) return <td />;
  const shade = Math.round(depth(cell.value) * 100) / 100;
  return (
    <td className="heat-cell" style={{ "--depth": shade } as CSSProperties}>
      {format(cell.value)}
      {cell.incomplete ? "*" : ""}
    </td>
  );
}
