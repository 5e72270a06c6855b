import { atLeast, likely, partOf, percentOf, ratioOf } from "../in-words.ts";
import { SLIPPING_FROM, TOP_BY_VALUE, VIP_CHANCE } from "../lines.ts";
import type { State } from "../state.ts";

export const vip: State = {
  label: "VIP",
  meaning: `The top ${partOf(TOP_BY_VALUE)} by expected value, and ${likely(VIP_CHANCE)} to order within 90 days.`,
  advice: "Protect: early access and thanks, not discounts.",
  purpose: "keep",
  action: "message",
  isAtRisk: false,
  tone: "success",
  bar: 3,
  byModel: {
    fits: ({ x, clv12, order90 }, { topValue, vipChance }) =>
      x > 0 && topValue !== null && clv12 >= topValue && order90 >= vipChance,
    words: ({ topValue, vipChance }, currency) =>
      `Expected value of 12 months ${atLeast(topValue, currency)}, and at least ${percentOf(vipChance)} chance of an order within 90 days.`,
  },
  byRhythm: {
    fits: ({ x, overdue, totalValue }, { topTenthMinor }) =>
      x > 0 && topTenthMinor !== null && totalValue >= topTenthMinor && overdue < SLIPPING_FROM,
    words: ({ topTenthMinor }, currency) =>
      `Spent ${atLeast(topTenthMinor, currency)} so far, last order less than ${ratioOf(SLIPPING_FROM)} times their own rhythm ago.`,
  },
};
