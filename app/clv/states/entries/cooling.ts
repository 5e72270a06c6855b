import { ratioOf } from "../in-words.ts";
import { isGone, LAPSED_FROM, SLIPPING_UNTIL } from "../lines.ts";
import type { State } from "../state.ts";

export const cooling: State = {
  label: "Cooling",
  meaning: "Not late by much, but less likely to order soon than most returning customers.",
  advice: "Stay in touch.",
  purpose: "keep",
  action: "message",
  isAtRisk: true,
  tone: undefined,
  bar: 3,
  byModel: {
    fits: (facts, lines) =>
      facts.x > 0 && !(facts.order90 >= lines.activeChance) && !isGone(facts, lines),
    words: () => "Ordered on two days or more, and none of the other rules fits.",
  },
  byRhythm: {
    fits: ({ x, overdue }) => x > 0 && overdue >= SLIPPING_UNTIL && overdue < LAPSED_FROM,
    words: () =>
      `Last order ${ratioOf(SLIPPING_UNTIL)} to ${ratioOf(LAPSED_FROM)} times their own rhythm ago.`,
  },
};
