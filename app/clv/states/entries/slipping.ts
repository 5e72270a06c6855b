import { formatMoney } from "../../../figures/format.ts";
import { percentOf, ratioOf } from "../in-words.ts";
import { IN_DOUBT, SLIPPING_FROM, SLIPPING_UNTIL } from "../lines.ts";
import type { State } from "../state.ts";

const words = (from: number, until: number, rest = "") =>
  `Last order ${ratioOf(from)} to ${ratioOf(until)} times their own rhythm ago${rest}.`;
const inDoubt = `, still a customer with ${percentOf(IN_DOUBT.least)} to ${percentOf(IN_DOUBT.most)} chance`;

export const slipping: State = {
  label: "Slipping",
  meaning: "Clearly later than their own rhythm, and may still come back.",
  advice: "Win back with an offer, the most valuable first.",
  purpose: "win_back",
  action: "offer",
  isAtRisk: true,
  tone: "attention",
  bar: 4,
  byModel: {
    fits: ({ x, alive, overdue }, lines) =>
      x > 0 &&
      (!lines.aliveKnown || (alive >= IN_DOUBT.least && alive <= IN_DOUBT.most)) &&
      overdue >= lines.slippingFrom &&
      overdue < lines.slippingUntil,
    words: ({ slippingFrom, slippingUntil, aliveKnown }) =>
      words(slippingFrom, slippingUntil, aliveKnown ? inDoubt : ""),
  },
  byRhythm: {
    // who spent much is written to in person, however late
    fits: ({ x, overdue, totalValue }, { topFifthMinor }) =>
      x > 0 &&
      overdue >= SLIPPING_FROM &&
      overdue < SLIPPING_UNTIL &&
      !(topFifthMinor !== null && totalValue >= topFifthMinor),
    words: ({ topFifthMinor }, currency) =>
      words(
        SLIPPING_FROM,
        SLIPPING_UNTIL,
        topFifthMinor === null
          ? ""
          : `, and spent less than ${formatMoney(Math.round(topFifthMinor), currency)}`,
      ),
  },
};
