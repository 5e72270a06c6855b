import { scaleLinear } from "./scale.ts";
import { area, line } from "d3-shape";
import { dayNumber } from "../../calendar/days.ts";
import { formatDay } from "../../figures/format.ts";
import type { Mark } from "./mark.ts";
import { lonelyPoints, round, SIZE, slotsOf, type PlotMark } from "./plot.tsx";
import { lineChart, trend } from "./words.ts";

export interface TrendPoint {
  /** of the shop, YYYY-MM-DD */
  day: string;
  /** null: not known of this day */
  value: number | null;
  low?: number;
  high?: number;
  /** the value it is compared with */
  against?: number | null;
  /** the customers, orders or products behind it */
  href?: string;
}

/** Something that happened on a day and may have moved the figure. */
export interface TrendEvent {
  /** of the shop, YYYY-MM-DD */
  day: string;
  kind: keyof typeof trend.kinds;
  name: string;
  href?: string;
}

/** A sign above the plot, at the day of an event. */
export interface Sign extends Mark {
  kind: TrendEvent["kind"];
  left: number;
}

interface Options {
  isClose: boolean;
  labels: number;
  format: (value: number) => string;
  againstName: string | undefined;
}

/** More places than this cannot be told apart by a pointer; the table has them all. */
const MOST_MARKS = 120;

/** What happened on the days that are drawn: signs, legend and table hold the same. */
export function eventsOn(points: TrendPoint[], events: TrendEvent[]): TrendEvent[] {
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? events.filter(({ day }) => day >= first.day && day <= last.day) : [];
}

/** Paths and places of a trend in a plot of SIZE by SIZE. @param events on days of the points */
export function drawTrend(points: TrendPoint[], events: TrendEvent[], options: Options) {
  const numbers = points.map(({ day }) => dayNumber(day));
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  const time = scaleLinear([first, Math.max(first + 1, last)], [0, SIZE]);
  const across = (day: string) => round(time(dayNumber(day)));
  const all = points.flatMap(({ value, low, high, against }) =>
    [value, low, high, against].filter((one) => one !== null && one !== undefined),
  );
  const up = scaleLinear(endsOf(all, options.isClose), [SIZE, 0]).nice(options.labels);
  const height = (value: number) => round(up(value));
  const through = (valueOf: (point: TrendPoint) => number | null | undefined) =>
    line<TrendPoint>()
      .defined((point) => typeof valueOf(point) === "number")
      .x(({ day }) => across(day))
      .y((point) => height(valueOf(point) ?? 0))(points) ?? "";
  const band = area<TrendPoint>()
    .defined(({ low, high }) => low !== undefined && high !== undefined)
    .x(({ day }) => across(day))
    .y0(({ low }) => height(low ?? 0))
    .y1(({ high }) => height(high ?? 0));
  return {
    across,
    yTicks: up.ticks(options.labels).map((value) => ({ at: height(value), value })),
    lonely: lonelyPoints(
      points.map(({ value }) => value),
      (value, index) => ({ left: across(points[index]!.day), top: height(value) }),
    ),
    line: through(({ value }) => value),
    against: through(({ against }) => against),
    band: band(points) ?? "",
    marks: marksOf(points, across, height, options),
    signs: events.map((event): Sign => signOf(event, across(event.day))),
  };
}

/** What is so close together that the axis would say the same at each of its lines, as a share of the values. */
const LEAST_SPAN = 0.05;

/** Ends of the axis; of nothing, or of values that hardly differ, an axis as well. */
function endsOf(values: number[], isClose: boolean): [number, number] {
  const all = isClose && values.length > 0 ? values : [0, ...values];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const lacks = (LEAST_SPAN * Math.max(Math.abs(least), Math.abs(most)) || 1) - (most - least);
  if (lacks <= 0) return [least, most];
  return isClose ? [least - lacks / 2, most + lacks / 2] : [least, most + lacks];
}

function marksOf(
  points: TrendPoint[],
  across: (day: string) => number,
  height: (value: number) => number,
  options: Options,
): PlotMark[] {
  const stride = Math.max(1, Math.ceil(points.length / MOST_MARKS));
  // counted from the newest: that one is asked for most
  const kept = points.filter((_, index) => (points.length - 1 - index) % stride === 0);
  const known = kept.filter((point) => point.value !== null);
  const slots = slotsOf(known.map(({ day }) => across(day)));
  return known.map((point, index) => ({
    name: formatDay(point.day),
    texts: saidOf(point, options),
    ...(point.href ? { href: point.href } : {}),
    box: slots[index]!,
    dots: [{ left: across(point.day), top: height(point.value ?? 0) }],
  }));
}

/** "$1,200 ($1,000 to $1,400)", and what it is compared with. */
function saidOf(point: TrendPoint, { format, againstName }: Options): string[] {
  const { against } = point;
  if (againstName === undefined || against === null || against === undefined)
    return [valueText(point, format)];
  return [valueText(point, format), lineChart.named(againstName, format(against))];
}

/** "$1,200 ($1,000 to $1,400)" */
export function valueText({ value, low, high }: TrendPoint, format: Options["format"]): string {
  if (value === null) return lineChart.none;
  if (low === undefined || high === undefined) return format(value);
  return lineChart.to(format(value), format(low), format(high));
}

function signOf({ kind, name, day, href }: TrendEvent, left: number): Sign {
  return {
    name: formatDay(day),
    texts: [trend.happened(trend.kinds[kind], name)],
    kind,
    left,
    ...(href ? { href } : {}),
  };
}
