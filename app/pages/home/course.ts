import type { ClvDay } from "../../clv/day.ts";
import type { Days } from "../../calendar/period.ts";
import type { DaySeries } from "../../customers/day-figures.ts";
import { days, money, share, type Change } from "../../figures/figure.ts";
import { words } from "./figures-words.ts";
import { standings, type Standing, type Today } from "./standings.ts";

/** The figures of home that have a course, by their keys. */
export type CourseKey = "repeat-rate" | "second-order" | "value-at-risk" | "clv";

/** How they went over the period, and what changed since the day they are held against. */
export interface Course {
  /** oldest first, thinned to what a small line can show; null where nothing is known */
  values: Record<CourseKey, (number | null)[]>;
  changes: Partial<Record<CourseKey, Change>>;
}

interface Read {
  now: DaySeries;
  /** of the days the period is held against; null = against nothing */
  then: DaySeries | null;
  /** kept by the nights of the period */
  nights: readonly ClvDay[];
  /** minor units at the end of the period, and at the end of what it is held against */
  atRisk: { now: number | null; then: number | null };
  compared: Days | null;
  today: Today;
  lifespanYears: number;
}

/** More points than this a line of a few centimetres cannot show. */
const POINTS = 90;

export function courseOf(read: Read): Course {
  const { now, then, nights, compared, today, lifespanYears } = read;
  const course = standings(now, today);
  const end = course.at(-1);
  const before = isKnownBy(then, compared) ? standings(then!, today).at(-1) : undefined;
  const risk = new Map(nights.map(({ day, atRiskMinor }) => [day, atRiskMinor]));
  const values = (of: (standing: Standing) => number | null) => thinned(course.map(of));
  const changes: Course["changes"] = {};
  const note = (
    key: CourseKey,
    [last, first]: (number | null | undefined)[],
    by: typeof money,
  ): void => {
    if (compared && typeof last === "number" && typeof first === "number")
      changes[key] = { by: by(last - first), during: during(compared.to, end?.day, today.day) };
  };
  note("repeat-rate", [end?.repeatRate, before?.repeatRate], share);
  note("second-order", [end?.secondOrderDays, before?.secondOrderDays], days);
  note("value-at-risk", [read.atRisk.now, read.atRisk.then], money);
  const clv = (standing: Standing | undefined) =>
    standing?.customerValue == null ? null : Math.round(standing.customerValue * lifespanYears);
  note("clv", [clv(end), clv(before)], money);
  return {
    values: {
      "repeat-rate": values((standing) => standing.repeatRate),
      "second-order": values((standing) => standing.secondOrderDays),
      "value-at-risk": values(({ day }) => risk.get(day) ?? null),
      clv: values(clv),
    },
    changes,
  };
}

/** The figure beside it is today's: a period that ended before says of which days its change is. */
const during = (from: string, to: string | undefined, today: string): string =>
  to === undefined || to === today ? words.since(from) : words.between(from, to);

/** Whether the shop had an order by the end of these days: before it there is nothing to hold against. */
const isKnownBy = (series: DaySeries | null, held: Days | null): boolean =>
  series !== null && held !== null && series.since !== null && series.since <= held.to;

/** The last one stays: it is the one that is written out. */
export function thinned<T>(values: readonly T[]): T[] {
  const every = Math.max(1, Math.ceil(values.length / POINTS));
  return values.filter((_, n) => (values.length - 1 - n) % every === 0);
}
