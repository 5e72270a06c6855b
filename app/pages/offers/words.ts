import { formatNumber, formatSpan } from "../../figures/format.ts";

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

/** What codes did in a period, over all offers. */
export const periodWords = {
  orders: "Orders with a code",
  revenue: "Revenue of these orders",
  discount: "Discounts on these orders",
  ordersFormula: "Orders of the period that count and used a code of any of your offers",
  revenueFormula: "Goods after all discounts and returns, of the orders with a code",
  discountFormula: "What all discounts took off the orders with a code, others beside the code too",
  everyOffer:
    "Codes of every offer, also of those that are over. An order with codes of two offers is one order.",
  notTheEffect:
    "Not what the offers brought: some of these customers would have ordered anyway. Each offer's verdict compares with customers held out.",
  during: (from: string, to: string) => `against ${formatSpan(from, to)}`,
  course: (figure: string, days: string) => `${figure}, ${days}`,
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
