import { formatPercent } from "../../figures/format.ts";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import type { Mark } from "./mark.ts";
import { MarkTarget } from "./mark-target.tsx";
import { round } from "./plot.tsx";
import { funnel, lineChart } from "./words.ts";

export interface FunnelStep {
  name: string;
  count: number;
  /** who or what came this far */
  href?: string;
}

interface FunnelProps extends ChartProps {
  /** heading of the steps, then of the counts */
  columns: [string, string];
  /** in their order; each of those who took the one before */
  steps: FunnelStep[];
  format: (value: number) => string;
}

/** How many of those who began came how far. */
export function Funnel({ label, state, columns, steps, format }: FunnelProps) {
  const first = steps[0]?.count ?? 0;
  const widest = Math.max(first, ...steps.map(({ count }) => count)) || 1;
  const shares = steps.map(({ count }, index) => ({
    ofBefore: shareOf(count, steps[index - 1]?.count),
    ofFirst: shareOf(count, index === 0 ? undefined : first),
  }));
  const marks = steps.map(({ name, count, href }, index): Mark => {
    const { ofBefore, ofFirst } = shares[index]!;
    return {
      name,
      texts: [
        format(count),
        ...(ofBefore === null ? [] : [funnel.ofBefore(ofBefore)]),
        ...(ofFirst === null || index < 2 ? [] : [funnel.ofFirst(ofFirst)]),
      ],
      ...(href ? { href } : {}),
    };
  });
  return (
    <ChartFrame
      label={label}
      state={state}
      room="bars"
      marks={marks}
      table={{
        columns: [...columns, funnel.before, funnel.first],
        rows: steps.map(({ name, count, href }, index) => [
          { text: name, href },
          format(count),
          shares[index]!.ofBefore ?? lineChart.none,
          shares[index]!.ofFirst ?? lineChart.none,
        ]),
      }}
    >
      <div className="bars">
        {steps.map(({ name, count }, index) => (
          <div key={name} className="bars-row">
            <span className="bars-name" aria-hidden="true">
              {name}
            </span>
            <span className="funnel-track" aria-hidden="true">
              <span
                className="funnel-bar chart-tone-1"
                style={{ width: `${round((100 * count) / widest)}%` }}
              />
            </span>
            <span className="bars-value numeric" aria-hidden="true">
              {format(count)}
            </span>
            <span className="bars-aside numeric" aria-hidden="true">
              {shares[index]!.ofBefore}
            </span>
            <MarkTarget mark={marks[index]!} index={index} className="bars-mark" />
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

/** "25.4%", or null where there is nothing to be a part of. */
function shareOf(count: number, whole: number | undefined): string | null {
  return whole === undefined || whole === 0 ? null : formatPercent(count / whole);
}
