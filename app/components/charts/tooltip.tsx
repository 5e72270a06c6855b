import type { Mark } from "./mark.ts";
import { tooltip } from "./words.ts";

export interface Shown {
  index: number;
  byTouch: boolean;
  /** of what it points to, in pixels from the top left of the drawing */
  left: number;
  top: number;
  bottom: number;
  edge: "start" | "middle" | "end";
}

/** Less room above than this, and it hangs below. */
const ROOM = 64;

/** What a mark says, beside it. Whoever hears the page has heard it already: it is the name of the mark. */
export function Tooltip({ shown, mark }: { shown: Shown; mark: Mark }) {
  const isBelow = shown.top < ROOM;
  return (
    <div
      className="chart-tooltip"
      aria-hidden="true"
      data-edge={shown.edge}
      data-below={isBelow ? "" : undefined}
      style={{ left: shown.left, top: isBelow ? shown.bottom : shown.top }}
    >
      <span className="chart-tooltip-name">{mark.name}</span>
      {mark.texts.map((text) => (
        <span key={text} className="numeric">
          {text}
        </span>
      ))}
      {shown.byTouch && mark.href ? (
        <span className="chart-tooltip-hint">{tooltip.tapAgain}</span>
      ) : null}
    </div>
  );
}
