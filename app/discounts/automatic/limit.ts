/** Shopify runs at most so many automatic discounts at the same time, those of apps and the merchant's own together. */
export const AUTOMATIC_DISCOUNTS = 25;
