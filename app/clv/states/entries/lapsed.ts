import { chanceOf, percentOf, ratioOf } from "../in-words.ts";
import { isGone, LAPSED_CHANCE, LAPSED_FROM } from "../lines.ts";
import type { State } from "../state.ts";

export const lapsed: State = {
  label: "Lapsed",
  meaning: `Less than ${chanceOf(LAPSED_CHANCE)} of an order within a year.`,
  advice: "Leave out of paid audiences.",
  purpose: "leave_alone",
  action: "leave_alone",
  isAtRisk: false,
  tone: undefined,
  bar: 6,
  byModel: {
    fits: (facts, lines) => facts.x > 0 && isGone(facts, lines),
    words: ({ lapsedChance }) =>
      `Less than ${percentOf(lapsedChance)} chance of an order within a year.`,
  },
  byRhythm: {
    fits: ({ x, overdue }) => x > 0 && overdue >= LAPSED_FROM,
    words: () => `Last order ${ratioOf(LAPSED_FROM)} times their own rhythm ago, or longer.`,
  },
};
