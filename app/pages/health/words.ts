import { formatInstant, formatNumber } from "../../figures/format.ts";
import type { HealthLine } from "../../figures/health-line.ts";
import { countOf } from "../../figures/words.ts";

export const page = {
  allIsWell: "Everything works",
  toLookAt: (count: number) => `${countOf(count, "thing")} to look at`,
  diagnostics: "Diagnostics",
  parts: "Part by part",
  everyPart: "Whether each part works, and what it needs.",
  comparedWithShopify: "Compared with Shopify",
  whetherYourOrdersHere:
    "Whether your orders here are those in Shopify. What differs is repaired by itself.",
  workInTheBackground: "Work in the background",
  whatBoomerangIsDoing: "What Boomerang is doing, and what it gave up.",
  newsFromShopify: "News from Shopify",
  shopifyReportsChanges:
    "Shopify reports changes as they happen. Rare events stay silent for long; that is normal.",
};

/** Work that nobody takes up again by itself. */
export const givenUpLine = (count: number): HealthLine => ({
  title: page.workInTheBackground,
  badge: { label: jobsCard.givenUp, tone: "attention" },
  words:
    count === 1
      ? "1 piece of work was given up after many tries. Below is why, and a button to try it again."
      : `${formatNumber(count)} pieces of work were given up after many tries. Below is why, and a button to try them again.`,
});

export const diagnosticsCard = {
  title: "For whoever helps you",
  about:
    "Versions, access, the standing of each part, work and its last errors. Nothing of your customers, no codes, no keys: of errors only words that name nobody.",
  copy: "Copy diagnostics",
  copied: "Copied.",
  refused: "Your browser does not let this page copy: the text below is marked, copy it yourself.",
  what: "What is copied",
};

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
