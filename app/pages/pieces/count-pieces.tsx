import { BarChart, type Bar } from "../../components/charts/bar-chart.tsx";
import type { ChartState } from "../../components/charts/chart-state.tsx";
import { Distribution, type Bin } from "../../components/charts/distribution.tsx";
import type { Move } from "../../components/charts/flow-drawing.ts";
import { Flow } from "../../components/charts/flow.tsx";
import { Funnel, type FunnelStep } from "../../components/charts/funnel.tsx";
import { HeatMap } from "../../components/charts/heat-map.tsx";
import { NamedMap } from "../../components/charts/named-map.tsx";
import { PairedBars, type Pair } from "../../components/charts/paired-bars.tsx";
import { TwoIntervals, type Interval } from "../../components/charts/two-intervals.tsx";
import { formatMoney, formatNumber, formatPercent } from "../../figures/format.ts";
import { story, withoutNumbers, type Piece } from "./piece.tsx";
import { BEHIND } from "./sample.ts";
import { pieceNames, sample } from "./words.ts";

const number = (value: number) => formatNumber(value);
const dollars = (minor: number) => formatMoney(minor, "USD");

const barsOf = (some: Bar[], state?: ChartState) => (
  <BarChart
    label={sample.customers}
    state={state}
    columns={[sample.state, sample.customers, sample.share]}
    bars={some}
    format={number}
  />
);
const bars: Bar[] = sample.states.map((name, at) => ({
  name,
  value: 420 - 75 * at,
  aside: formatPercent(0.42 - 0.075 * at),
  more: [formatPercent(0.42 - 0.075 * at)],
  href: BEHIND,
}));

export const barChart: Piece = {
  name: pieceNames.bars,
  stories: [
    story("filled", barsOf(bars)),
    story("one", barsOf(bars.slice(0, 1))),
    story("long", barsOf([{ ...bars[0]!, name: sample.long }, ...bars.slice(1, 3)])),
    story("negative", barsOf(bars.map((bar, at) => ({ ...bar, value: 150 - 90 * at })))),
    ...withoutNumbers((state) => barsOf([], state)),
  ],
};

const stepsOf = (some: FunnelStep[], state?: ChartState) => (
  <Funnel
    label={sample.offer}
    state={state}
    columns={[sample.state, sample.customers]}
    steps={some}
    format={number}
  />
);
const steps = sample.steps.map((name, at) => ({
  name,
  count: [1200, 1180, 96, 31][at] ?? 0,
  href: BEHIND,
}));

export const funnel: Piece = {
  name: pieceNames.funnel,
  stories: [
    story("filled", stepsOf(steps)),
    story("one", stepsOf(steps.slice(0, 1))),
    story("long", stepsOf([{ ...steps[0]!, name: sample.long }, ...steps.slice(1)])),
    ...withoutNumbers((state) => stepsOf([], state)),
  ],
};

const binsOf = (some: Bin[], state?: ChartState) => (
  <Distribution
    label={sample.value}
    state={state}
    columns={[sample.value, sample.customers]}
    bins={some}
    format={number}
  />
);
const bins = [120, 340, 260, 90, 33, 12, 4].map((count, at) => ({
  name: sample.range(50 * at),
  short: `$${50 * at}`,
  count,
  href: BEHIND,
}));

export const distribution: Piece = {
  name: pieceNames.distribution,
  stories: [
    story("filled", binsOf(bins)),
    story("one", binsOf(bins.slice(0, 1))),
    ...withoutNumbers((state) => binsOf([], state)),
  ],
};

const pairsOf = (some: Pair[], state?: ChartState) => (
  <PairedBars
    label={sample.value}
    state={state}
    columns={[sample.month, sample.predicted, sample.actual]}
    pairs={some}
    format={number}
  />
);
const pairs = sample.months.map((name, at) => ({
  name,
  first: 90 + 12 * at,
  second: 84 + 15 * at,
  href: BEHIND,
}));

export const pairedBars: Piece = {
  name: pieceNames.pairedBars,
  stories: [
    story("filled", pairsOf(pairs)),
    story("one", pairsOf(pairs.slice(0, 1))),
    story("negative", pairsOf(pairs.map((pair) => ({ ...pair, second: pair.second - 120 })))),
    ...withoutNumbers((state) => pairsOf([], state)),
  ],
};

const intervalsOf = (some: Interval[], state?: ChartState) => (
  <TwoIntervals
    label={sample.offer}
    state={state}
    columns={[sample.state, sample.value]}
    intervals={some}
    line={{ value: 0, name: sample.noGain }}
    format={dollars}
  />
);
const before: Interval = { name: sample.before90, value: 140, low: -220, high: 510 };
const after: Interval = { name: sample.with, value: 330, low: 90, high: 570, href: BEHIND };

export const twoIntervals: Piece = {
  name: pieceNames.twoIntervals,
  stories: [
    story("filled", intervalsOf([before, after])),
    story("one", intervalsOf([after])),
    story("long", intervalsOf([{ ...before, name: sample.long }, after])),
    story("negative", intervalsOf([before, { ...after, value: -330, low: -610, high: -50 }])),
    ...withoutNumbers((state) => intervalsOf([], state)),
  ],
};

const flowOf = (some: Move[], order: string[] = sample.states, state?: ChartState) => (
  <Flow
    label={sample.customers}
    state={state}
    columns={[sample.before90, sample.with, sample.customers]}
    order={order}
    moves={some}
    format={number}
  />
);
const moves = sample.states.flatMap((from, a) =>
  sample.states.map((to, b) => ({ from, to, count: 40 - 9 * Math.abs(a - b), href: BEHIND })),
);

export const flow: Piece = {
  name: pieceNames.flow,
  stories: [
    story("filled", flowOf(moves)),
    story("one", flowOf(moves.slice(0, 1))),
    story(
      "long",
      flowOf(
        [{ from: sample.long, to: sample.customers, count: 9 }],
        [sample.long, sample.customers],
      ),
    ),
    ...withoutNumbers((state) => flowOf([], [], state)),
  ],
};

const heatOf = (names: string[], state?: ChartState) => (
  <HeatMap
    label={sample.share}
    state={state}
    columns={[sample.month, ...Array.from({ length: 14 }, (_, at) => String(at + 1))]}
    rows={names.map((name, row) => ({
      name,
      cells: Array.from({ length: 14 }, (_, column) => ({
        value: column > 13 - row ? null : 0.4 / (1 + column / 3 + row / 8),
        incomplete: column === 13 - row,
        more: sample.of(40 - column, 133),
        href: BEHIND,
      })),
    }))}
    format={(share) => formatPercent(share, 0)}
  />
);

export const heatMap: Piece = {
  name: pieceNames.heatMap,
  stories: [
    story("filled", heatOf(sample.months)),
    story("one", heatOf(sample.months.slice(0, 1))),
    story("long", heatOf([sample.long, ...sample.months])),
    ...withoutNumbers((state) => heatOf([], state)),
  ],
};

const mapOf = (names: string[], state?: ChartState) => (
  <NamedMap
    label={sample.customers}
    state={state}
    columns={[sample.state, ...sample.months.slice(0, 2)]}
    rows={sample.states.slice(0, 2).map((name, row) => ({
      name,
      places: names
        .slice(2 * row, 2 * row + 2)
        .map((place, at) => ({ name: place, value: 30 + 50 * at, more: [], href: BEHIND })),
    }))}
    format={number}
  />
);

export const namedMap: Piece = {
  name: pieceNames.namedMap,
  stories: [
    story("filled", mapOf(sample.places)),
    story("long", mapOf([sample.long, ...sample.places])),
    ...withoutNumbers((state) => mapOf([], state)),
  ],
};
