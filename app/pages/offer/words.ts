import type { ArmName } from "../../experiments/holdout.ts";
import { formatInstant, formatMoney, formatNumber, formatPercent } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import type { OrderId } from "../../ids.ts";

export const noSuchOffer = "There is no such offer.";

export const costsAreHidden =
  "Whether an offer pays depends on what the goods cost, and your shop's list of the team does not let you see that.";
export const mayNotAgain =
  "Your shop's list of the team does not let you give customers codes worth money.";

/** How alike the two sides began; null where nothing was predicted. */
export function expectedWords({ treated, holdout }: Record<ArmName, number | null>): string | null {
  return treated === null || holdout === null
    ? null
    : `When they were drawn, ${formatPercent(treated)} of customers with a code and ${formatPercent(holdout)} of those held out were expected to order within 90 days.`;
}

/** Who got another offer as well; null when nobody did. */
export function elsewhereWords({ treated, holdout }: Record<ArmName, number>): string | null {
  return treated + holdout === 0
    ? null
    : `${countOf(treated + holdout, "customer")} also had a code of another offer in this time, ${formatNumber(treated)} with a code of this one and ${formatNumber(holdout)} held out: what they did may be owed to either.`;
}

export const codesCard = {
  codes: "Codes",
  ofInShopify: (codesAdded: number, treated: number) =>
    `${formatNumber(codesAdded)} of ${countOf(treated, "code")} in Shopify`,
  oneForEachCustomer: "One for each customer, to send with the tool you use for messages.",
  sent: (at: string, timeZone: string) => `Marked as sent on ${formatInstant(at, timeZone)}.`,
};

export const codesDownloads = {
  withContacts: "Download codes with e-mail",
  numbersOnly: "Download codes (CSV)",
};

export const sendCard = {
  next: "Next: send the codes",
  why: (codes: number, until: string, timeZone: string) =>
    `${countOf(codes, "code")} ${codes === 1 ? "waits" : "wait"} for your customers, who know nothing of the offer until you write to them. It is judged on ${formatInstant(until, timeZone)}, sent or not.`,
  steps: [
    "Download the codes. Names and e-mail addresses are asked of Shopify now and kept nowhere.",
    "Import the file into the tool you write to customers with, and send each their code. Leave out nobody, and write to nobody else.",
    "Mark the codes as sent.",
  ],
  markSent: "Mark codes as sent",
};

interface Side {
  members: number;
  buyers: number;
}

export const progressCard = {
  judged: (until: string, timeZone: string) => `Judged on ${formatInstant(until, timeZone)}`,
  daysLeft: (days: number) => (days === 1 ? "The last day" : `${countOf(days, "day")} to go`),
  /** how many of how many */
  ordered: (treated: Side, holdout: Side) =>
    `${formatNumber(treated.buyers)} of ${countOf(treated.members, "customer")} with a code ordered${
      holdout.members === 0
        ? "."
        : `, and ${formatNumber(holdout.buyers)} of ${formatNumber(holdout.members)} held out.`
    }`,
};

export const marginForm = {
  yourMargin: "Your margin",
  whatItDoes: "For the verdict only: shoppers see nothing of it.",
};

export const page = {
  documentTitle: "Offer",
  discountFor: (discount: string, whom: string) => `${discount} for ${whom}`,
  offers: "Offers",
  duplicate: "Duplicate",
  stopOffer: "Stop offer",
  codesStopWorking:
    "Codes stop working at once. Orders placed with them keep their discount. The offer cannot be started again. It is judged on the day that was settled at launch all the same.",
  stopThisOffer: "Stop this offer?",
  thisOfferWasNot: "This offer was not created",
  somethingIsWrong: "Something is wrong",
  tryAgain: "Try again",
};

export const planCard = {
  plan: "Plan",
  atLaunch: { segment: "Segment at launch", list: "List at launch" },
  customers: "Customers",
  getACode: "Get a code",
  heldOut: "Held out",
  smallestOrder: "Smallest order",
  eachCodeWorks: "Each code works",
  once: "Once",
  anyNumberOfTimes: "Any number of times",
  launched: "Launched",
  stopped: "Stopped",
  ends: "Ends",
  noEnd: "No end",
};

export const redemptions = {
  ordersWithACode: "Orders with a code",
  noCodeUsedYet: "No code used yet",
  ordersAppearHere: "Orders with a code appear here within seconds.",
  codesWorkOnceShopify: "Codes work once Shopify has the discount.",
  redemptions: "Redemptions",
  revenueOfTheseOrders: "Revenue of these orders",
  discountGiven: "Discount given",
  usedByCustomersHeld: "Used by customers held out",
  order: "Order",
  code: "Code",
  revenue: "Revenue",
  discount: "Discount",
  date: "Date",
  orderWithoutName: (orderId: OrderId) => `Order ${orderId}`,
};

interface Interval {
  value: number;
  low: number;
  high: number;
}

function points(share: number): string {
  const value = share * 100;
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${formatNumber(Math.abs(value), 1)}`;
}

export const verdict = {
  verdict: "Verdict",
  customersWithACode: "Customers with a code and customers held out",
  customers: "Customers",
  orderRate: "Order rate",
  withACode: "With a code",
  heldOut: "Held out",
  countedAreOrders: (from: string, timeZone: string, until: string) =>
    `Counted are orders from ${formatInstant(from, timeZone)} until ${formatInstant(until, timeZone)}. The window was settled at launch.`,
  everybodyAssignedCountsWhether:
    "Everybody assigned counts, whether they used their code or not (intention to treat).",
  orderRatesHaveWilson:
    "Order rates have Wilson intervals, their difference Newcombe’s. Profit is compared by drawing the two sides again, as they were drawn, 1,999 times: what so many draws do not show is beyond chance. What was predicted for each customer when the sides were drawn is taken off first, and no customer counts for more than 99 in 100 buyers brought in a window as long before the launch.",
  profitOfACustomer:
    "Profit of a customer = revenue − unit costs, where Shopify has a cost per item and you let Boomerang read it. For all other goods it is margin × revenue − (1 − margin) × discount: the cost of the goods stays the same when the price falls.",
  cancelledAndTestOrders: "Cancelled and test orders do not count; returns are taken off.",
  costsAreThose: "Costs are those of your margin.",
  provisional: (until: string, timeZone: string) =>
    `Goods can still come back: the word may change until ${formatInstant(until, timeZone)}.`,
  unitCostsAreKnown: (share: number) => `Unit costs are known for ${share}% of these sales`,
  theRestIsLeft: (known: string) => `${known}; the rest is left out.`,
  theRestCounts: (known: string, marginPercent: number) =>
    `${known}; the rest counts with your margin of ${marginPercent}%.`,
  profitOfEach: "Profit for each customer, with a code less held out",
  comparison: "Compared",
  profit: "Profit",
  codeLessHeldOut: "With a code, less held out",
  nothingGained: "nothing gained",
  rateDifference: ({ value, low, high }: Interval) =>
    `Difference in order rate: ~${points(value)} points (95% interval ${points(low)} to ${points(high)}).`,
  profitDifference: ({ value, low, high }: Interval, currency: string) => {
    const money = (minor: number) => formatMoney(Math.round(minor), currency);
    return `Difference in profit for each customer: ~${money(value)} (95% interval ${money(low)} to ${money(high)}).`;
  },
  profitInAll: ({ value, low, high }: Interval, currency: string) => {
    const money = (minor: number) => formatMoney(Math.round(minor), currency);
    return `For all with a code together: ~${money(value)} (${money(low)} to ${money(high)}).`;
  },
};
