import { scaleLinear } from "./scale.ts";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import type { Mark } from "./mark.ts";
import { MarkTarget } from "./mark-target.tsx";
import { edgeOf, fewSteps, round, SIZE } from "./plot.tsx";
import { lineChart, twoIntervals } from "./words.ts";

export interface Interval {
  name: string;
  value: number;
  low: number;
  high: number;
  /** the customers, orders or products behind it */
  href?: string;
}

interface TwoIntervalsProps extends ChartProps {
  /** heading of the names, then of the values */
  columns: [string, string];
  /** what was there before, or what was expected, first; then what came */
  intervals: Interval[];
  /** the value at which a decision turns: nothing gained, what was paid */
  line?: { value: number; name: string };
  format: (value: number) => string;
  /** shorter, for the axis */
  formatAxis?: (value: number) => string;
}

const LABELS = 4;
/** of amounts below nothing, "−$0.40", more would touch on a phone */
const MOST_LABELS = 5;

/**
 * Before and after, or expected and measured, as intervals under each other: what they share is seen at a glance, and
 * whether the line between gain and loss lies outside of them.
 */
export function TwoIntervals(props: TwoIntervalsProps) {
  const { label, state, columns, intervals, line, format, formatAxis = format } = props;
  const ends = intervals.flatMap(({ low, high, value }) => [low, high, value]);
  const all = [...ends, ...(line ? [line.value] : ends.length > 0 ? [] : [0])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const across = scaleLinear([least, most > least ? most : least + 1], [0, SIZE]).nice(LABELS);
  const at = (value: number) => round(across(value));
  const marks = intervals.map(({ name, value, low, high, href }): Mark => ({
    name,
    texts: [lineChart.to(format(value), format(low), format(high))],
    ...(href ? { href } : {}),
  }));
  return (
    <ChartFrame
      label={label}
      state={state}
      room="line"
      marks={marks}
      table={{
        columns: [...columns, twoIntervals.from, twoIntervals.to],
        rows: intervals.map(({ name, value, low, high, href }) => [
          { text: name, href },
          format(value),
          format(low),
          format(high),
        ]),
      }}
    >
      <div className="intervals">
        {intervals.map(({ name, value, low, high }, index) => (
          <div key={name} className="intervals-row">
            <span className="intervals-name" aria-hidden="true">
              {name}
            </span>
            <span className="intervals-track" aria-hidden="true">
              {line ? (
                <span className="intervals-line" style={{ left: `${at(line.value)}%` }} />
              ) : null}
              <span
                className={`intervals-band chart-tone-${index === 0 ? 2 : 1}`}
                data-spot=""
                style={{ left: `${at(low)}%`, width: `${round(at(high) - at(low))}%` }}
              />
              <span
                className={`intervals-value chart-tone-${index === 0 ? 2 : 1}`}
                style={{ left: `${at(value)}%` }}
              />
            </span>
            <span className="intervals-number numeric" aria-hidden="true">
              {format(value)}
            </span>
            <MarkTarget mark={marks[index]!} index={index} className="bars-mark" />
          </div>
        ))}
        <div className="intervals-axis" aria-hidden="true">
          {fewSteps(across, MOST_LABELS).map((value) => (
            <span key={value} style={{ left: `${at(value)}%` }} data-edge={edgeOf(at(value))}>
              {formatAxis(value)}
            </span>
          ))}
        </div>
      </div>
      {line ? (
        <p className="chart-note">{twoIntervals.line(line.name, format(line.value))}</p>
      ) : null}
    </ChartFrame>
  );
}
