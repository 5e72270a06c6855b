import { customerStates, stateKeys } from "../../clv/states/states.ts";
import { codeKindNames } from "../../discounts/kinds.ts";
import { kindWords } from "../../discounts/words.ts";
import { wordsAsked, type WordsFilter } from "../../lists/words-filter.ts";
import { OF_A_LIST, offerPhaseNames, type OfferPhase } from "../../offers/offer.ts";
import { eitherWords } from "../../figures/words.ts";
import { offerPhases, verdictStandings } from "../offer-words.ts";
import type { ListedOffer } from "./listed.ts";
import { offerFilterWords as words } from "./words.ts";

const quoted = (labels: readonly string[]) => eitherWords(labels.map((label) => `“${label}”`));
const small = (labels: readonly string[]) =>
  eitherWords(labels.map((label) => label.toLowerCase()));

const state: WordsFilter<OfferPhase> = {
  param: "state",
  label: words.state,
  isShortcut: true,
  choices: offerPhaseNames.map((value) => ({ value, label: offerPhases[value].label })),
  clause: (labels) => words.thatAre(small(labels)),
};

const kind: WordsFilter<ListedOffer["discount"]["kind"]> = {
  param: "kind",
  label: words.kind,
  choices: codeKindNames.map((value) => ({ value, label: kindWords[value].choice })),
  clause: (labels) => words.thatTakeOff(small(labels)),
};

const segment: WordsFilter = {
  param: "segment",
  label: words.segment,
  choices: [
    ...stateKeys.map((value) => ({ value, label: customerStates[value].label })),
    { value: OF_A_LIST, label: words.aList },
  ],
  clause: (labels) => words.forWhom(quoted(labels)),
};

const OPEN = "open";

const verdict: WordsFilter = {
  param: "verdict",
  label: words.verdict,
  isShortcut: true,
  choices: [
    ...Object.entries(verdictStandings).map(([value, { label }]) => ({ value, label })),
    { value: OPEN, label: words.notJudged },
  ],
  clause: (labels) => words.whoseVerdictIs(quoted(labels)),
};

/** @param seesCosts else the verdict, which a profit leads to, is not told, and not asked for */
export const offerFilters = (seesCosts: boolean): readonly WordsFilter[] =>
  seesCosts ? [state, kind, segment, verdict] : [state, kind, segment];

export type OfferTest = (offer: ListedOffer) => boolean;

/** What an address asks for that is known of an offer without asking anybody. */
export function plainTest(
  address: URLSearchParams,
): (offer: Pick<ListedOffer, "discount" | "segment">) => boolean {
  const [kinds, segments] = [wordsAsked(kind, address), wordsAsked(segment, address)];
  return (offer) =>
    (kinds.length === 0 || kinds.includes(offer.discount.kind)) &&
    (segments.length === 0 || segments.includes(offer.segment));
}

/** What of it needs to be told first: where offers stand by Shopify's word, and what came of them. Null = nothing. */
export function toldTest(address: URLSearchParams, seesCosts: boolean): OfferTest | null {
  const states = wordsAsked(state, address);
  const asked = seesCosts ? wordsAsked(verdict, address) : [];
  if (states.length === 0 && asked.length === 0) return null;
  return ({ phase, outcome }) =>
    (states.length === 0 || states.includes(phase)) &&
    (asked.length === 0 ||
      (outcome !== null &&
        asked.includes(outcome.kind === "judged" ? (outcome.verdict ?? "") : OPEN)));
}
