import { formatDay, formatPercent } from "../../figures/format.ts";
import type { IntervalsCell } from "../../lists/cell.ts";
import { verdictStandings } from "../offer-words.ts";
import type { ListedOffer } from "./listed.ts";
import type { Outcome } from "./outcome.ts";
import { offerTable, outcomeCell as words } from "./words.ts";

/** The verdict in small: both sides as intervals on one track, the held out above, as on the offer's page. */
export function outcomeCell(
  outcome: Outcome | null,
): IntervalsCell | { kind: "text"; text: string } {
  if (outcome === null) return { kind: "text", text: words.none };
  switch (outcome.kind) {
    case "open":
      return { kind: "text", text: words.judged(formatDay(outcome.day)) };
    case "adding":
      return { kind: "text", text: words.tonight };
    case "judged":
      return judgedCell(outcome);
  }
}

/** The same of an offer that is judged; null before. */
export const judgedBelow = (outcome: Outcome | null): IntervalsCell | null =>
  outcome?.kind === "judged" ? judgedCell(outcome) : null;

function judgedCell({
  treatedRate,
  holdoutRate,
  verdict,
}: Extract<Outcome, { kind: "judged" }>): IntervalsCell {
  const sides = [
    { name: words.heldOut, rate: holdoutRate },
    { name: words.withACode, rate: treatedRate },
  ];
  const standing = verdict && verdictStandings[verdict];
  return {
    kind: "intervals",
    to: Math.max(treatedRate?.high ?? 0, holdoutRate?.high ?? 0),
    sides: sides.flatMap(({ name, rate }) =>
      rate ? { name, said: words.rate(name, formatPercent(rate.value)), ...rate } : [],
    ),
    badge: standing && {
      kind: "badge",
      about: offerTable.outcome,
      text: standing.label,
      ...(standing.tone ? { tone: standing.tone } : {}),
    },
  };
}

const judged = ({ outcome }: ListedOffer) => (outcome?.kind === "judged" ? outcome : null);

/** Shares of those who ordered, with their intervals, and the verdict where it may be told. */
export const outcomeInFile: Record<string, (offer: ListedOffer) => string | number> = {
  verdict: (offer) => judged(offer)?.verdict ?? "",
  ordered_of_held_out: (offer) => judged(offer)?.holdoutRate?.value ?? "",
  ordered_of_held_out_low: (offer) => judged(offer)?.holdoutRate?.low ?? "",
  ordered_of_held_out_high: (offer) => judged(offer)?.holdoutRate?.high ?? "",
  ordered_with_a_code: (offer) => judged(offer)?.treatedRate?.value ?? "",
  ordered_with_a_code_low: (offer) => judged(offer)?.treatedRate?.low ?? "",
  ordered_with_a_code_high: (offer) => judged(offer)?.treatedRate?.high ?? "",
};
