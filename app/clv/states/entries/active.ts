import { formatPercent } from "../../../figures/format.ts";
import { percentOf, ratioOf } from "../in-words.ts";
import { DUE_FROM, isGone } from "../lines.ts";
import type { State } from "../state.ts";

export const active: State = {
  label: "Active",
  meaning: "Likely to order again soon.",
  advice: "Show what goes with what they bought.",
  purpose: "keep",
  action: "message",
  isAtRisk: false,
  tone: "success",
  bar: 3,
  byModel: {
    // where everybody has long gone, the upper half of them is not active
    fits: (facts, lines) =>
      facts.x > 0 && facts.order90 >= lines.activeChance && !isGone(facts, lines),
    words: ({ activeChance, lapsedChance }) =>
      `At least ${formatPercent(activeChance)} chance of an order within 90 days${
        activeChance < lapsedChance ? ` and ${percentOf(lapsedChance)} within a year` : ""
      }: the upper half of returning customers.`,
  },
  byRhythm: {
    fits: ({ x, overdue }) => x > 0 && overdue < DUE_FROM,
    words: () => `Last order less than ${ratioOf(DUE_FROM)} times their own rhythm ago.`,
  },
};
