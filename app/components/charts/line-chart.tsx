import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { ChartFrame } from "./chart-frame.tsx";
import { Plot, round, SIZE, someOf } from "./plot.tsx";
import { lineChart } from "./words.ts";

export interface Series {
  name: string;
  /** one for each x; null where nothing is known */
  values: (number | null)[];
  /** interval around the values, drawn as a band */
  band?: ({ low: number; high: number } | null)[];
}

interface LineChartProps {
  label: string;
  /** what x is: "Month" */
  xName: string;
  /** names of the points in order, evenly spaced */
  x: string[];
  series: Series[];
  format: (value: number) => string;
  /** shorter, for the axis */
  formatAxis?: (value: number) => string;
  /** fill below the first line */
  filled?: boolean;
}

const LABELS = 4;

export function LineChart({
  label,
  xName,
  x,
  series,
  format,
  formatAxis = format,
  filled = false,
}: LineChartProps) {
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
  const band = area<{ low: number; high: number } | null>()
    .defined((ends) => ends !== null)
    .x((_, index) => round(across(index)))
    .y0((ends) => round(up(ends?.low ?? 0)))
    .y1((ends) => round(up(ends?.high ?? 0)));
  return (
    <ChartFrame
      label={label}
      legend={series.map(({ name }, index) => ({ name, tone: index + 1 }))}
      table={{
        columns: [xName, ...series.map(({ name }) => name)],
        rows: x.map((name, index) => [name, ...series.map((one) => cell(one, index, format))]),
      }}
    >
      <Plot
        yTicks={up
          .ticks(LABELS)
          .map((value) => ({ at: round(up(value)), text: formatAxis(value) }))}
        xTicks={someOf(x.length, LABELS).map((index) => ({
          at: round(across(index)),
          text: x[index]!,
        }))}
      >
        {series.map(({ name, values, band: ends }, index) => (
          <g key={name} className={`chart-stroke-${index + 1}`}>
            {ends ? (
              <path className={`chart-band chart-fill-${index + 1}`} d={band(ends) ?? ""} />
            ) : null}
            {filled && index === 0 ? (
              <path className={`chart-band chart-fill-${index + 1}`} d={fill(values) ?? ""} />
            ) : null}
            <path className="chart-line" d={draw(values) ?? ""} />
          </g>
        ))}
      </Plot>
    </ChartFrame>
  );
}

function cell({ values, band }: Series, index: number, format: (value: number) => string): string {
  const value = values[index] ?? null;
  if (value === null) return "–";
  const ends = band?.[index];
  return ends ? lineChart.to(format(value), format(ends.low), format(ends.high)) : format(value);
}
