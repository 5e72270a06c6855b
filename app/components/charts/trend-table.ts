import { formatDay } from "../../figures/format.ts";
import type { TwinCell, TwinTable } from "./table-csv.ts";
import { valueText, type TrendEvent, type TrendPoint } from "./trend-drawing.ts";
import { lineChart, trend } from "./words.ts";

interface Columns {
  againstName: string | undefined;
  format: (value: number) => string;
}

/** A trend in rows, what happened beside its day. Events between two points stand at the one that follows. */
export function trendTable(
  name: string,
  points: TrendPoint[],
  events: TrendEvent[],
  { againstName, format }: Columns,
): TwinTable {
  const against = ({ against: value }: TrendPoint): TwinCell =>
    typeof value === "number" ? format(value) : lineChart.none;
  return {
    columns: [
      trend.day,
      name,
      ...(againstName === undefined ? [] : [againstName]),
      ...(events.length === 0 ? [] : [trend.what]),
    ],
    rows: points.map((point, index) => [
      formatDay(point.day),
      { text: valueText(point, format), href: point.href },
      ...(againstName === undefined ? [] : [against(point)]),
      ...(events.length === 0 ? [] : [happened(events, points[index - 1]?.day ?? "", point.day)]),
    ]),
  };
}

function happened(events: TrendEvent[], after: string, until: string): string {
  return events
    .filter(({ day }) => day > after && day <= until)
    .map(({ kind, name }) => trend.happened(trend.kinds[kind], name))
    .join("; ");
}
