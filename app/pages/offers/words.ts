export const offerTable = {
  anotherTabMay: "Another tab may have them.",
  noOffersHere: "No offers here",
  offer: "Offer",
  state: "State",
  segment: "Segment",
  withACode: "With a code",
  heldOut: "Held out",
  redeemed: "Redeemed",
  revenueWithACode: "Revenue with a code",
  ends: "Ends",
  noEnd: "No end",
};

export const page = {
  all: "All",
  running: "Running",
  over: "Over",
  failed: "Failed",
  offers: "Offers",
  anOfferGoes:
    "An offer goes to one segment. Some of its customers are held out by chance and get no code: what they buy anyway shows what the offer really brought.",
  offersThatShowWhether: "Offers that show whether they paid",
};
