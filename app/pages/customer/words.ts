import type { Outlook } from "../../clv/predict/what-if.ts";
import { customerStates } from "../../clv/states/states.ts";
import {
  formatDay,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../../figures/format.ts";
import { countOf, formatDays, timesWords, waitWords } from "../../figures/words.ts";
import type { CustomerId, OrderId } from "../../ids.ts";
import type { CustomerCode } from "./codes.ts";

export const noSuchCustomer = "No customer of this number has an order that counts.";

const countries = new Intl.DisplayNames(["en"], { type: "region" });

/** @param code of a country, two letters */
export const livesIn = (code: string) => `Lives in ${countries.of(code) ?? code}.`;

interface Order {
  counts: boolean;
  test: boolean;
  cancelled: boolean;
  daysSincePrevious: number | null;
  discountMinor: number;
  discountCodes: string[];
  refundedMinor: number;
}

export function whyNot(order: Pick<Order, "test" | "cancelled">): string {
  if (order.test) return "Test, not counted";
  if (order.cancelled) return "Cancelled, not counted";
  return "Refunded in full, not counted";
}

/** From so much later than their rhythm on, it is worth a word. */
const LATE = 1.5;

/** "41 days after the one before, 1.6 times their rhythm"; null where there is none before. */
export function gapWords(
  { daysSincePrevious: gap }: Pick<Order, "daysSincePrevious">,
  rhythmDays: number | null,
): string | null {
  if (gap === null) return null;
  if (gap === 0) return "the same day as the one before";
  const after = `${formatDays(gap)} after the one before`;
  if (rhythmDays === null || !(rhythmDays > 0)) return after;
  const ratio = gap / rhythmDays;
  return ratio >= LATE
    ? `${after} (${timesWords(ratio)} their rhythm of ${waitWords(rhythmDays)})`
    : after;
}

export function orderWords(order: Order, currency: string): string[] {
  const codes = order.discountCodes.length > 0 ? ` (${order.discountCodes.join(", ")})` : "";
  return [
    ...(order.discountMinor > 0
      ? [`${formatMoney(order.discountMinor, currency)} discount${codes}`]
      : []),
    ...(order.refundedMinor > 0 ? [`${formatMoney(order.refundedMinor, currency)} refunded`] : []),
  ];
}

interface Offer {
  kind: "given" | "held_out" | "redeemed";
  code: string | null;
  discountMinor: number | null;
}

export function offerWords(offer: Offer, currency: string): string {
  if (offer.kind === "held_out") return "got no code, to see what happens without one";
  if (offer.kind === "given") return offer.code ? `code ${offer.code}` : "code not ready yet";
  return `code ${offer.code ?? ""}, ${formatMoney(offer.discountMinor ?? 0, currency)} discount`;
}

/** What a row of the table supposes. */
export function courseName({ course }: Pick<Outlook, "course">, currency: string): string {
  if (course.kind === "now") return "Today";
  if (course.kind === "away") return `${course.days} days more without`;
  return `Orders today, ${formatMoney(course.valueMinor, currency)}`;
}

const unknown = "–";

/** A row of the table: name, state, chance, value, value at risk. */
export function outlookRow(outlook: Outlook, currency: string): string[] {
  const value = (minor: number | null) =>
    minor === null ? unknown : `~${formatMoney(Math.round(minor), currency)}`;
  return [
    courseName(outlook, currency),
    customerStates[outlook.state].label,
    outlook.pOrder90 === null ? unknown : formatPercent(outlook.pOrder90),
    value(outlook.clv12Minor),
    outlook.valueAtRiskMinor > 0 ? value(outlook.valueAtRiskMinor) : unknown,
  ];
}

/** What the table comes to. */
export function outlookWords(outlooks: readonly Outlook[], currency: string): string {
  const now = outlooks[0]!;
  const order = outlooks.find(({ course }) => course.kind === "order");
  const last = outlooks.at(-1)!;
  const days = last.course.kind === "away" ? last.course.days : 0;
  if (now.clv12Minor === null || last.clv12Minor === null) {
    const moved = outlooks.find(
      ({ course, state }) => course.kind === "away" && state !== now.state,
    );
    if (!moved || moved.course.kind !== "away")
      return `Without an order they stay in “${customerStates[now.state].label}” for ${days} days and more. Values are predicted when there is more history.`;
    return `Without an order they move to “${customerStates[moved.state].label}” within ${moved.course.days} days. Values are predicted when there is more history.`;
  }
  const money = (minor: number) => `~${formatMoney(Math.round(minor), currency)}`;
  const falls = `${days} more days without one would ${last.clv12Minor < now.clv12Minor ? "lower" : "change"} it to ${money(last.clv12Minor)}`;
  if (!order || order.clv12Minor === null)
    return `They ordered today. From ${money(now.clv12Minor)} for the next 12 months, ${falls}.`;
  return `An order today would ${order.clv12Minor > now.clv12Minor ? "raise" : "change"} the value of the 12 months after it from ${money(now.clv12Minor)} to ${money(order.clv12Minor)}; ${falls}.`;
}

/** What the share of discounted orders means for the next offer; null while the shop's own share is not known. */
export function discountAdvice({
  standing,
}: {
  standing: "led" | "not_led" | "unclear" | null;
}): string | null {
  switch (standing) {
    case "led":
      return "They may only come back at a discount: keep it small, and measure it.";
    case "not_led":
      return "They buy at full price too: a reminder comes before an offer.";
    case "unclear":
      return "Always with a discount so far, but too few orders to say that it leads them.";
    default:
      return null;
  }
}

export const outlookCard = {
  whatWouldChangeIt: "What would change it",
  whatWouldBeSaid:
    "What would be said of this customer after an order today, or after more days without one",
  if: "If",
  state: "State",
  orderWithin90Days: "Order within 90 days",
  predicted12Months: "Predicted, 12 months",
  valueAtRisk: "Value at risk",
  daysAway: "More days without an order",
  predictedThen: "Predicted, 12 months from then",
  curve: "What they would be expected to bring, the longer they stay away",
};

export const page = {
  documentTitle: "Customer",
  customer: (customerId: CustomerId) => `Customer ${customerId}`,
  customers: "Customers",
  openInShopify: "Open in Shopify",
  makeOffer: "Make an offer",
  noStateYet: "No state yet",
  theStateIsWorked:
    "The state is worked out within a moment; while orders are being read, when all are.",
  inThisStateSince: (stateSince: string) => ` In this state since ${formatDay(stateSince)}.`,
  discountLed: "Discount-led",
};

/** Where an order stands among those that were drawn. */
export const courseWords = {
  title: "When they ordered",
  label: (drawn: number, all: number) =>
    drawn < all
      ? `The last ${formatNumber(drawn)} of ${formatNumber(all)} orders of this customer over time`
      : "The orders of this customer over time",
  order: (name: string, amount: string) => `${name}, ${amount}`,
  due: "Their usual time to order again",
};

export const codesCard = {
  codes: "Codes",
  became: (code: CustomerCode, currency: string): string => {
    if (code.isHeldOut) return "Held out: got no code, to see what happens without one";
    if (code.used === 0) return code.code ? "Not used so far" : "Code not ready yet";
    const often = code.used === 1 ? "once" : `${formatNumber(code.used)} times`;
    return `Used ${often}, ${formatMoney(code.discountMinor, currency)} discount`;
  },
};

export const notesCard = {
  notes: "Notes",
  newNote: "New note",
  help: "For your team. E-mail addresses, telephone and card numbers are not kept. It goes with the customer when they ask to be erased, and they get it when they ask what is stored.",
  keep: "Keep note",
  by: (name: string, at: string) => `${name}, ${at}`,
  remove: "Remove",
  removeNote: (text: string) => `Remove the note “${text.slice(0, 40)}”`,
  noText: "Write something, at most 1,000 letters",
  outOfDate: "This page is out of date. Reload it and try again.",
};

export const tagsCard = {
  tags: "Tags",
  newTag: "New tag",
  help: "For your team: a tag leads to everybody who carries it.",
  put: "Put on",
  remove: (tag: string) => `Take the tag ${tag} off`,
  noTag: "Enter a tag of at most 40 letters",
};

export const fold = {
  orders: (count: number, from: string, to: string, amount: string) =>
    `${countOf(count, "more order")}, ${from} to ${to}, ${amount} in all`,
};

export const profilingCard = {
  profiling: "Profiling",
  profiled:
    "Boomerang works out a state and a prediction for this customer. If they object, note it here: from then on nothing is worked out for them, and they are in no list chosen by a filter, in no segment and in no new offer. Their orders go on counting for the shop.",
  not: (since: string, timeZone: string) =>
    `This customer objected to being profiled on ${formatInstant(since, timeZone)}. No state and no prediction are worked out, and they are in no list chosen by a filter, in no segment and in no new offer. What their orders brought counts for the shop.`,
  stop: "They object to profiling",
  resume: "They may be profiled again",
};

export const rfmCard = {
  rfmGroup: "RFM group",
  byYourOrdersHere: "By your orders here",
  later: (least: number) => `From ${formatNumber(least)} customers on, after the next night`,
  inShopify: "In Shopify",
  notTold: "Not told",
  theyMayDiffer: (why: string) => `They may differ: ${why}`,
};

export const timelineCard = {
  timeline: "Timeline",
  order: (orderId: OrderId) => `Order ${orderId}`,
  firstOrder: "First order",
  fromFile: "From a file",
  movedTo: "Moved to",
  firstSeenAs: "First seen as",
  redeemed: "Redeemed",
  offer: "Offer",
  heldOut: "Held out",
  about: (orderName: string) => `about ${orderName}`,
  of5: (rating: number) => `${rating} of 5`,
  noComment: ", no comment",
  answered: "Answered",
};

/** Who it is, as far as Shopify tells: nothing is said twice. */
export function headOf(
  customerId: CustomerId,
  contact: { name: string | null; email: string | null } | null,
): { title: string; subtitle: string } {
  const number = page.customer(customerId);
  const title = contact?.name ?? number;
  return { title, subtitle: contact?.email ?? (title === number ? "" : number) };
}
