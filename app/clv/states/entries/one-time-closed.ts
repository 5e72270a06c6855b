import { formatDays } from "../../../figures/words.ts";
import type { State } from "../state.ts";

const words = (from: number) =>
  `Ordered on one day only, more than ${formatDays(Math.round(from))} ago.`;

export const oneTimeClosed: State = {
  label: "One-time, window closed",
  meaning: "Ordered on one day, so long ago that hardly anyone comes back.",
  advice: "Only low-cost messages.",
  purpose: "leave_alone",
  action: "message",
  isAtRisk: false,
  tone: undefined,
  bar: 6,
  // a window may close before it opens: whoever is still new is not asked for
  byModel: {
    fits: ({ x, age }, lines) => x === 0 && age > lines.newUntil && age > lines.windowCloses,
    words: (lines) => words(lines.windowCloses),
  },
  byRhythm: {
    fits: ({ x, since }, lines) =>
      x === 0 && since > lines.newUntilDays && since > lines.windowClosesDays,
    words: (lines) => words(lines.windowClosesDays),
  },
};
