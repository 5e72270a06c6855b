import { nice, ticks } from "d3-array";

/** Numbers of a domain to places of a range, evenly. */
export interface LinearScale {
  (value: number): number;
  /** some round numbers of the domain, about as many */
  ticks: (count: number) => number[];
  /** the same, of a domain that ends at round numbers, about as many steps apart */
  nice: (count: number) => LinearScale;
  /** the same, and what lies outside the domain is at its ends */
  clamp: () => LinearScale;
}

type Ends = readonly [number, number];

/**
 * As d3-scale has it, without what it brings along for colours, dates and notations: a third of the script of a page
 * that draws.
 */
export function scaleLinear([from, to]: Ends, range: Ends, isClamped = false): LinearScale {
  const [start, end] = range;
  const placeOf = (value: number) => {
    // a domain of one number has all of it in the middle
    const share = from === to ? 0.5 : (value - from) / (to - from);
    return start + (isClamped ? Math.min(1, Math.max(0, share)) : share) * (end - start);
  };
  return Object.assign(placeOf, {
    ticks: (count: number) => ticks(from, to, count),
    nice: (count: number) =>
      scaleLinear(nice(from, to, count) as [number, number], range, isClamped),
    clamp: () => scaleLinear([from, to], range, true),
  });
}
