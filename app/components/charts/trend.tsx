import type { ChartState } from "./chart-state.tsx";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import { Plot, someOf } from "./plot.tsx";
import { EventLegend, EventSigns } from "./trend-events.tsx";
import { drawTrend, eventsOn, type TrendEvent, type TrendPoint } from "./trend-drawing.ts";
import { trendTable } from "./trend-table.ts";
import { trend } from "./words.ts";
import { formatDay, formatDayOfYear } from "../../figures/format.ts";

interface TrendProps extends ChartProps {
  /** what the values are: "Expected value" */
  name: string;
  /** one for each day, week or month that is known, oldest first */
  points: TrendPoint[];
  /** what the values under `against` are: "The 30 days before" */
  againstName?: string;
  /** sales, campaigns, new models: what may have moved it */
  events?: TrendEvent[];
  format: (value: number) => string;
  /** shorter, for the axis */
  formatAxis?: (value: number) => string;
  /** first day it is known for, where it was not kept before */
  since?: string;
  /** the axis need not begin at nothing: for what only ever changes a little */
  isClose?: boolean;
}

const LABELS = 4;

/** A figure over days, its uncertainty as a band, and what happened meanwhile. */
export function Trend(props: TrendProps) {
  const { label, state, name, points, againstName, format, since } = props;
  const { isClose = false, formatAxis = format } = props;
  const events = eventsOn(points, props.events ?? []);
  const drawn = drawTrend(points, events, { isClose, labels: LABELS, format, againstName });
  const hasAgainst = againstName !== undefined;
  return (
    <ChartFrame
      label={label}
      state={state ?? stateOf(drawn.marks.length, since)}
      table={trendTable(name, points, events, { againstName, format })}
      marks={[...drawn.marks, ...drawn.signs]}
      startAt="first"
      legend={[
        { name, tone: 1, isLine: true },
        ...(hasAgainst ? [{ name: againstName, tone: 2, isLine: true }] : []),
      ]}
    >
      <Plot
        yTicks={drawn.yTicks.map(({ at, value }) => ({ at, text: formatAxis(value) }))}
        xTicks={someOf(points.length, LABELS).map((index) => ({
          at: drawn.across(points[index]!.day),
          text: formatDayOfYear(points[index]!.day),
        }))}
        marks={drawn.marks}
        {...(events.length > 0
          ? { above: <EventSigns signs={drawn.signs} after={drawn.marks.length} /> }
          : {})}
      >
        {drawn.signs.map(({ left }, index) => (
          <line key={index} className="chart-event" x1={left} x2={left} y1={0} y2={100} />
        ))}
        {hasAgainst ? (
          <g className="chart-stroke-2">
            <path className="chart-line" d={drawn.against} />
          </g>
        ) : null}
        <g className="chart-stroke-1">
          <path className="chart-band chart-fill-1" d={drawn.band} />
          <path className="chart-line" d={drawn.line} />
          <path className="chart-point" d={drawn.lonely} />
        </g>
      </Plot>
      <EventLegend events={events} />
      {since ? <p className="chart-note">{trend.since(formatDay(since))}</p> : null}
    </ChartFrame>
  );
}

/** A single night is no course yet: the figure itself stands beside. */
function stateOf(known: number, since: string | undefined): ChartState | undefined {
  if (known === 1 && since) return { kind: "empty", why: trend.begins(formatDay(since)) };
  return known === 0 ? { kind: "empty" } : undefined;
}
