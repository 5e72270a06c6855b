import { scaleLinear } from "d3-scale";
import { area, curveLinear, curveStepAfter, line } from "d3-shape";
import { ChartFrame } from "./chart-frame.tsx";
import { Plot, round, SIZE, someOf } from "./plot.tsx";
import { dayCurve } from "./words.ts";

export interface DayPoint {
  day: number;
  value: number;
  low?: number;
  high?: number;
}

export interface DayMark {
  day: number;
  name: string;
}

interface DayCurveProps {
  label: string;
  /** heading of the days, then of the values */
  columns: [string, string];
  /** days ascending, any distance apart */
  points: DayPoint[];
  /** days worth a line of their own */
  marks?: DayMark[];
  /** holds its value until the next point, as a count of events does */
  steps?: boolean;
  format: (value: number) => string;
}

const LABELS = 4;
const ROWS = 40;

/** A value over days counted from a beginning, with its interval as a band and days that matter marked. */
export function DayCurve({
  label,
  columns,
  points,
  marks = [],
  steps = false,
  format,
}: DayCurveProps) {
  const last = points.at(-1)?.day ?? 0;
  const across = scaleLinear([0, Math.max(1, last)], [0, SIZE]);
  const most = Math.max(0, ...points.map((point) => point.high ?? point.value));
  const up = scaleLinear([0, most || 1], [SIZE, 0]).nice(LABELS);
  const shape = steps ? curveStepAfter : curveLinear;
  const draw = line<DayPoint>()
    .x(({ day }) => round(across(day)))
    .y(({ value }) => round(up(value)))
    .curve(shape);
  const band = area<DayPoint>()
    .x(({ day }) => round(across(day)))
    .y0(({ low, value }) => round(up(low ?? value)))
    .y1(({ high, value }) => round(up(high ?? value)))
    .curve(shape);
  const shown = marks.filter(({ day }) => day <= last);
  return (
    <ChartFrame
      label={label}
      table={{
        columns,
        rows: someOf(points.length, ROWS).map((index) => rowOf(points[index]!, format)),
      }}
    >
      <Plot
        yTicks={up.ticks(LABELS).map((value) => ({ at: round(up(value)), text: format(value) }))}
        xTicks={across
          .ticks(LABELS)
          .map((day) => ({ at: round(across(day)), text: day === 0 ? "day 0" : String(day) }))}
      >
        <g className="chart-stroke-1">
          <path className="chart-band chart-fill-1" d={band(points) ?? ""} />
          <path className="chart-line" d={draw(points) ?? ""} />
        </g>
        {shown.map(({ day, name }) => (
          <line
            key={name}
            className="chart-mark"
            x1={round(across(day))}
            x2={round(across(day))}
            y1={0}
            y2={SIZE}
          />
        ))}
      </Plot>
      {shown.length > 0 ? (
        <p className="chart-note">
          {dayCurve.dashed(shown.map(({ day, name }) => dayCurve.day(name, day)))}
        </p>
      ) : null}
    </ChartFrame>
  );
}

function rowOf({ day, value, low, high }: DayPoint, format: (value: number) => string): string[] {
  const interval =
    low === undefined || high === undefined ? "" : dayCurve.to(format(low), format(high));
  return [String(day), `${format(value)}${interval}`];
}
