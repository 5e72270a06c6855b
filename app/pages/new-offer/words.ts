import { OPEN_ENDED_DAYS } from "../../experiments/outcome-window.ts";
import { holdoutRange } from "../../experiments/holdout-range.ts";
import type { Prospect } from "../../experiments/prospect.ts";
import { formatMoney, formatNumber, formatPercent } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";

export const nobodyTreated = "Nobody would get a code. Choose others";

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

/** What the form calls its fields. */
export const fieldLabels = {
  segment: "Who gets it",
  title: "Name of the offer",
  kind: "What it takes off",
  percent: "Percentage off the order",
  amount: "Amount off the order",
  minimum: "Smallest order (optional)",
  endDay: "Last day",
  endTime: "Time",
  holdout: "Held out",
  margin: "Your margin (optional)",
};

export const sections = {
  who: { title: "Who", asks: "Whom is it for?" },
  what: { title: "What", asks: "What do they get?" },
  when: { title: "When", asks: "How long do the codes work?" },
  proof: { title: "Proof", asks: "How will you know whether it paid?" },
};

export const whoInput = {
  list: (who: string, customers: number) => `${who}: ${formatNumber(customers)}`,
  frozen:
    "They are counted and written down when the offer is launched; whoever comes to fit the list later gets no code. Who objected to being profiled is not among them.",
  notKept: "Customers who were named one by one are not kept in a draft.",
  seeList: "See or change the list",
  segmentInstead: "Choose a segment instead",
  yourOwn: "Your own",
  everyShop: "Of every shop",
  own: (named: string) => `segment ${named}`,
  orChoose: "Or filter your customers as you like and choose “Make an offer”:",
  customers: "Customers",
};

export const discountInputs = {
  subtotalAnOrderNeeds: "Subtotal an order needs for the code to work.",
  eachCodeWorksOnce: "Each code works once",
  aCode: "A code that is passed on cannot be used a second time.",
};

/** What is typed so far, as a piece of a sentence. */
export const typedOffer = {
  until: (day: string, time: string) => (time === "" ? day : `${day}, ${time}`),
};

export const offerSummary = {
  whatWillHappen: "What will happen",
  chooseFirst: "Choose who gets it, and what, to see what will happen.",
  /** @param off "20% off"; null while that is not typed yet */
  sentence: (reach: { treated: number; heldOut: number }, who: string, off: string | null) =>
    `About ${countOf(reach.treated, "customer")} (${who}) ${reach.treated === 1 ? "gets" : "get"} a code of their own${off ? ` for ${off}` : ""}.`,
  heldOutSentence: (heldOut: number) =>
    heldOut === 0
      ? "Nobody is held out, so there will be no verdict."
      : `About ${formatNumber(heldOut)}, chosen by chance, ${heldOut === 1 ? "gets" : "get"} none: what they buy anyway shows what the offer brought.`,
  until: (until: string | null, openDays: number) =>
    until
      ? `Codes work until ${until}; then you see whether it paid.`
      : `Codes work until you stop the offer; you see whether it paid after ${openDays} days.`,
  averageOrder: (amount: string) => `An average order of theirs is ${amount}.`,
  whatItTakes: "What it takes to pay",
  nobodyThere: "Nobody is there at the moment.",
  breakEven:
    "With margin m and discount d as shares of the price, a buyer brings m without the offer and m − d with it. The offer pays when the order rate with it, p1, and without it, p0, satisfy p1 ÷ p0 ≥ m ÷ (m − d).",
  breakEvenHere: (margin: number, discount: number) =>
    ` Here m = ${margin}%, d = ${formatPercent(discount)}.`,
};

export const confirmLaunch = {
  /** @param off "20% off" */
  codes: (treated: number, off: string | null) =>
    `${countOf(treated, "customer")} ${treated === 1 ? "gets" : "get"} a code of their own${off ? ` for ${off}` : ""}, in one discount in Shopify.`,
  heldOut: (heldOut: number) =>
    heldOut === 0
      ? "Nobody is held out, so there will be no verdict."
      : `${countOf(heldOut, "customer")}, chosen by chance, ${heldOut === 1 ? "is" : "are"} held out and ${heldOut === 1 ? "gets" : "get"} none.`,
  /** what could be said of it afterwards */
  prospect: (prospect: Prospect, currency: string) => {
    const { buyers, expected, needed, smallest, advisedPercent } = prospect;
    const money = (minor: number) => formatMoney(Math.round(minor), currency);
    const past = `In as long a time before, ${countOf(buyers, "of these customers", "of these customers")} ordered`;
    const more =
      advisedPercent === null
        ? ""
        : ` Holding out ${advisedPercent}% would show smaller differences.`;
    if (expected < needed)
      return `${past}: unless far more do, there will be no verdict, because the smaller side is expected to hold ${formatNumber(Math.floor(10 * expected) / 10, 1)} who order and ${needed} are needed.${more}`;
    return smallest
      ? `${past}, and all of them brought ${money(smallest.mean)} of profit each on average. A difference of ${money(smallest.effect)} each would be proved four times in five, a smaller one less often.${more}`
      : `${past}.${more}`;
  },
  works: (until: string | null) =>
    `The codes work within a minute, ${until ? `until ${until}` : "until you stop the offer"}. Who gets one cannot be changed afterwards.`,
  nothingIsSent: "Boomerang writes to nobody: you send the codes.",
};

export const page = {
  noSegment: (found: string) => `There is no segment “${found}”. Choose who gets this offer below`,
  newOffer: "New offer",
  oneDiscountACode:
    "One discount, a code of their own for each customer, and some held out to compare with",
  offers: "Offers",
  launchOffer: "Launch offer",
  launchThisOffer: "Launch this offer?",
  chooseWhoGetsIt: "Choose who gets it",
  segmentOf: (segment: string, customers: number) => `${segment} (${formatNumber(customers)})`,
  customersAreCounted: "Customers are counted when the offer is launched.",
  shoppersSee: "Shoppers see it in their cart. Codes begin with it.",
  theOfferEnds: "The offer ends",
  whatIsLeft: "What is left of a full price after the cost of the goods.",
};
