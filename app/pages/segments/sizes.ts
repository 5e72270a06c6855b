import type { ClvDay } from "../../clv/day.ts";
import type { CustomerState } from "../../clv/states/states.ts";

/** How a segment grew or shrank over a period, as far as nights kept it. */
export interface SizeCourse {
  /** customers, oldest first, as many as a small line can show */
  values: number[];
  /** first night of the period that was kept, the shop's day */
  since: string;
  /** the last night less the first */
  change: number;
}

/** More points than this a line of a card cannot show. */
const POINTS = 60;

/** Null before two nights of the period were kept. */
export function sizeCourse(kept: readonly ClvDay[], state: CustomerState): SizeCourse | null {
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last || first === last) return null;
  const sizes = kept.map(
    (night) => night.states.find((one) => one.state === state)?.customers ?? 0,
  );
  const every = Math.max(1, Math.ceil(sizes.length / POINTS));
  return {
    // the last one stays: it is the one that is written out
    values: sizes.filter((_, n) => (sizes.length - 1 - n) % every === 0),
    since: first.day,
    change: sizes.at(-1)! - sizes[0]!,
  };
}
