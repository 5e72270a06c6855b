import { scaleLinear } from "./scale.ts";
import { round } from "./plot.tsx";
import { rangeBar } from "./words.ts";

export interface Range {
  value: number;
  low: number;
  high: number;
}

interface RangeBarProps extends Range {
  /** what it is of, "Expected value of Jane"; left out where the same stands beside it in words */
  label?: string;
  /** ends of the track, the same in each row of a table so that bars can be compared */
  from?: number;
  to: number;
  format?: (value: number) => string;
}

/** An estimate and how sure it is: the bar is the interval, the stroke in it the estimate. */
export function RangeBar(props: RangeBarProps) {
  const { label, value, low, high, from = 0, to, format = String } = props;
  const across = scaleLinear([from, to > from ? to : from + 1], [0, 100]).clamp();
  const [left, right] = [round(across(low)), round(across(high))];
  return (
    <span
      className="range-bar chart-colours"
      {...(label === undefined
        ? { "aria-hidden": true }
        : {
            role: "img",
            "aria-label": rangeBar.said(label, format(value), format(low), format(high)),
          })}
    >
      <span
        className="range-bar-band"
        style={{ left: `${left}%`, width: `${round(right - left)}%` }}
      />
      <span className="range-bar-value" style={{ left: `${round(across(value))}%` }} />
    </span>
  );
}
