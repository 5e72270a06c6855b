import type { ReactNode } from "react";

/**
 * The inside of every plot is 100 × 100, stretched to the room there is; its lettering is not, so it is not in the SVG.
 */
export const SIZE = 100;

interface Tick {
  /** 0 to 100 from the left, or from the top */
  at: number;
  text: string;
}

interface PlotProps {
  xTicks: Tick[];
  yTicks: Tick[];
  children: ReactNode;
}

export function Plot({ xTicks, yTicks, children }: PlotProps) {
  return (
    <div className="plot">
      <div className="plot-y">
        {yTicks.map(({ at, text }) => (
          <span key={text} style={{ top: `${at}%` }}>
            {text}
          </span>
        ))}
      </div>
      <div className="plot-area">
        <svg viewBox={`0 0 ${SIZE} ${SIZE}`} preserveAspectRatio="none" focusable="false">
          {yTicks.map(({ at, text }) => (
            <line key={text} className="plot-grid" x1={0} x2={SIZE} y1={at} y2={at} />
          ))}
          {children}
        </svg>
      </div>
      <div className="plot-x">
        {xTicks.map(({ at, text }) => (
          <span key={text} style={{ left: `${at}%` }} data-edge={edgeOf(at)}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Lettering at the ends must not stick out of the card. */
function edgeOf(at: number): string | undefined {
  if (at < 6) return "start";
  return at > 94 ? "end" : undefined;
}

/** Numbers rounded, so that server and browser write the same path. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** Steps of an axis that counts: half a customer is no step. */
export function wholeSteps(scale: { ticks(count: number): number[] }, most: number): number[] {
  return scale.ticks(most).filter((value) => Number.isInteger(value));
}

/** Places of at most `most` of `length` labels, first and last among them; evenly spaced where three or more can be. */
export function someOf(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  for (let labels = most; labels > 2; labels--)
    if ((length - 1) % (labels - 1) === 0)
      return Array.from({ length: labels }, (_, step) => (step * (length - 1)) / (labels - 1));
  return Array.from({ length: most }, (_, step) => Math.round((step * (length - 1)) / (most - 1)));
}
