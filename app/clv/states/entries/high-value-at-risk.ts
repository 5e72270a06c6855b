import { atLeast, likely, partOf, percentOf, ratioOf } from "../in-words.ts";
import { AWAY_CHANCE, isGone, LAPSED_FROM, SLIPPING_FROM, TOP_BY_SPEND } from "../lines.ts";
import type { State } from "../state.ts";

export const highValueAtRisk: State = {
  label: "High value at risk",
  meaning: `Among the top ${partOf(TOP_BY_SPEND)} by what they spent, ${likely(1 - AWAY_CHANCE)} to stay away for a year, and not gone yet.`,
  advice: "Write to them personally.",
  purpose: "win_back",
  action: "write",
  isAtRisk: true,
  tone: "warning",
  bar: 4,
  byModel: {
    fits: (facts, lines) =>
      facts.x > 0 &&
      lines.topSpend !== null &&
      facts.totalValue >= lines.topSpend &&
      facts.order365 < AWAY_CHANCE &&
      !isGone(facts, lines),
    words: ({ topSpend, lapsedChance }, currency) =>
      `Spent ${atLeast(topSpend, currency)} so far, and ${percentOf(lapsedChance)} to ${percentOf(AWAY_CHANCE)} chance of an order within a year.`,
  },
  byRhythm: {
    fits: ({ x, overdue, totalValue }, { topFifthMinor }) =>
      x > 0 &&
      topFifthMinor !== null &&
      totalValue >= topFifthMinor &&
      overdue >= SLIPPING_FROM &&
      overdue < LAPSED_FROM,
    words: ({ topFifthMinor }, currency) =>
      `Spent ${atLeast(topFifthMinor, currency)} so far, last order ${ratioOf(SLIPPING_FROM)} to ${ratioOf(LAPSED_FROM)} times their own rhythm ago.`,
  },
};
