export const page = {
  documentTitle: "Flash sales",
  timesAreTheShops: (zone: string) => `Times are the shop’s: ${zone}`,
  shopifyDidNotAnswer:
    "Shopify did not answer just now. States are shown by the clock and may be off by a moment.",
  aFlashSaleLowers:
    "A flash sale lowers the price of some products for a set time. Shopify starts and ends it, also if Boomerang were gone.",
  salesThatBegin: "Sales that begin and end by themselves",
  flashSale: "flash sale",
  many: "flash sales",
  sale: "Sale",
  state: "State",
  off: "Off",
  products: "Products",
  starts: "Starts",
  ends: "Ends",
  fromTo: (starts: string, ends: string) => `${starts} to ${ends}`,
};
