import { RangeBar } from "../../components/charts/range-bar.tsx";
import { Sparkline } from "../../components/charts/sparkline.tsx";
import { Trend } from "../../components/charts/trend.tsx";
import { FigureCard } from "../../components/figure-card.tsx";
import { Hero, HeroDecision } from "../../components/hero.tsx";
import { count, money, unknown, type Figure } from "../../figures/figure.ts";
import { formatWholeMoney } from "../../figures/format.ts";
import { story, withoutNumbers, type Piece } from "./piece.tsx";
import { events, points, wave } from "./sample.ts";
import { pieceNames, sample } from "./words.ts";

const CURRENCY = "USD";
const dollars = (minor: number) => formatWholeMoney(minor, CURRENCY);
const figureOf = (label: string, minor: number, width: number): Figure => ({
  key: "sample",
  label,
  value: money(minor),
  note: sample.valueNote,
  estimate: { low: money(minor - width), high: money(minor + width), confidence: 0.95 },
  change: { by: money(minor / 40), during: sample.change },
  how: {
    formula: sample.formula,
    inputs: [{ label: sample.customers, value: count(1204) }],
    counted: [sample.counted],
    missing: [sample.missing],
  },
});
const figure = figureOf(sample.value, 20_000_000, 5_000_000);
const tooEarly = { ...figure, value: unknown(sample.tooEarly) };
const loss = figureOf(sample.value, -300_000, 500_000);
const action = { content: sample.goOn, url: "/app/customers" };
const trend = (
  <Trend
    label={sample.value}
    name={sample.value}
    points={points}
    events={events}
    format={dollars}
  />
);

export const hero: Piece = {
  name: pieceNames.hero,
  stories: [
    story(
      "filled",
      <Hero
        figure={figure}
        currency={CURRENCY}
        sentence={sample.sentence}
        trend={trend}
        action={action}
        period={sample.period}
      />,
    ),
    story("early", <Hero figure={tooEarly} currency={CURRENCY} />),
    ...withoutNumbers((state) => <Hero figure={figure} currency={CURRENCY} state={state} />),
    story("negative", <Hero figure={loss} currency={CURRENCY} />),
    story("long", <Hero figure={{ ...figure, label: sample.long }} currency={CURRENCY} />),
    story(
      "open",
      <Hero
        figure={{ ...figure, estimate: { low: money(100), high: null, confidence: 0.9 } }}
        currency={CURRENCY}
      />,
    ),
    story(
      "decision",
      <HeroDecision
        title={sample.offer}
        decision={sample.wait}
        sentence={sample.sentence}
        action={action}
      />,
    ),
  ],
};

const course = <Sparkline label={sample.value} values={wave(30)} format={dollars} wide />;

export const figureCard: Piece = {
  name: pieceNames.figure,
  stories: [
    story("filled", <FigureCard figure={figure} currency={CURRENCY} trend={course} />),
    story("early", <FigureCard figure={tooEarly} currency={CURRENCY} />),
    ...withoutNumbers((state) => <FigureCard figure={figure} currency={CURRENCY} state={state} />),
    story(
      "long",
      <FigureCard figure={{ ...figure, label: sample.long }} currency={CURRENCY} minor />,
    ),
  ],
};

const line = (values: (number | null)[]) => (
  <Sparkline label={sample.value} values={values} format={dollars} />
);

export const sparkline: Piece = {
  name: pieceNames.sparkline,
  stories: [
    story("filled", line(wave(30))),
    story("empty", line([])),
    story("one", line([500])),
    story("negative", line([-500, 200, -900, null, 100])),
  ],
};

const bar = (value: number, low: number, high: number, from = 0, label: string = sample.value) => (
  <RangeBar {...{ value, low, high, from, label }} to={100_000} format={dollars} />
);

export const rangeBar: Piece = {
  name: pieceNames.rangeBar,
  stories: [
    story("filled", bar(30_000, 10_000, 70_000)),
    story("one", bar(30_000, 30_000, 30_000)),
    story("long", bar(30_000, 10_000, 70_000, 0, sample.long)),
    story("negative", bar(-30_000, -70_000, 10_000, -100_000)),
  ],
};
