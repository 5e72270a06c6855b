import { formatDays } from "../../../figures/words.ts";
import type { State } from "../state.ts";

const words = (until: number) =>
  `Ordered on one day only, up to ${formatDays(Math.round(until))} ago.`;

export const newcomer: State = {
  label: "New",
  meaning:
    "Ordered on one day, and still within the time half of the returning customers take for their second.",
  advice: "Welcome them. No discount needed yet.",
  purpose: "grow",
  action: "message",
  isAtRisk: false,
  tone: "info",
  bar: 2,
  byModel: {
    fits: ({ x, age }, lines) => x === 0 && age <= lines.newUntil,
    words: (lines) => words(lines.newUntil),
  },
  byRhythm: {
    fits: ({ x, since }, lines) => x === 0 && since <= lines.newUntilDays,
    words: (lines) => words(lines.newUntilDays),
  },
};
