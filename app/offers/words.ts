/** @param why a sentence */
export const notCreated = (why: string) =>
  `Shopify did not take the discount after many tries. ${why}`;

/** @param why a sentence */
export const notStopped = (why: string) =>
  `The codes could not be switched off after many tries: deactivate the discount in Shopify. ${why}`;

/** @param why in Shopify's words */
export const codesRefused = (why: string) => `Shopify refused some codes: ${why}`;
