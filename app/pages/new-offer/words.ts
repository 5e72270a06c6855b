import { OPEN_ENDED_DAYS } from "../../experiments/outcome-window.ts";
import { holdoutRange } from "../../experiments/holdout-range.ts";
import { formatNumber, formatPercent } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";

export const nobodyTreated =
  "Nobody in this segment would get a code. Choose another segment or hold out fewer";

/** Of a shop whose orders were never read to the end, or are being worked out. */
export const segmentsOfAPart =
  "Not all your orders are read and worked out yet, and segments of a part of them would name the wrong customers. An offer can be launched once they are.";

/** What it takes for an offer to pay. */
export const breakEvenWords = {
  noMargin: "Margin unknown. Enter it to see how many more customers must order.",
  noShare: "Enter what the offer takes off.",
  never: "The discount is as large as your margin: no number of orders makes it pay.",
  from: (uplift: number) =>
    `At least ${formatNumber(uplift, 2)} times as many customers must order as would without it.`,
};

export const newOfferWords = {
  holdout: `Chosen by chance, they get no code. ${holdoutRange.least} to ${holdoutRange.most}%.`,
  openEnded: `Without an end, orders of the first ${OPEN_ENDED_DAYS} days decide the verdict.`,
};

export const discountInputs = {
  percentageOffTheOrder: "Percentage off the order",
  amountOffTheOrder: "Amount off the order",
  smallestOrderOptional: "Smallest order (optional)",
  subtotalAnOrderNeeds: "Subtotal an order needs for the code to work.",
  eachCodeWorksOnce: "Each code works once",
  aCode: "A code that is passed on cannot be used a second time.",
  whatItTakesOff: "What it takes off",
};

export const offerSummary = {
  beforeYouLaunch: "Before you launch",
  inTheSegmentNow: "In the segment now",
  customers: (count: number) => countOf(count, "customer"),
  getACode: "Get a code",
  aboutWithCode: (customers: number) => `about ${formatNumber(customers)}`,
  heldOut: "Held out",
  aboutHeldOut: (heldOut: number) => `about ${formatNumber(heldOut)}`,
  averageOrder: "Average order",
  whatItTakes: "What it takes to pay",
  nobodyInSegment: "Nobody is in this segment at the moment.",
  nobodyIsHeldOut: "Nobody is held out, so there will be no verdict on this offer.",
  tooFewHeldOut: (heldOut: number, needed: number) =>
    `With ${formatNumber(heldOut)} held out only a very large effect can be told from chance; about ${formatNumber(needed)} are needed to see 5 points more orders.`,
  breakEven:
    "With margin m and discount d as shares of the price, a buyer brings m without the offer and m − d with it. The offer pays when the order rate with it, p1, and without it, p0, satisfy p1 ÷ p0 ≥ m ÷ (m − d).",
  breakEvenHere: (margin: number, discount: number) =>
    ` Here m = ${margin}%, d = ${formatPercent(discount)}.`,
};

export const page = {
  newOffer: "New offer",
  oneDiscountACode:
    "One discount, a code of their own for each customer, and some held out to compare with",
  offers: "Offers",
  launchOffer: "Launch offer",
  segment: "Segment",
  chooseWhoGetsIt: "Choose who gets it",
  customersAreCounted: "Customers are counted when the offer is launched.",
  nameOfTheOffer: "Name of the offer",
  shoppersSee: "Shoppers see it in their cart. Codes begin with it.",
  theOfferEnds: "The offer ends",
  lastDay: "Last day",
  time: "Time",
  howYouWillKnow: "How you will know whether it paid",
  heldOut: "Held out",
  yourMarginOptional: "Your margin (optional)",
  whatIsLeft: "What is left of a full price after the cost of the goods.",
};
