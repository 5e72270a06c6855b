import { scaleLinear } from "./scale.ts";
import type { CSSProperties } from "react";
import type { ChartProps } from "./chart-frame.tsx";
import { Undrawn } from "./chart-state.tsx";
import { CsvButton } from "./csv-button.tsx";
import { MarkArea } from "./mark-area.tsx";
import { MarkTarget } from "./mark-target.tsx";
import type { Mark } from "./mark.ts";
import { ScrollTable } from "./scroll-table.tsx";
import { heatMap } from "./words.ts";

export interface NamedPlace {
  /** "Big spenders gone quiet" */
  name: string;
  /** sets its colour */
  value: number;
  /** further numbers, each with what it is: "~$1,200 expected" */
  more: string[];
  /** the customers behind it */
  href?: string;
}

interface NamedMapProps extends ChartProps {
  /** heading of the row names, then of each column */
  columns: string[];
  rows: { name: string; places: NamedPlace[] }[];
  format: (value: number) => string;
}

/** A few places by two things at once, each with a name of its own. Table and picture are one, so it needs no twin. */
export function NamedMap({ label, state, columns, rows, format }: NamedMapProps) {
  const missing = state ?? (rows.length === 0 ? { kind: "empty" as const } : undefined);
  if (missing) return <Undrawn label={label} state={missing} room="plot" />;
  const all = rows.flatMap(({ places }) => places);
  const depth = scaleLinear([0, Math.max(1, ...all.map(({ value }) => value))], [0, 1]);
  const marks = rows.flatMap(({ name, places }, row) =>
    places.map((place, column): Mark => ({
      name: place.name,
      texts: [format(place.value), ...place.more, heatMap.cell(name, columns[column + 1] ?? "")],
      ...(place.href ? { href: place.href } : {}),
      cell: { row, column },
    })),
  );
  let index = 0;
  return (
    <figure className="chart" aria-label={label}>
      <MarkArea label={label} marks={marks}>
        <ScrollTable caption={label} columns={columns} className="heat-map named-map">
          {rows.map(({ name, places }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {places.map((place) => (
                <td
                  key={place.name}
                  className="heat-cell"
                  style={{ "--depth": Math.round(depth(place.value) * 100) / 100 } as CSSProperties}
                >
                  <MarkTarget mark={marks[index]!} index={index++} className="heat-mark">
                    {/* the space keeps name and number two words where they are compared with what is heard */}
                    <span className="named-place">{place.name} </span>
                    <span className="named-value numeric">{format(place.value)}</span>
                  </MarkTarget>
                </td>
              ))}
            </tr>
          ))}
        </ScrollTable>
      </MarkArea>
      <div className="chart-actions">
        <CsvButton
          label={label}
          table={{
            columns,
            rows: rows.map(({ name, places }) => [
              name,
              ...places.map((place) => `${place.name}: ${format(place.value)}`),
            ]),
          }}
        />
      </div>
    </figure>
  );
}
