import { scaleLinear } from "./scale.ts";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import type { Mark } from "./mark.ts";
import { MarkTarget } from "./mark-target.tsx";
import { round } from "./plot.tsx";

export interface Bar {
  name: string;
  value: number;
  /** beside the value where there is room */
  aside?: string;
  /** more columns of the table: what else is known of this bar */
  more?: string[];
  /** 1 to 6 of the chart colours */
  tone?: number;
  /** the customers, orders or products behind it */
  href?: string;
}

interface BarChartProps extends ChartProps {
  /** heading of the names, then of the values, then of `more` */
  columns: string[];
  bars: Bar[];
  format: (value: number) => string;
  /** what a whole track stands for; the largest value if left out */
  whole?: number;
}

/** Amounts of a few named things. What is below nothing goes to the left. */
export function BarChart({ label, state, columns, bars, format, whole }: BarChartProps) {
  const most = whole ?? Math.max(0, ...bars.map(({ value }) => value));
  const least = Math.min(0, ...bars.map(({ value }) => value));
  const across = scaleLinear([least, most > least ? most : least + 1], [0, 100]);
  const marks = bars.map((bar) => markOf(bar, columns, format));
  return (
    <ChartFrame
      label={label}
      state={state}
      room="bars"
      marks={marks}
      table={{
        columns,
        rows: bars.map(({ name, value, more = [], href }) => [
          { text: name, href },
          format(value),
          ...more,
        ]),
      }}
    >
      <div className="bars">
        {bars.map(({ name, value, aside, tone }, index) => (
          <div key={name} className="bars-row">
            <span className="bars-name" aria-hidden="true">
              {name}
            </span>
            <span className="bars-track" aria-hidden="true">
              <span
                className={`bars-bar chart-tone-${tone ?? 1}`}
                style={{
                  marginInlineStart: `${round(across(Math.min(0, value)))}%`,
                  width: `${round(Math.abs(across(value) - across(0)))}%`,
                }}
              />
            </span>
            <span className="bars-value numeric" aria-hidden="true">
              {format(value)}
            </span>
            {aside === undefined ? null : (
              <span className="bars-aside numeric" aria-hidden="true">
                {aside}
              </span>
            )}
            <MarkTarget mark={marks[index]!} index={index} className="bars-mark" />
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

function markOf(bar: Bar, columns: string[], format: (value: number) => string): Mark {
  const { name, value, more = [], href } = bar;
  return {
    name,
    texts: [format(value), ...more.map((text, place) => `${columns[place + 2]} ${text}`)],
    ...(href ? { href } : {}),
  };
}
