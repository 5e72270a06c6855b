import { scaleBand, scaleLinear } from "d3-scale";
import { ChartFrame } from "./chart-frame.tsx";
import { Plot, round, SIZE, someOf, wholeSteps } from "./plot.tsx";

export interface Pair {
  name: string;
  /** below the axis, where the name is too long */
  short?: string;
  first: number;
  second: number;
  /** further columns of the table */
  more?: string[];
}

interface PairedBarsProps {
  label: string;
  /** heading of the names, of both values, then of `more` */
  columns: string[];
  pairs: Pair[];
  format: (value: number) => string;
  /** what is counted has no halves */
  counts?: boolean;
}

const LABELS = 4;
const TONES = [2, 1];

/** Two numbers beside each other, many times: what was said and what came. */
export function PairedBars({ label, columns, pairs, format, counts = false }: PairedBarsProps) {
  const across = scaleBand(
    pairs.map((_, index) => index),
    [0, SIZE],
  ).paddingInner(0.25);
  const most = Math.max(0, ...pairs.flatMap(({ first, second }) => [first, second]));
  const up = scaleLinear([0, most || 1], [SIZE, 0]).nice(LABELS);
  const half = across.bandwidth() / 2;
  return (
    <ChartFrame
      label={label}
      legend={TONES.map((tone, index) => ({ name: columns[index + 1]!, tone }))}
      table={{
        columns,
        rows: pairs.map(({ name, first, second, more = [] }) => [
          name,
          format(first),
          format(second),
          ...more,
        ]),
      }}
    >
      <Plot
        yTicks={(counts ? wholeSteps(up, LABELS) : up.ticks(LABELS)).map((value) => ({
          at: round(up(value)),
          text: format(value),
        }))}
        xTicks={someOf(pairs.length, LABELS).map((index) => ({
          at: round((across(index) ?? 0) + half),
          text: pairs[index]!.short ?? pairs[index]!.name,
        }))}
      >
        {pairs.map(({ name, first, second }, index) => (
          <g key={name}>
            {[first, second].map((value, place) => (
              <rect
                key={columns[place + 1]}
                className={`chart-fill-${TONES[place]}`}
                x={round((across(index) ?? 0) + place * half)}
                width={round(half)}
                y={round(up(value))}
                height={round(SIZE - up(value))}
              >
                <title>{`${name}: ${columns[place + 1]} ${format(value)}`}</title>
              </rect>
            ))}
          </g>
        ))}
      </Plot>
    </ChartFrame>
  );
}
