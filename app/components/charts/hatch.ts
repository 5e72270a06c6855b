import type { Box } from "./mark.ts";
import { round } from "./plot.tsx";

/** Between two lines, in hundredths of a plot's height. */
const STEP = 3;

/**
 * Lines across a box of a plot. Not slanted, and no pattern: a plot is stretched to the room there is, and would
 * stretch both.
 */
export function hatchOf({ left, width, top, height }: Required<Box>): string {
  const lines = Math.floor(height / STEP);
  return Array.from({ length: lines }, (_, line) => {
    const y = round(top + height - (line + 0.5) * STEP);
    return `M${round(left)},${y}h${round(width)}`;
  }).join("");
}
