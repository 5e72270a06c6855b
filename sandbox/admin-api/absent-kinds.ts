/**
 * Kinds of things no shop of the sandbox has one of: what a request asks of them is checked against Shopify's schema
 * and never read, and lists of them are empty. A kind leaves this set when the sandbox gets its first.
 */
const absentKinds = new Set([
  ...["Article", "Blog", "Page", "Collection", "Company", "SellingPlanGroup", "TaxonomyCategory"],
  ...["MediaImage", "ExternalVideo", "Video", "Model3d"],
  ...["DiscountCodeApp", "DiscountAutomaticApp", "DiscountCollections"],
  ...["FulfillmentOrderMerchantRequest", "LocationSuggestedAddress", "PaymentSchedule"],
  "Attribute",
]);

export const isAbsent = (kind: string): boolean => absentKinds.has(kind);
