import { MarkTarget } from "./mark-target.tsx";
import type { Sign, TrendEvent } from "./trend-drawing.ts";
import { trend } from "./words.ts";

/** Shapes, not colours, tell them apart. */
const SHAPES: Record<TrendEvent["kind"], string> = {
  sale: "M5,1L9,9H1Z",
  campaign: "M5,1A4,4 0 1 1 4.99,1Z",
  release: "M5,0L10,5L5,10L0,5Z",
};

function Shape({ kind }: { kind: TrendEvent["kind"] }) {
  return (
    <svg className="trend-sign-shape" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      <path d={SHAPES[kind]} />
    </svg>
  );
}

/** One sign above the plot for each event. @param after how many marks come before them */
export function EventSigns({ signs, after }: { signs: Sign[]; after: number }) {
  return signs.map((sign, index) => (
    <MarkTarget
      key={index}
      mark={sign}
      index={after + index}
      className="trend-sign"
      box={{ left: sign.left, width: 0 }}
    >
      <Shape kind={sign.kind} />
    </MarkTarget>
  ));
}

/** What the signs stand for: only those that occur. */
export function EventLegend({ events }: { events: TrendEvent[] }) {
  const kinds = [...new Set(events.map(({ kind }) => kind))];
  if (kinds.length === 0) return null;
  return (
    <p className="chart-note trend-signs" aria-hidden="true">
      {kinds.map((kind) => (
        <span key={kind}>
          <Shape kind={kind} /> {trend.kinds[kind]}
        </span>
      ))}
    </p>
  );
}
