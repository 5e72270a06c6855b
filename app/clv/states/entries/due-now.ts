import { ratioOf } from "../in-words.ts";
import { DUE_FROM, isGone, SLIPPING_FROM, STILL_THERE } from "../lines.ts";
import type { State } from "../state.ts";

const words = (from: number, until: number, rest = "") =>
  `Last order ${ratioOf(from)} to ${ratioOf(until)} times their own rhythm ago${rest}.`;

export const dueNow: State = {
  label: "Due now",
  meaning: "About as long since the last order as their own rhythm.",
  advice: "A reminder is enough.",
  purpose: "keep",
  action: "message",
  isAtRisk: true,
  tone: "info",
  bar: 3,
  byModel: {
    fits: (facts, lines) =>
      facts.x > 0 &&
      (!lines.aliveKnown || facts.alive >= STILL_THERE) &&
      facts.overdue >= lines.dueFrom &&
      facts.overdue < lines.slippingFrom &&
      facts.missed !== true &&
      !isGone(facts, lines),
    words: ({ dueFrom, slippingFrom, aliveKnown }) =>
      words(dueFrom, slippingFrom, aliveKnown ? ", and more likely still a customer than not" : ""),
  },
  byRhythm: {
    fits: ({ x, overdue }) => x > 0 && overdue >= DUE_FROM && overdue < SLIPPING_FROM,
    words: () => words(DUE_FROM, SLIPPING_FROM),
  },
};
