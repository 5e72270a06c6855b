import { formatNumber } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import { orderInWords } from "../../lists/words.ts";
import type { Selection } from "../../lists/selection.ts";
import { orders } from "./columns.ts";
import type { FactPlace } from "../../segments/facts/fact.ts";
import type { CustomerListQuery } from "./list-query.ts";

const and = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)!}`;

/** Whom a list holds: "Customers who have 2 or more orders and carry the tag “wholesale”". */
export function whoWords({ asked, search }: CustomerListQuery, place: FactPlace): string {
  const clauses = asked.map(([, one]) => one.clause(place));
  const found = search ? ` found by “${search}”` : "";
  if (clauses.length === 0) return found ? `Customers${found}` : "All customers";
  return `Customers${found} who ${and(clauses)}`;
}

/** What a list is: whom it holds, how many, and in what order. */
export function listSentence(
  query: CustomerListQuery,
  place: FactPlace,
  { count, countIsComplete }: { count: number; countIsComplete: boolean },
): string {
  const { only, ...order } = orders[query.sort];
  const number = countIsComplete ? formatNumber(count) : `more than ${formatNumber(count)}`;
  const which = `${whoWords(query, place)}: ${number}${only ? ` ${only.words}` : ""}`;
  return `${which}. ${orderInWords(order, query.direction)}.`;
}

export const searchUnanswered =
  "Shopify does not answer the search by name at the moment. Search by customer number, or try again.";

export const builtInViews = { all: "All" };

export const customerTable = {
  singular: "customer",
  plural: "customers",
  search: "Search by name, e-mail or customer number",
  card: (orderCount: number, ago: string) => `${countOf(orderCount, "order")}, ${ago}`,
  onlyCustomers:
    "Only customers with an order that counts are listed. Remove a filter, or search by another name.",
  noCustomerFits: "No customer fits",
  showAllCustomers: "Show all customers",
  eachOne:
    "Each one with what they brought, what they may bring, and whether they are slipping away. They come with the orders read from Shopify.",
  yourCustomersAppearHere: "Your customers appear here",
  seeProgress: "See progress",
};

export const page = {
  customers: "Customers",
  exportCsv: "Export CSV",
  export: "Export",
  numbersOnly: "As you see it, CSV",
  numbersOnlyHelp: "This list with its columns and its order. Customers by number, without names.",
  withContacts: "With names and e-mail, CSV",
  withContactsHelp:
    "To write to them: asked of Shopify now and kept nowhere. Who exported it is written in the access log.",
  makeOffer: "Make an offer",
  saveAsSegment: "Save as segment",
  tag: "Tag",
  readSoFar:
    "Orders are still being read or worked out: customers and values grow, and states and predictions stand here once all are.",
  leftOut: (count: number) =>
    `${countOf(count, "customer")} who objected to being profiled ${count === 1 ? "is" : "are"} in no list chosen by a filter.`,
};

/** The chosen customers, in a few words. */
export const selectionWords = (
  selection: Selection,
  { count, countIsComplete }: { count: number; countIsComplete: boolean },
): string =>
  selection.kind === "some"
    ? countOf(selection.ids.length, "customer")
    : countIsComplete
      ? `all ${countOf(count, "customer")} that match`
      : "all customers that match";

export const viewWords = {
  outOfDate: "This page is out of date. Reload it and try again.",
  noName: (most: number) => `Give the view a name of at most ${most} letters.`,
  taken: (name: string) => `There is a view called “${name}” already. Choose another name.`,
  full: () => "There are as many views as can be kept. Remove one first.",
  nothingToKeep:
    "A view keeps filters. Choose one first: a search by name and customers chosen by hand are not kept.",
};

export const tagWords = {
  title: (who: string) => `Tag ${who}`,
  tag: "Tag",
  help: "For your team, to find them again by: the filter “Tag” finds who carries it. Nothing goes to Shopify or to customers.",
  put: "Put the tag on",
  take: "Take it off",
  close: "Close",
  noTag: "Enter a tag of at most 40 letters",
  done: (intent: "tag" | "untag", tag: string, changed: number, all: number) =>
    intent === "tag"
      ? `“${tag}” was put on ${countOf(changed, "customer")}${changed < all ? `; ${formatNumber(all - changed)} had it already` : ""}.`
      : `“${tag}” was taken off ${countOf(changed, "customer")}.`,
};
