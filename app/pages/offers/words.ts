export const offerTable = {
  anotherTabMay: "Another tab may have them.",
  noOffersHere: "No offers here",
  offer: "Offer",
  state: "State",
  outcome: "Outcome",
  discountFor: (discount: string, whom: string) => `${discount} for ${whom}`,
  withACode: "With a code",
  heldOut: "Held out",
  redeemed: "Redeemed",
  revenueWithACode: "Revenue with a code",
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
  running: "Running",
  over: "Over",
  failed: "Failed",
  offers: "Offers",
  anOfferGoes:
    "An offer goes to a segment, or to a list of customers. Some of its customers are held out by chance and get no code: what they buy anyway shows what the offer really brought.",
  offersThatShowWhether: "Offers that show whether they paid",
};
