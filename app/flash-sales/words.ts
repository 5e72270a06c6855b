/** What is wrong with a sale whose discount somebody deleted. */
export const deletedInShopify = "Its discount was deleted in Shopify.";

/** Of a sale that waited too long: for Shopify, or while launching was stopped. */
export const timeHasPassed =
  "Its end came before it could be created, so no price was changed. Plan it anew if it is still wanted.";

/** Of a sale that was about to be created when the backup was taken that is used now. */
export const unknownSinceRestore =
  "Boomerang had to go back to a backup, and Shopify has no such sale: it was ended or never created. No price was changed. Plan it anew if it is still wanted.";

/** @param why a sentence */
export const notCreated = (why: string) => `Shopify did not take the sale after many tries. ${why}`;

/** @param why a sentence */
export const notCancelled = (why: string) =>
  `The sale could not be cancelled after many tries: deactivate the discount in Shopify. ${why}`;

/** Beside a field of the form. */
export const saleProblems = {
  outOfDate: "This form is out of date. Reload the page",
  noTitle: "Enter a name. Shoppers see it in the cart",
  longTitle: (most: number) => `Use at most ${most} characters`,
  startHasPassed: "This moment has passed. Choose a later start",
  endsBeforeStart: "The end must come after the start",
  tooShort: (minutes: number) => `A sale lasts at least ${minutes} minutes`,
  inOtherSale: (titles: string[], sale: string) => {
    const more = titles.length > 3 ? ` and ${titles.length - 3} more` : "";
    return `${titles.slice(0, 3).join(", ")}${more}: in the sale "${sale}" at the same time. Remove them or choose other times`;
  },
  nameTaken: "Another automatic discount has this name. Choose a different one",
  tooMany: (most: number, planned: number) =>
    `Shopify runs at most ${most} automatic discounts at a time, and ${planned} are planned in this period. End one of them or choose other times`,
};

/** Of a time that comes twice on the shop's clock. */
export const clocksSetBack = {
  atStart: "The clocks are set back at the start: the sale begins at the first of the two times.",
  atEnd: "The clocks are set back at the end: the sale ends at the second of the two times.",
};

/** Of a sale that was about to be launched. */
export const interrupted =
  "Boomerang was uninstalled before this was launched, so it was ended. Make it again if you still want it.";
