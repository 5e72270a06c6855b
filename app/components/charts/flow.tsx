import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import type { Mark } from "./mark.ts";
import { MarkTarget } from "./mark-target.tsx";
import { drawFlow, type End, type Move } from "./flow-drawing.ts";
import { round, SIZE, toneOf } from "./plot.tsx";
import { flow as words } from "./words.ts";

interface FlowProps extends ChartProps {
  /** above the left side, the right side, and the counts of the table */
  columns: [string, string, string];
  /** only between ends named in `order` */
  moves: Move[];
  /** ends from top to bottom, on both sides */
  order: string[];
  format: (value: number) => string;
}

/** Where many went from one set of places to another: bands as wide as the count. */
export function Flow({ label, state, columns, moves, order, format }: FlowProps) {
  const { leftEnds, rightEnds, ribbons } = drawFlow(moves, order);
  const marks = ribbons.map(({ move }): Mark => ({
    name: words.move(move.from, move.to),
    texts: [format(move.count)],
    ...(move.href ? { href: move.href } : {}),
  }));
  return (
    <ChartFrame
      label={label}
      state={state}
      room="flow"
      marks={marks}
      table={{
        columns: [words.move(columns[0], columns[1]), columns[2]],
        rows: [...moves]
          .sort((a, b) => b.count - a.count)
          .map(({ from, to, count, href }) => [
            { text: words.move(from, to), href },
            format(count),
          ]),
      }}
    >
      <div className="flow-head" aria-hidden="true">
        <span>{columns[0]}</span>
        <span>{columns[1]}</span>
      </div>
      <div className="flow">
        <Names ends={leftEnds} format={format} />
        <svg viewBox={`0 0 ${SIZE} ${SIZE}`} preserveAspectRatio="none" focusable="false">
          {ribbons.map(({ move, d }, index) => (
            <MarkTarget key={index} mark={marks[index]!} index={index} inSvg>
              <path className={`flow-band chart-fill-${toneOf(order.indexOf(move.from))}`} d={d} />
            </MarkTarget>
          ))}
        </svg>
        <Names ends={rightEnds} format={format} />
      </div>
    </ChartFrame>
  );
}

function Names({ ends, format }: { ends: End[]; format: (value: number) => string }) {
  return (
    <div className="flow-names" aria-hidden="true">
      {ends.map(({ name, count, top }) => (
        <span key={name} style={{ top: `${round(top)}%` }}>
          {name} <span className="numeric">{format(count)}</span>
        </span>
      ))}
    </div>
  );
}
