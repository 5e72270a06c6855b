import { formatInstant } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";

export const page = {
  made: "What Boomerang made in Shopify",
  madeHelp:
    "Boomerang changes no prices, tags, segments, themes, and no customers, orders or products. It makes discounts, and the survey's question.",
  stays: "What stays",
  staysHelp: "What you find in Shopify after Boomerang is gone.",
};

export const standing = {
  nothing: "Nothing of Boomerang stands in Shopify: no running discount, no survey.",
  notKnown: "Shopify could not be asked just now what stands there. Load this page again.",
  offer: (title: string) => `Offer “${title}”`,
  sale: (title: string) => `Flash sale “${title}”`,
  survey: "The survey's question",
  all: "Everything Boomerang made",
  ends: (at: string, timeZone: string) => `ends by itself ${formatInstant(at, timeZone)}`,
  openEnded: "runs until somebody ends it",
  ofTheShop: "kept in a metafield of the shop",
};

export const leave = {
  button: "End everything and stop launching",
  title: "End everything?",
  explained:
    "Every running offer and flash sale ends now, prices are as they were before, codes no longer work, and the survey's question is taken out of the shop. What has ended is not started again, even if you stay.",
  action: "End everything",
  nothingToEnd: "Stop launching",
};

export const progress = {
  began: (at: string, timeZone: string) =>
    `Leaving since ${formatInstant(at, timeZone)}. Nothing new begins.`,
  looking: "Looking at what stands in Shopify…",
  ended: (ended: number, found: number) => `${ended} of ${countOf(found, "thing")} ended`,
  checking: "Asking Shopify whether anything still stands…",
  done: (found: number, at: string, timeZone: string) =>
    found === 0
      ? `There was nothing to end (${formatInstant(at, timeZone)}). You can uninstall Boomerang in the Shopify admin: Settings, Apps.`
      : `${countOf(found, "thing")} ended, and Shopify shows nothing of Boomerang as active (${formatInstant(at, timeZone)}). You can uninstall Boomerang in the Shopify admin: Settings, Apps.`,
  left: (left: number) => `${countOf(left, "thing")} could not be ended`,
  again: "Try again",
  stay: "Stay with Boomerang",
};

export const stays = [
  "Discounts that have ended stay in Shopify's list of discounts as expired, with their codes. Orders that used them keep their prices. You can delete them there.",
  "If you placed the survey block in the checkout editor, it asks its built-in question until you take it out there or uninstall Boomerang.",
  "When you uninstall without ending anything first, discounts run on until their own end.",
  "After you uninstall, Boomerang no longer reads your shop. Shopify asks for your data to be erased two days later; then nothing of your shop is left here.",
];

/** Above every page of a shop that leaves. */
export const note = {
  leaving: "This shop is leaving Boomerang: no offer, flash sale or survey begins.",
  see: "See how far it is",
};
