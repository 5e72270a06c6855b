import { formatNumber } from "../../../figures/format.ts";
import { formatDays } from "../../../figures/words.ts";
import type { State } from "../state.ts";

const words = (from: number, until: number) =>
  `Ordered on one day only, more than ${formatNumber(Math.round(from))} and up to ${formatDays(Math.round(until))} ago.`;

export const secondOrderWindow: State = {
  label: "Second-order window",
  meaning:
    "Ordered on one day, later than usual for a second one, but many still come back from here.",
  advice: "The moment for a second-order incentive.",
  purpose: "grow",
  action: "offer",
  isAtRisk: false,
  tone: "attention",
  bar: 2,
  byModel: {
    fits: ({ x, age }, lines) => x === 0 && age > lines.newUntil && age <= lines.windowCloses,
    words: (lines) => words(lines.newUntil, lines.windowCloses),
  },
  byRhythm: {
    fits: ({ x, since }, lines) =>
      x === 0 && since > lines.newUntilDays && since <= lines.windowClosesDays,
    words: (lines) => words(lines.newUntilDays, lines.windowClosesDays),
  },
};
