import { scaleLinear } from "./scale.ts";
import { line } from "d3-shape";
import { round, SIZE } from "./plot.tsx";
import { sparkline } from "./words.ts";

interface SparklineProps {
  /** what it shows: "Customers, last 30 days" */
  label: string;
  /** oldest first; null where nothing is known */
  values: (number | null)[];
  format: (value: number) => string;
  /** as wide as its column instead of as wide as a word */
  wide?: boolean;
}

/** Room for the line's own width at the edges. */
const EDGE = 8;
/** What moves by less than this share of itself is drawn as what it is: nearly flat. */
const CALM = 0.05;

/** The course of a figure, no bigger than a word. Nothing to touch: the figure beside it leads on. */
export function Sparkline({ label, values, format, wide = false }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const side = wide ? EDGE / 4 : EDGE / 2;
  const across = scaleLinear([0, Math.max(1, values.length - 1)], [side, SIZE - side]);
  const middle = (least + most) / 2;
  const reach = Math.max(most - least, CALM * Math.abs(middle)) / 2;
  const up =
    reach > 0
      ? scaleLinear([middle - reach, middle + reach], [SIZE - 1.5 * EDGE, 1.5 * EDGE])
      : () => SIZE / 2;
  const draw = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => round(across(index)))
    .y((value) => round(up(value ?? 0)));
  const said =
    first === undefined || last === undefined
      ? sparkline.none(label)
      : sparkline.said(label, format(first), format(last));
  return (
    <span
      className={`sparkline chart-colours ${wide ? "sparkline-wide" : ""}`}
      role="img"
      aria-label={said}
    >
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        preserveAspectRatio="none"
        focusable="false"
        aria-hidden="true"
      >
        {known.length > 0 ? (
          <g className="chart-stroke-1">
            <path className="chart-line" d={draw(values) ?? ""} />
            <path
              className="chart-point"
              d={`M${round(across(values.findLastIndex((value) => value !== null)))},${round(up(last!))}Z`}
            />
          </g>
        ) : (
          <line className="plot-grid" x1={0} x2={SIZE} y1={SIZE / 2} y2={SIZE / 2} />
        )}
      </svg>
    </span>
  );
}
