import { scaleLinear } from "./scale.ts";
import { area, curveLinear, curveStepAfter, line } from "d3-shape";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import { lonelyPoints, Plot, round, SIZE, slotsOf, someOf, type PlotMark } from "./plot.tsx";
import { dayCurve } from "./words.ts";

export interface DayPoint {
  day: number;
  value: number;
  low?: number;
  high?: number;
}

/** The points before and after a point, of those that can be met: not all of a long curve can. */
export interface Near {
  before: number | undefined;
  after: number | undefined;
}

export interface DayMark {
  day: number;
  name: string;
}

interface DayCurveProps extends ChartProps {
  /** heading of the days, then of the values */
  columns: [string, string];
  /** days ascending, any distance apart */
  points: DayPoint[];
  /** days worth a line of their own */
  marks?: DayMark[];
  /** holds its value until the next point, as a count of events does */
  steps?: boolean;
  /** the customers, orders or products behind a point: those between it and the ones beside it */
  hrefOf?: (day: number, near: Near) => string | undefined;
  format: (value: number) => string;
}

const LABELS = 4;
const ROWS = 40;

/** A value over days counted from a beginning, with its interval as a band and days that matter marked. */
export function DayCurve({
  label,
  state,
  columns,
  points,
  marks = [],
  steps = false,
  hrefOf,
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
  const some = someOf(points.length, ROWS).map((index) => points[index]!);
  const slots = slotsOf(some.map(({ day }) => round(across(day))));
  const hrefs = some.map(({ day }, index) =>
    hrefOf?.(day, { before: some[index - 1]?.day, after: some[index + 1]?.day }),
  );
  const met = some.map((point, index): PlotMark => ({
    name: dayCurve.day(columns[0], point.day),
    texts: [valueOf(point, format)],
    ...(hrefs[index] ? { href: hrefs[index] } : {}),
    box: slots[index]!,
    dots: [{ left: round(across(point.day)), top: round(up(point.value)) }],
  }));
  return (
    <ChartFrame
      label={label}
      state={state}
      marks={met}
      table={{
        columns,
        rows: some.map((point, index) => [
          { text: String(point.day), href: hrefs[index] },
          valueOf(point, format),
        ]),
      }}
    >
      <Plot
        marks={met}
        yTicks={up.ticks(LABELS).map((value) => ({ at: round(up(value)), text: format(value) }))}
        xTicks={across.ticks(LABELS).map((day) => ({
          at: round(across(day)),
          text: day === 0 ? dayCurve.start : String(day),
        }))}
      >
        <g className="chart-stroke-1">
          <path className="chart-band chart-fill-1" d={band(points) ?? ""} />
          <path className="chart-line" d={draw(points) ?? ""} />
          <path
            className="chart-point"
            d={lonelyPoints(
              points.map(({ value }) => value),
              (value, index) => ({
                left: round(across(points[index]!.day)),
                top: round(up(value)),
              }),
            )}
          />
        </g>
        {shown.map(({ day, name }) => (
          <line
            key={name}
            className="chart-event"
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

function valueOf({ value, low, high }: DayPoint, format: (value: number) => string): string {
  const interval =
    low === undefined || high === undefined ? "" : dayCurve.to(format(low), format(high));
  return `${format(value)}${interval}`;
}
