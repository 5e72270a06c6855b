import type { ReactNode } from "react";
import type { Box, Mark } from "./mark.ts";
import { MarkTarget } from "./mark-target.tsx";

/**
 * The inside of every plot is 100 × 100, stretched to the room there is; its lettering is not, so it is not in the SVG.
 */
export const SIZE = 100;

interface Tick {
  /** 0 to 100 from the left, or from the top */
  at: number;
  text: string;
}

/** A mark of a plot: the box in which it is met, and the points it is about, both in hundredths of the plot. */
export interface PlotMark extends Mark {
  box: Box;
  dots?: { left: number; top: number }[];
}

interface PlotProps {
  xTicks: Tick[];
  yTicks: Tick[];
  marks: PlotMark[];
  /** above the area, of a height of its own */
  above?: ReactNode;
  children: ReactNode;
}

export function Plot({ xTicks, yTicks, marks, above, children }: PlotProps) {
  return (
    <div className={above === undefined ? "plot" : "plot plot-with-head"}>
      {above === undefined ? null : <div className="plot-head">{above}</div>}
      <div className="plot-y" aria-hidden="true">
        {yTicks.map(({ at, text }) => (
          <span key={text} style={{ top: `${at}%` }}>
            {text}
          </span>
        ))}
      </div>
      <div className="plot-area">
        <svg
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          preserveAspectRatio="none"
          focusable="false"
          aria-hidden="true"
        >
          {yTicks.map(({ at, text }) => (
            <line key={text} className="plot-grid" x1={0} x2={SIZE} y1={at} y2={at} />
          ))}
          {children}
        </svg>
        {marks.map(({ box, dots = [], ...mark }, index) => (
          <MarkTarget key={index} mark={mark} index={index} className="plot-mark" box={box}>
            {dots.map(({ left, top }, place) => (
              <span
                key={place}
                className="plot-dot"
                data-spot={place === 0 ? "" : undefined}
                style={{ left: `${within(left, box)}%`, top: `${top}%` }}
              />
            ))}
          </MarkTarget>
        ))}
      </div>
      <div className="plot-x" aria-hidden="true">
        {xTicks.map(({ at, text }) => (
          <span key={text} style={{ left: `${at}%` }} data-edge={edgeOf(at)}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

const within = (left: number, box: Box) => round((100 * (left - box.left)) / (box.width || 1));

/** The part of the width that is nearest to each of these places, which ascend. */
export function slotsOf(places: number[]): Box[] {
  return places.map((at, index) => {
    const left = (at + (places[index - 1] ?? -at)) / 2;
    const right = (at + (places[index + 1] ?? 2 * SIZE - at)) / 2;
    return { left: round(left), width: round(right - left) };
  });
}

/** Marks where a value stands between two that are not known: a line through one point is nothing to see. */
export function lonelyPoints(
  values: (number | null)[],
  at: (value: number, index: number) => { left: number; top: number },
): string {
  return values
    .map((value, index) => {
      const isLonely = (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
      if (value === null || !isLonely) return "";
      const { left, top } = at(value, index);
      return `M${left},${top}Z`;
    })
    .join("");
}

/** The colour of the n-th of things drawn beside each other: six, then the first again. */
export const toneOf = (index: number): number => (index % 6) + 1;

/** Lettering at the ends must not stick out of the card. */
export function edgeOf(at: number): string | undefined {
  if (at < 6) return "start";
  return at > 94 ? "end" : undefined;
}

/** Numbers rounded, so that server and browser write the same path. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** Steps of an axis on which no more than so many labels fit; d3 takes the number for a wish. */
export function fewSteps(scale: { ticks(count: number): number[] }, most: number): number[] {
  for (let wished = most; wished > 1; wished--) {
    const steps = scale.ticks(wished);
    if (steps.length <= most) return steps;
  }
  return scale.ticks(1);
}

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
