import { formatNumber } from "../../figures/format.ts";

export const offerTable = {
  anotherTabMay: "Take a filter away, or choose another tab.",
  noOffersHere: "No offer fits",
  offer: "Offer",
  state: "State",
  outcome: "Outcome",
  discountFor: (discount: string, whom: string) => `${discount} for ${whom}`,
  withACode: "With a code",
  heldOut: "Held out",
  redeemed: "Redeemed",
  revenueWithACode: "Revenue with a code",
  begun: "Made",
  ends: "Ends",
  noEnd: "No end",
};

export const outcomeCell = {
  none: "–",
  judged: (day: string) => `Judged ${day}`,
  tonight: "Verdict tonight",
  heldOut: "held out",
  withACode: "with a code",
  rate: (side: string, share: string) => `${share} ${side}`,
};

export const page = {
  all: "All",
  download: "Download as CSV",
  running: "Running",
  over: "Over",
  failed: "Failed",
  offers: "Offers",
  anOfferGoes:
    "An offer goes to a segment, or to a list of customers. Some of its customers are held out by chance and get no code: what they buy anyway shows what the offer really brought.",
  offersThatShowWhether: "Offers that show whether they paid",
};

export const offerOrders = {
  most: { down: "Most first", up: "Fewest first" },
  days: { down: "Latest first", up: "Earliest first" },
};

export const offerFilterWords = {
  state: "State",
  kind: "Takes off",
  segment: "For",
  verdict: "Verdict",
  aList: "A list of customers",
  notJudged: "Not judged yet",
  thatAre: (states: string) => `that are ${states}`,
  thatTakeOff: (kinds: string) => `that take off ${kinds}`,
  forWhom: (segments: string) => `for ${segments}`,
  whoseVerdictIs: (verdicts: string) => `whose verdict is ${verdicts}`,
};

/** What the list is. */
export const offersSentence = (
  clauses: readonly string[],
  { count, countIsComplete }: { count: number; countIsComplete: boolean },
  order: string,
) => {
  const which = clauses.length === 0 ? "All offers" : `Offers ${clauses.join(", ")}`;
  const number = formatNumber(count);
  return `${which}: ${countIsComplete ? number : `the newest ${number}`}. ${order}.`;
};

export const offersResource = { singular: "offer", plural: "offers" };

/** On a phone, below an offer's name. */
export const offerCard = (terms: string, outcome: string | null) =>
  outcome === null ? terms : `${terms}. ${outcome}`;
