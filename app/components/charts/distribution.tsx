import { scaleBand } from "d3-scale";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import { Plot, round, SIZE, someOf, wholeSteps, type PlotMark } from "./plot.tsx";
import { scaleLinear } from "./scale.ts";

export interface Bin {
  /** its range in words: "$20 to $40" */
  name: string;
  /** below the axis, where the name is too long */
  short?: string;
  count: number;
  /** the customers, orders or products behind it */
  href?: string;
}

interface DistributionProps extends ChartProps {
  /** what the bins are of, and what is counted: ["Value so far", "Customers"] */
  columns: [string, string];
  bins: Bin[];
  format: (value: number) => string;
}

const LABELS = 4;
const LEAST_HEIGHT = 14;

/** How many fall into each range. */
export function Distribution({ label, state, columns, bins, format }: DistributionProps) {
  const across = scaleBand(
    bins.map(({ name }) => name),
    [0, SIZE],
  ).paddingInner(0.12);
  const up = scaleLinear([0, Math.max(0, ...bins.map(({ count }) => count)) || 1], [SIZE, 0]).nice(
    LABELS,
  );
  const marks = bins.map(({ name, count, href }): PlotMark => ({
    name,
    texts: [format(count)],
    ...(href ? { href } : {}),
    box: {
      left: round(across(name) ?? 0),
      width: round(across.bandwidth()),
      // also the smallest bar must be met
      top: Math.min(round(up(count)), SIZE - LEAST_HEIGHT),
      height: Math.max(round(SIZE - up(count)), LEAST_HEIGHT),
    },
  }));
  return (
    <ChartFrame
      label={label}
      state={state}
      marks={marks}
      table={{
        columns,
        rows: bins.map(({ name, count, href }) => [{ text: name, href }, format(count)]),
      }}
    >
      <Plot
        marks={marks}
        yTicks={wholeSteps(up, LABELS).map((value) => ({
          at: round(up(value)),
          text: format(value),
        }))}
        xTicks={someOf(bins.length, LABELS).map((index) => ({
          at: round((across(bins[index]!.name) ?? 0) + across.bandwidth() / 2),
          text: bins[index]!.short ?? bins[index]!.name,
        }))}
      >
        {bins.map(({ name, count }) => (
          <rect
            key={name}
            className="chart-fill-1"
            x={round(across(name) ?? 0)}
            width={round(across.bandwidth())}
            y={round(up(count))}
            height={round(SIZE - up(count))}
          />
        ))}
      </Plot>
    </ChartFrame>
  );
}
