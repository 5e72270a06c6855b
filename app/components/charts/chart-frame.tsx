import type { ReactNode } from "react";
import { Disclosure } from "../disclosure.tsx";
import { Undrawn, type ChartRoom, type ChartState } from "./chart-state.tsx";
import { CsvButton } from "./csv-button.tsx";
import { Legend, type LegendEntry } from "./legend.tsx";
import { MarkArea } from "./mark-area.tsx";
import type { Mark } from "./mark.ts";
import type { TwinTable } from "./table-csv.ts";
import { DataTable } from "./twin-table.tsx";
import { chartFrame } from "./words.ts";

/** What every chart may be told. */
export interface ChartProps {
  /** what the chart shows, for those who do not see it */
  label: string;
  /** why nothing is drawn; found out from the numbers where it is left out */
  state?: ChartState | undefined;
}

interface ChartFrameProps extends ChartProps {
  table: TwinTable;
  marks: Mark[];
  startAt?: "first" | "last";
  room?: ChartRoom;
  legend?: LegendEntry[];
  children: ReactNode;
}

/**
 * A drawing and its twin: the same numbers as a table, to hear, to look up or to take along. Each mark of the drawing
 * and its cell in the table lead to the same place.
 */
export function ChartFrame(props: ChartFrameProps) {
  const { label, table, marks, startAt = "first", room = "plot", legend, children } = props;
  const state = props.state ?? (table.rows.length === 0 ? { kind: "empty" as const } : undefined);
  if (state) return <Undrawn label={label} state={state} room={room} />;
  return (
    <figure className="chart" aria-label={label}>
      {legend && legend.length > 1 ? <Legend entries={legend} /> : null}
      <MarkArea label={label} marks={marks} startAt={startAt}>
        {children}
      </MarkArea>
      <div className="chart-actions">
        <Disclosure label={chartFrame.showAsATable}>
          <DataTable caption={label} {...table} />
        </Disclosure>
        <CsvButton label={label} table={table} />
      </div>
    </figure>
  );
}
