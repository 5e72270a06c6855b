/** What is wrong with a sale whose discount somebody deleted. */
export const deletedInShopify = "Its discount was deleted in Shopify.";

/** @param why a sentence */
export const notCreated = (why: string) => `Shopify did not take the sale after many tries. ${why}`;

/** @param why a sentence */
export const notCancelled = (why: string) =>
  `The sale could not be cancelled after many tries: deactivate the discount in Shopify. ${why}`;

/** Beside a field of the form. */
export const saleProblems = {
  inOtherSale: (titles: string[], sale: string) => {
    const more = titles.length > 3 ? ` and ${titles.length - 3} more` : "";
    return `${titles.slice(0, 3).join(", ")}${more}: in the sale "${sale}" at the same time. Remove them or choose other times`;
  },
  nameTaken: "Another automatic discount has this name. Choose a different one",
  tooMany: (most: number, planned: number) =>
    `Shopify runs at most ${most} automatic discounts at a time, and ${planned} are planned in this period. End one of them or choose other times`,
};
