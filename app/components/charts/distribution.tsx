import { scaleBand, scaleLinear } from "d3-scale";
import { ChartFrame } from "./chart-frame.tsx";
import { Plot, round, SIZE, someOf, wholeSteps } from "./plot.tsx";

export interface Bin {
  /** its range in words: "$20 to $40" */
  name: string;
  /** below the axis, where the name is too long */
  short?: string;
  count: number;
}

interface DistributionProps {
  label: string;
  /** what the bins are of, and what is counted: ["Value so far", "Customers"] */
  columns: [string, string];
  bins: Bin[];
  format: (value: number) => string;
}

const LABELS = 4;

/** How many fall into each range. */
export function Distribution({ label, columns, bins, format }: DistributionProps) {
  const across = scaleBand(
    bins.map(({ name }) => name),
    [0, SIZE],
  ).paddingInner(0.12);
  const up = scaleLinear([0, Math.max(0, ...bins.map(({ count }) => count)) || 1], [SIZE, 0]).nice(
    LABELS,
  );
  return (
    <ChartFrame
      label={label}
      table={{ columns, rows: bins.map(({ name, count }) => [name, format(count)]) }}
    >
      <Plot
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
          >
            <title>{`${name}: ${format(count)}`}</title>
          </rect>
        ))}
      </Plot>
    </ChartFrame>
  );
}
