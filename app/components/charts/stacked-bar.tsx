import { formatPercent } from "../../figures/format.ts";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import type { Mark } from "./mark.ts";
import { MarkTarget } from "./mark-target.tsx";
import { round, toneOf } from "./plot.tsx";

interface StackedBarProps extends ChartProps {
  /** heading of the names, then of the shares */
  columns: [string, string];
  /** what a whole is made of, in its order: the shares add up to 1 */
  parts: { name: string; share: number }[];
}

/** One bar of all the parts of a whole. */
export function StackedBar({ label, state, columns, parts }: StackedBarProps) {
  const marks = parts.map(({ name, share }): Mark => ({
    name,
    texts: [formatPercent(share, 0)],
  }));
  return (
    <ChartFrame
      label={label}
      state={state}
      room="bars"
      marks={marks}
      legend={parts.map(({ name }, index) => ({ name, tone: toneOf(index) }))}
      table={{
        columns,
        rows: parts.map(({ name, share }) => [{ text: name }, formatPercent(share, 0)]),
      }}
    >
      <div className="stacked-bar">
        {parts.map(({ name, share }, index) => (
          <span
            key={name}
            className={`stacked-bar-part chart-tone-${toneOf(index)}`}
            style={{ width: `${round(100 * share)}%` }}
          >
            <MarkTarget mark={marks[index]!} index={index} className="stacked-bar-mark" />
          </span>
        ))}
      </div>
    </ChartFrame>
  );
}
