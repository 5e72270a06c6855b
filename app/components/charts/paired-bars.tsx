import { scaleBand } from "d3-scale";
import { Fragment } from "react";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import { hatchOf } from "./hatch.ts";
import { Plot, round, SIZE, someOf, wholeSteps, type PlotMark } from "./plot.tsx";
import { scaleLinear } from "./scale.ts";

export interface Pair {
  name: string;
  /** below the axis, where the name is too long */
  short?: string;
  first: number;
  second: number;
  /** what both are held against: a line across them */
  third?: number;
  /** further columns of the table */
  more?: string[];
  /** the customers, orders or products behind both */
  href?: string;
}

interface PairedBarsProps extends ChartProps {
  /** heading of the names, of the values (three where pairs have a third), then of `more` */
  columns: string[];
  pairs: Pair[];
  format: (value: number) => string;
  /** what is counted has no halves */
  counts?: boolean;
}

const LABELS = 4;
const TONES = [2, 1];
const LINE_TONE = 4;

/** Two numbers beside each other, many times: what was said and what came. */
export function PairedBars(props: PairedBarsProps) {
  const { label, state, columns, pairs, format, counts = false } = props;
  const across = scaleBand(
    pairs.map((_, index) => index),
    [0, SIZE],
  ).paddingInner(0.25);
  const values = pairs.flatMap(valuesOf);
  const hasThird = pairs.some(({ third }) => third !== undefined);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const up = scaleLinear([least, most > least ? most : least + 1], [SIZE, 0]).nice(LABELS);
  const half = across.bandwidth() / 2;
  const marks = pairs.map((pair, index): PlotMark => ({
    name: pair.name,
    texts: [...valuesOf(pair).map(format), ...(pair.more ?? [])].map(
      (text, place) => `${columns[place + 1]} ${text}`,
    ),
    ...(pair.href ? { href: pair.href } : {}),
    box: { left: round(across(index) ?? 0), width: round(across.bandwidth()) },
  }));
  return (
    <ChartFrame
      label={label}
      state={state}
      marks={marks}
      legend={[
        ...TONES.map((tone, index) => ({
          name: columns[index + 1]!,
          tone,
          isHatched: index === 0,
        })),
        ...(hasThird ? [{ name: columns[3]!, tone: LINE_TONE, isLine: true }] : []),
      ]}
      table={{
        columns,
        rows: pairs.map((pair) => [
          { text: pair.name, href: pair.href },
          ...valuesOf(pair).map(format),
          ...(pair.more ?? []),
        ]),
      }}
    >
      <Plot
        marks={marks}
        yTicks={(counts ? wholeSteps(up, LABELS) : up.ticks(LABELS)).map((value) => ({
          at: round(up(value)),
          text: format(value),
        }))}
        xTicks={someOf(pairs.length, LABELS).map((index) => ({
          at: round((across(index) ?? 0) + half),
          text: pairs[index]!.short ?? pairs[index]!.name,
        }))}
      >
        {pairs.map(({ name, first, second, third }, index) => (
          <g key={name}>
            {[first, second].map((value, place) => {
              const left = (across(index) ?? 0) + place * half;
              const [top, height] = [up(Math.max(0, value)), Math.abs(up(0) - up(value))];
              return (
                <Fragment key={columns[place + 1]}>
                  <rect
                    className={`chart-fill-${TONES[place]}`}
                    x={round(left)}
                    width={round(half)}
                    y={round(top)}
                    height={round(height)}
                  />
                  {place === 0 ? (
                    <path className="chart-hatch" d={hatchOf({ left, width: half, top, height })} />
                  ) : null}
                </Fragment>
              );
            })}
            {third === undefined ? null : (
              <g className={`chart-stroke-${LINE_TONE}`}>
                <line
                  className="chart-line"
                  x1={round(across(index) ?? 0)}
                  x2={round((across(index) ?? 0) + across.bandwidth())}
                  y1={round(up(third))}
                  y2={round(up(third))}
                />
              </g>
            )}
          </g>
        ))}
      </Plot>
    </ChartFrame>
  );
}

const valuesOf = ({ first, second, third }: Pair) =>
  third === undefined ? [first, second] : [first, second, third];
