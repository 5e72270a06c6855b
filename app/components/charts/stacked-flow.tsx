import { scaleLinear } from "d3-scale";
import { area, stack } from "d3-shape";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import { Plot, round, SIZE, slotsOf, someOf, toneOf, type PlotMark } from "./plot.tsx";
import { lineChart } from "./words.ts";

export interface Layer {
  name: string;
  /** one for each x */
  values: number[];
}

interface StackedFlowProps extends ChartProps {
  xName: string;
  x: string[];
  /** what is behind each x */
  hrefs?: (string | undefined)[];
  /** bottom layer first */
  layers: Layer[];
  format: (value: number) => string;
}

const LABELS = 4;

/** How a whole is made up of parts as time passes. */
export function StackedFlow(props: StackedFlowProps) {
  const { label, state, xName, x, hrefs = [], layers, format } = props;
  const points = x.map((_, index) => index);
  const stacked = stack<number, number>()
    .keys(layers.map((_, layer) => layer))
    .value((index, layer) => layers[layer]!.values[index] ?? 0)(points);
  const top = Math.max(0, ...stacked.flatMap((layer) => layer.map((ends) => ends[1])));
  const across = scaleLinear([0, Math.max(1, x.length - 1)], [0, SIZE]);
  const up = scaleLinear([0, top || 1], [SIZE, 0]).nice(LABELS);
  const draw = area<[number, number]>()
    .x((_, index) => round(across(index)))
    .y0(([low]) => round(up(low)))
    .y1(([, high]) => round(up(high)));
  const slots = slotsOf(points.map((index) => round(across(index))));
  const marks = x.map((name, index): PlotMark => ({
    name,
    // as they lie on each other, the topmost first
    texts: layers
      .map((layer) => lineChart.named(layer.name, format(layer.values[index] ?? 0)))
      .reverse(),
    ...(hrefs[index] ? { href: hrefs[index] } : {}),
    box: slots[index]!,
  }));
  return (
    <ChartFrame
      label={label}
      state={state}
      marks={marks}
      legend={layers.map(({ name }, index) => ({ name, tone: toneOf(index) }))}
      table={{
        columns: [xName, ...layers.map(({ name }) => name)],
        rows: x.map((name, index) => [
          { text: name, href: hrefs[index] },
          ...layers.map(({ values }) => format(values[index] ?? 0)),
        ]),
      }}
    >
      <Plot
        marks={marks}
        yTicks={up.ticks(LABELS).map((value) => ({ at: round(up(value)), text: format(value) }))}
        xTicks={someOf(x.length, LABELS).map((index) => ({
          at: round(across(index)),
          text: x[index]!,
        }))}
      >
        {stacked.map((layer) => (
          <path
            key={layer.key}
            className={`chart-layer chart-fill-${toneOf(layer.key)}`}
            d={draw(layer as [number, number][]) ?? ""}
          />
        ))}
      </Plot>
    </ChartFrame>
  );
}
