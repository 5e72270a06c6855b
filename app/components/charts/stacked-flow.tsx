import { scaleLinear } from "d3-scale";
import { area, stack } from "d3-shape";
import { ChartFrame } from "./chart-frame.tsx";
import { Plot, round, SIZE, someOf } from "./plot.tsx";

export interface Layer {
  name: string;
  /** one for each x */
  values: number[];
}

interface StackedFlowProps {
  label: string;
  xName: string;
  x: string[];
  /** bottom layer first */
  layers: Layer[];
  format: (value: number) => string;
}

const LABELS = 4;

/** How a whole is made up of parts as time passes. */
export function StackedFlow({ label, xName, x, layers, format }: StackedFlowProps) {
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
  return (
    <ChartFrame
      label={label}
      legend={layers.map(({ name }, index) => ({ name, tone: index + 1 }))}
      table={{
        columns: [xName, ...layers.map(({ name }) => name)],
        rows: x.map((name, index) => [
          name,
          ...layers.map(({ values }) => format(values[index] ?? 0)),
        ]),
      }}
    >
      <Plot
        yTicks={up.ticks(LABELS).map((value) => ({ at: round(up(value)), text: format(value) }))}
        xTicks={someOf(x.length, LABELS).map((index) => ({
          at: round(across(index)),
          text: x[index]!,
        }))}
      >
        {stacked.map((layer) => (
          <path
            key={layer.key}
            className={`chart-fill-${layer.key + 1}`}
            d={draw(layer as [number, number][]) ?? ""}
          >
            <title>{layers[layer.key]!.name}</title>
          </path>
        ))}
      </Plot>
    </ChartFrame>
  );
}
