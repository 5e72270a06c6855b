import { formatMoney } from "../../../figures/format.ts";
import { percentOf, ratioOf } from "../in-words.ts";
import { IN_DOUBT, isGone, SLIPPING_FROM, SLIPPING_UNTIL } from "../lines.ts";
import type { State } from "../state.ts";

const words = (from: number, until: number, rest = "") =>
  `Last order ${ratioOf(from)} to ${ratioOf(until)} times their own rhythm ago${rest}.`;
const byCycle = ", or the order of a regular buyer's cycle has not come";
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
    fits: (facts, lines) =>
      facts.x > 0 &&
      (!lines.aliveKnown || (facts.alive >= IN_DOUBT.least && facts.alive <= IN_DOUBT.most)) &&
      (facts.overdue >= lines.slippingFrom || facts.missed === true) &&
      facts.overdue < lines.slippingUntil &&
      !isGone(facts, lines),
    words: ({ slippingFrom, slippingUntil, aliveKnown, cyclesKnown }) =>
      words(
        slippingFrom,
        slippingUntil,
        `${cyclesKnown === true ? byCycle : ""}${aliveKnown ? inDoubt : ""}`,
      ),
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
