import { scaleLinear } from "d3-scale";
import { ChartFrame } from "./chart-frame.tsx";

export interface Bar {
  name: string;
  value: number;
  /** beside the value where there is room */
  aside?: string;
  /** more columns of the table: what else is known of this bar */
  more?: string[];
  /** 1 to 6 of the chart colours */
  tone?: number;
}

interface BarChartProps {
  label: string;
  /** heading of the names, then of the values, then of `more` */
  columns: string[];
  bars: Bar[];
  format: (value: number) => string;
  /** what a whole track stands for; the largest value if left out */
  whole?: number;
}

/** Amounts of a few named things. */
export function BarChart({ label, columns, bars, format, whole }: BarChartProps) {
  const widest = whole ?? Math.max(0, ...bars.map((bar) => bar.value));
  const width = scaleLinear([0, widest || 1], [0, 100]);
  return (
    <ChartFrame
      label={label}
      table={{
        columns,
        rows: bars.map((bar) => [bar.name, format(bar.value), ...(bar.more ?? [])]),
      }}
    >
      <div className="bars">
        {bars.map((bar) => (
          <div key={bar.name} className="bars-row">
            <span className="bars-name">{bar.name}</span>
            <span className="bars-track">
              <span
                className={`bars-bar chart-tone-${bar.tone ?? 1}`}
                style={{ width: `${width(bar.value)}%` }}
              />
            </span>
            <span className="bars-value numeric">{format(bar.value)}</span>
            {bar.aside === undefined ? null : (
              <span className="bars-aside numeric">{bar.aside}</span>
            )}
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}
