import { ChartFrame } from "./chart-frame.tsx";
import { round, SIZE } from "./plot.tsx";

export interface Flow {
  from: string;
  to: string;
  count: number;
}

interface FlowMapProps {
  label: string;
  /** above the left side, the right side, and the counts of the table */
  columns: [string, string, string];
  /** only of ends named in `order` */
  flows: Flow[];
  /** ends from top to bottom, on both sides */
  order: string[];
  format: (value: number) => string;
}

/** Room for a line of lettering beside the smallest end, of SIZE. */
const LEAST = 8;

interface End {
  name: string;
  count: number;
  /** where its lettering and its bar begin */
  top: number;
  bar: number;
}

/** Where many went from one set of places to another: bands as wide as the count. */
export function FlowMap({ label, columns, flows, order, format }: FlowMapProps) {
  const total = flows.reduce((sum, { count }) => sum + count, 0);
  const left = endsOf(flows, order, ({ from }) => from);
  const right = endsOf(flows, order, ({ to }) => to);
  const scale = (SIZE - LEAST * Math.max(left.length, right.length)) / (total || 1);
  const [leftEnds, rightEnds] = [placed(left, scale), placed(right, scale)];
  const used = new Map<string, number>();
  const take = (side: string, end: End, width: number): number => {
    const start = used.get(side + end.name) ?? end.bar;
    used.set(side + end.name, start + width);
    return start;
  };
  const bands = order
    .flatMap((from) => order.map((to) => flows.find((f) => f.from === from && f.to === to)))
    .filter((flow) => flow !== undefined)
    .map((flow) => {
      const width = flow.count * scale;
      const start = take(
        "left",
        leftEnds.find(({ name }) => name === flow.from)!,
        width,
      );
      const end = take(
        "right",
        rightEnds.find(({ name }) => name === flow.to)!,
        width,
      );
      return { flow, d: ribbon(start, end, width) };
    });
  return (
    <ChartFrame
      label={label}
      table={{
        columns: [`${columns[0]} → ${columns[1]}`, columns[2]],
        rows: [...flows]
          .sort((a, b) => b.count - a.count)
          .map(({ from, to, count }) => [`${from} → ${to}`, format(count)]),
      }}
    >
      <div className="flow-head">
        <span>{columns[0]}</span>
        <span>{columns[1]}</span>
      </div>
      <div className="flow">
        <Names ends={leftEnds} format={format} />
        <svg viewBox={`0 0 ${SIZE} ${SIZE}`} preserveAspectRatio="none" focusable="false">
          {bands.map(({ flow, d }) => (
            <path
              key={`${flow.from} ${flow.to}`}
              className={`flow-band chart-fill-${1 + (order.indexOf(flow.from) % 6)}`}
              d={d}
            >
              <title>{`${flow.from} → ${flow.to}: ${format(flow.count)}`}</title>
            </path>
          ))}
        </svg>
        <Names ends={rightEnds} format={format} />
      </div>
    </ChartFrame>
  );
}

function Names({ ends, format }: { ends: End[]; format: (value: number) => string }) {
  return (
    <div className="flow-names">
      {ends.map(({ name, count, top }) => (
        <span key={name} style={{ top: `${round(top)}%` }}>
          {name} <span className="numeric">{format(count)}</span>
        </span>
      ))}
    </div>
  );
}

function endsOf(flows: Flow[], order: string[], sideOf: (flow: Flow) => string) {
  return order
    .map((name) => ({
      name,
      count: flows
        .filter((flow) => sideOf(flow) === name)
        .reduce((sum, flow) => sum + flow.count, 0),
    }))
    .filter(({ count }) => count > 0);
}

/** Each end gets its width and the least room, its bar in the middle of both. */
function placed(ends: { name: string; count: number }[], scale: number): End[] {
  let top = 0;
  return ends.map((end) => {
    const room = LEAST + end.count * scale;
    const place = { ...end, top: top + room / 2, bar: top + LEAST / 2 };
    top += room;
    return place;
  });
}

function ribbon(start: number, end: number, width: number): string {
  const middle = SIZE / 2;
  const [a, b] = [round(start), round(end)];
  const [c, d] = [round(start + width), round(end + width)];
  return `M0,${a}C${middle},${a} ${middle},${b} ${SIZE},${b}L${SIZE},${d}C${middle},${d} ${middle},${c} 0,${c}Z`;
}
