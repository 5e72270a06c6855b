import { columnsKeptBack, tablesKeptBack } from "./kept-back-words.ts";

/** Kept with the stop, for whoever runs Boomerang. */
export const reasonOfStop = "the shop is leaving";

/** Of something whose end Shopify accepted and does not show. */
export const stillThere =
  "Shopify still shows it as active after several tries: end it in the Shopify admin.";

/** @param why a sentence */
export const notAsked = (why: string) =>
  `Shopify could not be asked what still stands, after many tries. ${why}`;

/** @param why a sentence */
export const notGathered = (why: string) =>
  `The file could not be gathered after several tries. ${why}`;

/** The first file of the download. */
export const aboutTheFile = (domain: string, at: string) =>
  [
    `Everything Boomerang holds of ${domain}, ${at}.`,
    "",
    "One CSV file for each table. Amounts are in the smallest unit of the shop's currency (cents). Instants are UTC, days are the shop's. Customers, orders and products have Shopify's numbers; no names and no addresses are held.",
    "A text that a spreadsheet would take for a formula has an apostrophe in front.",
    "",
    "Not in it:",
    ...Object.entries({ ...tablesKeptBack, ...columnsKeptBack }).map(
      ([what, why]) => `- ${what}: ${why}`,
    ),
    "- the keys to your shop in Shopify, which are gone when you uninstall Boomerang",
    "",
  ].join("\r\n");
