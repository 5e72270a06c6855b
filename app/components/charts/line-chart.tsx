import { scaleLinear } from "./scale.ts";
import { area, line } from "d3-shape";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import {
  lonelyPoints,
  Plot,
  round,
  SIZE,
  slotsOf,
  someOf,
  toneOf,
  type PlotMark,
} from "./plot.tsx";
import { lineChart } from "./words.ts";

export interface Series {
  name: string;
  /** one for each x; null where nothing is known */
  values: (number | null)[];
  /** interval around the values, drawn as a band */
  band?: (Ends | null)[];
  /** a narrower interval inside the band, drawn over it */
  core?: Ends[];
}

interface Ends {
  low: number;
  high: number;
}

interface LineChartProps extends ChartProps {
  /** what x is: "Month" */
  xName: string;
  /** names of the points in order, evenly spaced */
  x: string[];
  /** below the axis, where the names are too long */
  short?: string[];
  /** what is behind each x */
  hrefs?: (string | undefined)[];
  series: Series[];
  format: (value: number) => string;
  /** shorter, for the axis */
  formatAxis?: (value: number) => string;
  /** fill below the first line */
  filled?: boolean;
}

const LABELS = 4;

export function LineChart(props: LineChartProps) {
  const { label, state, xName, x, short = x, hrefs = [], series, format, filled = false } = props;
  const { formatAxis = format } = props;
  const all = series.flatMap(({ values, band }) => [
    ...values.filter((value) => value !== null),
    ...(band ?? []).flatMap((ends) => (ends ? [ends.low, ends.high] : [])),
  ]);
  const across = scaleLinear([0, Math.max(1, x.length - 1)], [0, SIZE]);
  const up = scaleLinear([Math.min(0, ...all), Math.max(0, ...all) || 1], [SIZE, 0]).nice(LABELS);
  const isThere = (value: number | null): value is number => value !== null;
  const draw = line<number | null>()
    .defined(isThere)
    .x((_, index) => round(across(index)))
    .y((value) => round(up(value ?? 0)));
  const fill = area<number | null>()
    .defined(isThere)
    .x((_, index) => round(across(index)))
    .y0(round(up(0)))
    .y1((value) => round(up(value ?? 0)));
  const band = area<Ends | null>()
    .defined((ends) => ends !== null)
    .x((_, index) => round(across(index)))
    .y0((ends) => round(up(ends?.low ?? 0)))
    .y1((ends) => round(up(ends?.high ?? 0)));
  const placeOf = (value: number, index: number) => ({
    left: round(across(index)),
    top: round(up(value)),
  });
  const slots = slotsOf(x.map((_, index) => round(across(index))));
  const marks = x.map((name, index): PlotMark => ({
    name,
    texts: series.map((one) =>
      series.length === 1
        ? cell(one, index, format)
        : lineChart.named(one.name, cell(one, index, format)),
    ),
    ...(hrefs[index] ? { href: hrefs[index] } : {}),
    box: slots[index]!,
    dots: series.flatMap(({ values }) =>
      isThere(values[index] ?? null) ? [placeOf(values[index]!, index)] : [],
    ),
  }));
  return (
    <ChartFrame
      label={label}
      state={state}
      marks={marks}
      legend={series.map(({ name }, index) => ({ name, tone: toneOf(index), isLine: true }))}
      table={{
        columns: [xName, ...series.map(({ name }) => name)],
        rows: x.map((name, index) => [
          { text: name, href: hrefs[index] },
          ...series.map((one) => cell(one, index, format)),
        ]),
      }}
    >
      <Plot
        marks={marks}
        yTicks={up
          .ticks(LABELS)
          .map((value) => ({ at: round(up(value)), text: formatAxis(value) }))}
        xTicks={someOf(x.length, LABELS).map((index) => ({
          at: round(across(index)),
          text: short[index]!,
        }))}
      >
        {series.map(({ name, values, band: ends, core }, index) => (
          <g key={name} className={`chart-stroke-${toneOf(index)}`}>
            {ends ? (
              <path className={`chart-band chart-fill-${toneOf(index)}`} d={band(ends) ?? ""} />
            ) : null}
            {core ? (
              <path className={`chart-band chart-fill-${toneOf(index)}`} d={band(core) ?? ""} />
            ) : null}
            {filled && index === 0 ? (
              <path className="chart-band chart-fill-1" d={fill(values) ?? ""} />
            ) : null}
            <path className="chart-line" d={draw(values) ?? ""} />
            <path className="chart-point" d={lonelyPoints(values, placeOf)} />
          </g>
        ))}
      </Plot>
    </ChartFrame>
  );
}

function cell(
  { values, band, core }: Series,
  index: number,
  format: (value: number) => string,
): string {
  const value = values[index] ?? null;
  if (value === null) return lineChart.none;
  const ends = band?.[index];
  if (!ends) return format(value);
  const inner = core?.[index];
  const outer = lineChart.to(format(value), format(ends.low), format(ends.high));
  return inner ? lineChart.inside(outer, format(inner.low), format(inner.high)) : outer;
}
