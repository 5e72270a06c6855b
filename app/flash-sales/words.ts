/** What is wrong with a sale whose discount somebody deleted. */
export const deletedInShopify = "Its discount was deleted in Shopify.";
