import { scaleLinear } from "./scale.ts";
import { dayNumber, daysBetween } from "../../calendar/days.ts";
import { formatDay, formatNumber } from "../../figures/format.ts";
import { formatDays } from "../../figures/words.ts";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import type { Mark } from "./mark.ts";
import { MarkTarget } from "./mark-target.tsx";
import { round, SIZE } from "./plot.tsx";
import { dotTimeline, trend } from "./words.ts";

export interface TimelineDot {
  /** of the shop, YYYY-MM-DD */
  day: string;
  /** what happened: "Order #1042, $35.00" */
  what: string;
  /** the order, or whatever is behind it */
  href?: string;
  /** 1 to 6 of the chart colours */
  tone?: number;
}

interface DotTimelineProps extends ChartProps {
  /** oldest first; what happened on one day lies on one place */
  dots: TimelineDot[];
  /** YYYY-MM-DD */
  today: string;
  /** days between which the next is usually due, and what to call them */
  rhythm?: { from: string; until: string; name: string };
}

/** Gaps narrower than this, of SIZE, have no room for their length in words. */
const LEAST_GAP = 14;
/** The first day and today lie at least so far apart where both are named. */
const ROOM_FOR_A_DAY = 60;

/** What happened when: the gap between two dots is as long as the time between them. */
export function DotTimeline({ label, state, dots, today, rhythm }: DotTimelineProps) {
  const days = [
    today,
    ...dots.map(({ day }) => day),
    ...(rhythm ? [rhythm.from, rhythm.until] : []),
  ].map(dayNumber);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const across = scaleLinear([first, Math.max(first + 1, last)], [2, SIZE - 2]);
  const at = (day: string) => round(across(dayNumber(day)));
  const gaps = dots.map(({ day }, index) =>
    index === 0 ? null : daysBetween(dots[index - 1]!.day, day),
  );
  const marks = dots.map(({ day, what, href }, index): Mark => ({
    name: formatDay(day),
    texts: [what, ...(gaps[index] ? [dotTimeline.after(formatDays(gaps[index]))] : [])],
    ...(href ? { href } : {}),
  }));
  return (
    <ChartFrame
      label={label}
      state={state}
      room="line"
      marks={marks}
      startAt="last"
      table={{
        columns: [trend.day, trend.what, dotTimeline.daysSince],
        rows: dots.map(({ day, what, href }, index) => [
          formatDay(day),
          { text: what, href },
          gaps[index] === null ? "" : formatNumber(gaps[index] ?? 0),
        ]),
      }}
    >
      <div className="timeline">
        {rhythm ? (
          <span
            className="timeline-rhythm"
            aria-hidden="true"
            style={{
              left: `${at(rhythm.from)}%`,
              width: `${round(at(rhythm.until) - at(rhythm.from))}%`,
            }}
          />
        ) : null}
        <span className="timeline-line" aria-hidden="true" />
        <span className="timeline-today" aria-hidden="true" style={{ left: `${at(today)}%` }} />
        {dots.map(({ day, tone }, index) => (
          <MarkTarget
            key={index}
            mark={marks[index]!}
            index={index}
            className="timeline-dot"
            box={{ left: at(day), width: 0 }}
          >
            <span className={`timeline-point chart-tone-${tone ?? 1}`} data-spot="" />
          </MarkTarget>
        ))}
        {dots.map(({ day }, index) => (
          <Gap key={index} from={dots[index - 1]?.day} until={day} at={at} />
        ))}
      </div>
      <div className="timeline-ends" aria-hidden="true">
        {dots[0] && at(today) - at(dots[0].day) > ROOM_FOR_A_DAY ? (
          <span data-edge="start">{formatDay(dots[0].day)}</span>
        ) : null}
        <span style={{ left: `${at(today)}%` }} data-edge={at(today) > 80 ? "end" : "middle"}>
          {dotTimeline.today(formatDay(today))}
        </span>
      </div>
      {rhythm ? (
        <p className="chart-note">
          {dotTimeline.shaded(rhythm.name, formatDay(rhythm.from), formatDay(rhythm.until))}
        </p>
      ) : null}
    </ChartFrame>
  );
}

interface GapProps {
  from: string | undefined;
  until: string;
  at: (day: string) => number;
}

/** The length of a gap in words, where there is room for them. */
function Gap({ from, until, at }: GapProps) {
  if (from === undefined || at(until) - at(from) < LEAST_GAP) return null;
  return (
    <span
      className="timeline-gap numeric"
      aria-hidden="true"
      style={{ left: `${round((at(from) + at(until)) / 2)}%` }}
    >
      {formatDays(daysBetween(from, until))}
    </span>
  );
}
