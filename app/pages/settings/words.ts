import { formatInstant, formatNumber } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import type { CustomerId } from "../../ids.ts";

export const noSuchExport = "There is no such export, or the customer was erased since.";

export const comparisonsCard = {
  theTryOfCame: (at: string, timeZone: string, why: string) =>
    `The try of ${formatInstant(at, timeZone)} came to nothing: ${why} It is tried again every night.`,
  underWay: "Under way",
  notYet: "Not yet",
  repaired: "Repaired",
  equal: "Equal",
  firstWithinHour: "The first comes within an hour after all orders were read.",
  firstAfterNight: "The first comes in the night after all orders were read.",
  firstAfterWeek: "The first comes a week after all orders were read.",
  ordersRepaired: (repaired: number) => `${countOf(repaired, "order")} repaired`,
  removed: (removed: number) => `${countOf(removed, "deleted order")} removed`,
  nothingHadChanged: (at: string) => `${at}: nothing had changed.`,
  someEqual: (at: string, equal: number, value: string) =>
    `${at}: ${countOf(equal, "order")} equal, ${value}.`,
  comparedAllEqual: (at: string, compared: number) =>
    `${at}: ${countOf(compared, "order")} compared, all equal.`,
  whatDiffered: "What differed",
  monthsThatDifferedBefore: "Months that differed, before they were repaired",
  month: "Month",
  ordersInShopify: "Orders in Shopify",
  ordersHere: "Orders here",
  paidInShopify: "Paid in Shopify",
  paidHere: "Paid here",
};

export const jobsCard = {
  waiting: "Waiting",
  running: "Running",
  dueLater: "Due later",
  givenUp: "Given up",
  nothingHasFailed: "Nothing has failed.",
  triedAgain: "Tried again",
  beginsAnew: "begins anew",
  tried: (attempts: number) => `tried ${countOf(attempts, "time")}`,
  tryItAgain: "Try it again",
  tryAllAgain: (count: number) => `Try all ${formatNumber(count)} again`,
};

export const page = {
  settings: "Settings",
  team: "Team and who opened what",
  leaving: "Leaving",
  numbersAndOffers: "Numbers and offers",
  whatYourFigures: "What your figures and new offers begin with.",
  health: "Health",
  whetherEverythingWorks: "Whether everything works.",
  comparedWithShopify: "Compared with Shopify",
  whetherYourOrdersHere:
    "Whether your orders here are those in Shopify. What differs is repaired by itself.",
  workInTheBackground: "Work in the background",
  whatBoomerangIsDoing: "What Boomerang is doing, and what it gave up.",
  newsFromShopify: "News from Shopify",
  shopifyReportsChanges:
    "Shopify reports changes as they happen. Rare events stay silent for long; that is normal.",
  privacy: "Privacy",
  requestsOfCustomers:
    "Requests of customers that Shopify passed on. Boomerang keeps no names and no e-mail addresses; those in a file of older orders are sealed, and forgotten once their customers are found.",
};

export const privacyCard = {
  askedWhatIsStored: "Asked what is stored",
  askedToBeErased: "Asked to be erased",
  eraseTheShop: "Erase the shop",
  noRequests:
    "No requests. When a customer asks what is stored, the answer can be downloaded here; when one asks to be erased, it is done by itself.",
  customer: (customerId: CustomerId) => `, customer ${customerId}`,
  done: (completed: string, timeZone: string) => `Done ${formatInstant(completed, timeZone)}`,
  notNeeded: "Not needed any more: the app was installed again.",
  askedDue: (requested: string, timeZone: string, due: string) =>
    `Asked ${formatInstant(requested, timeZone)}, due ${formatInstant(due, timeZone)}`,
  download: "Download",
};

export const webhooksCard = {
  lastNews: (last: string, timeZone: string) => `Last news: ${formatInstant(last, timeZone)}.`,
  noNewsYet: "No news yet. The first comes with the next order.",
  ofTheLast7: (missed: number) =>
    `${countOf(missed, "change")} of the last 7 days did not arrive by themselves: comparing found them.`,
  nothingWasMissed: "Nothing was missed in the last 7 days.",
  notOurs: (messages: number, last: string, timeZone: string) =>
    `${countOf(messages, "message")} of the last weeks named numbers no shop has, as Shopify's own examples do, the last on ${formatInstant(last, timeZone)}. ${messages === 1 ? "It was" : "They were"} answered and not acted on.`,
  byKind: "By kind",
  lastNewsByKind: "Last news by kind",
  kind: "Kind",
  lastReceived: "Last received",
};
