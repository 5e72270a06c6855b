import { formatDay, formatMoney, formatNumber } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import type { LiveCount } from "../../segments/estimate.ts";

export const page = {
  newSegment: "New segment",
  segments: "Segments",
  save: "Save",
  seeCustomers: "See customers",
  createOffer: "Create offer",
  name: "Name",
  nameHelp: "Offers and lists say it. Nothing goes to Shopify or to customers.",
  whoIsIn: "Who is in it",
  asks: "A customer is in it when every box holds. In a box, one condition is enough.",
  and: "and",
  or: "or",
  addCondition: "Add a condition",
  orAnother: "or another condition",
  choose: "Choose what to ask",
  holds: "Holds",
  doesNotHold: "Does not hold",
  whether: (label: string) => `${label}: whether it holds or not`,
  remove: "Remove",
  removeNamed: (label: string) => `Remove the condition ${label}`,
  conditions: "Conditions",
  nobodyYet: "Add a condition: the number of customers appears here.",
  counting: "Counting …",
  notCounted: "Not counted: a condition cannot be read yet.",
  notKept: "Not saved yet",
  saved: "Saved",
};

/** How many a segment would hold now. */
export function countWords(count: LiveCount): string {
  if (count.kind === "exact") return countOf(count.customers, "customer");
  return `about ${countOf(count.customers, "customer")}`;
}

/** How sure that is; null = counted one by one. */
export const sureWords = (count: LiveCount): string | null =>
  count.kind === "exact"
    ? null
    : `Between ${formatNumber(count.low)} and ${formatNumber(count.high)}, by a sample of 1 in 128. Saving counts them one by one.`;

export const sizeWords = (
  size: { customers: number; valueAtRiskMinor: number; predictedMinor: number; day: string },
  currency: string,
): string[] => [
  `${countOf(size.customers, "customer")} when counted on ${formatDay(size.day)}`,
  `~${formatMoney(size.valueAtRiskMinor, currency)} at risk over 12 months`,
  `~${formatMoney(size.predictedMinor, currency)} expected within 12 months`,
];

export const versionsCard = {
  title: "Versions",
  help: "An offer keeps the version it went out with, and whom it reached.",
  version: (version: number, day: string) => `Version ${version}, since ${formatDay(day)}`,
  unreadable: "Conditions that are not known any more",
};

export const removal = {
  remove: "Remove segment",
  title: (name: string) => `Remove “${name}”?`,
  what: (offers: number) =>
    offers === 0
      ? "Its versions and its sizes by day go with it. Customers and their tags stay."
      : `Its versions and its sizes by day go with it. ${countOf(offers, "offer")} went to it: ${offers === 1 ? "it keeps" : "they keep"} whom ${offers === 1 ? "it" : "they"} reached, and its name; to make one like ${offers === 1 ? "it" : "them"}, choose customers anew.`,
};

export const segmentProblems = {
  outOfDate: "This page is out of date. Reload it and try again",
  noName: (most: number) => `Give it a name of at most ${most} letters`,
  nameOfAState: (name: string) => `“${name}” is a segment every shop has. Choose another name`,
  taken: (name: string) => `There is a segment called “${name}” already. Choose another name`,
  full: (most: number) => `There are ${most} segments, as many as can be kept. Remove one first`,
  changed:
    "It was changed meanwhile, in another window or by somebody else. Copy what you need, and reload the page",
  gone: "It was removed meanwhile. To keep these conditions, make a new segment of them",
  notFound: "There is no such segment. It may have been removed",
};

export const fieldLabels = {
  name: page.name,
  definition: page.conditions,
};
