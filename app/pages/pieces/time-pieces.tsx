import type { ChartState } from "../../components/charts/chart-state.tsx";
import { DayCurve, type DayPoint } from "../../components/charts/day-curve.tsx";
import { DotTimeline, type TimelineDot } from "../../components/charts/dot-timeline.tsx";
import { LineChart, type Series } from "../../components/charts/line-chart.tsx";
import type { TrendPoint } from "../../components/charts/trend-drawing.ts";
import { Trend } from "../../components/charts/trend.tsx";
import { formatPercent, formatWholeMoney } from "../../figures/format.ts";
import { story, withoutNumbers, type Piece } from "./piece.tsx";
import { BEHIND, dayAt, events, points, TODAY, wave } from "./sample.ts";
import { pieceNames, sample } from "./words.ts";

const dollars = (minor: number) => formatWholeMoney(minor, "USD");

const trendOf = (some: TrendPoint[], label: string = sample.value, state?: ChartState) => (
  <Trend
    label={label}
    state={state}
    name={label}
    againstName={sample.before}
    points={some}
    events={events}
    format={dollars}
    since={dayAt(59)}
  />
);

export const trend: Piece = {
  name: pieceNames.trend,
  stories: [
    story("filled", trendOf(points)),
    story("one", trendOf(points.slice(-1))),
    story("long", trendOf(points, sample.long)),
    story(
      "negative",
      <Trend
        label={sample.value}
        name={sample.value}
        points={points.map(({ day, value }) => ({ day, value: (value ?? 0) - 700_000 }))}
        format={dollars}
      />,
    ),
    ...withoutNumbers((state) => trendOf([], sample.value, state)),
  ],
};

const seriesOf = (names: string[], height: number): Series[] =>
  names.map((name, at) => ({ name, values: wave(6, height * (at + 1)) }));
const linesOf = (series: Series[], x: string[] = sample.months, state?: ChartState) => (
  <LineChart
    label={sample.value}
    state={state}
    xName={sample.month}
    x={x}
    hrefs={x.map(() => BEHIND)}
    series={series}
    format={dollars}
  />
);

export const lines: Piece = {
  name: pieceNames.lines,
  stories: [
    story("filled", linesOf(seriesOf(sample.states, 50_000))),
    story("one", linesOf([{ name: sample.value, values: [50_000] }], sample.months.slice(0, 1))),
    story("long", linesOf(seriesOf([sample.long, sample.value], 50_000))),
    story("negative", linesOf(seriesOf([sample.value, sample.actual], -50_000))),
    ...withoutNumbers((state) => linesOf([], [], state)),
  ],
};

const curve: DayPoint[] = [0, 10, 20, 40, 80, 120, 180].map((day) => ({
  day,
  value: 1 - Math.exp(-day / 90),
  low: 0.8 * (1 - Math.exp(-day / 90)),
  high: Math.min(1, 1.2 * (1 - Math.exp(-day / 90))),
}));
const curveOf = (some: DayPoint[], name: string = sample.campaign, state?: ChartState) => (
  <DayCurve
    label={sample.share}
    state={state}
    columns={[sample.day, sample.share]}
    points={some}
    marks={[{ day: 62, name }]}
    hrefOf={() => BEHIND}
    format={(share) => formatPercent(share, 0)}
  />
);

export const dayCurve: Piece = {
  name: pieceNames.dayCurve,
  stories: [
    story("filled", curveOf(curve)),
    story("one", curveOf(curve.slice(0, 1))),
    story("long", curveOf(curve, sample.long)),
    ...withoutNumbers((state) => curveOf([], sample.campaign, state)),
  ],
};

const dots: TimelineDot[] = [320, 280, 275, 190, 120, 45].map((ago, at) => ({
  day: dayAt(ago),
  what: sample.order(1001 + 7 * at),
  href: BEHIND,
}));
const timelineOf = (some: TimelineDot[], name: string = sample.rhythm, state?: ChartState) => (
  <DotTimeline
    label={sample.customers}
    state={state}
    dots={some}
    today={TODAY}
    {...(some.length > 1 ? { rhythm: { from: dayAt(10), until: dayAt(-30), name } } : {})}
  />
);

export const dotTimeline: Piece = {
  name: pieceNames.dotTimeline,
  stories: [
    story("filled", timelineOf(dots)),
    story("one", timelineOf(dots.slice(-1))),
    story("long", timelineOf(dots, sample.long)),
    ...withoutNumbers((state) => timelineOf([], sample.rhythm, state)),
  ],
};
